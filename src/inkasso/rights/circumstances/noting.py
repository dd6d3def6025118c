"""Noting circumstances: on consent or for a legal claim, encrypted, for named people only."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import DatabaseError, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.parties.secrecy import encrypt, new_person_key
from inkasso.rights.circumstances.enforcing import UNFOUNDED
from inkasso.rights.consents.grounds import EXPLICIT, LEGAL_CLAIM
from inkasso.rights.consents.reading import consent_in_force
from inkasso.rights.consents.uses import HARDSHIP
from inkasso.rights.models import Circumstance, CircumstanceKey

#: Longest note, in characters.
TEXT_MAX = 2000
_CLAIM_MAX = 200
_ACTOR_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """What a person told, as somebody asks to note it."""

    person_id: UUID
    #: What was told, in free text.
    text: str
    #: The legal claim that it is needed for; empty when it rests on consent.
    legal_claim: str = ""
    #: Who handles the matter besides whoever writes it down.
    assigned: tuple[str, ...] = ()


def add_note(new: NewNote, on: date, *, by: str) -> UUID:
    """Note circumstances on a day; returns the number of the note.

    The person's file must be open. Each note has a key of its own, so that one can be destroyed
    and the others kept; it is not the key of the identity code, which helping does not need.
    Raises `Refused`: `no_hardship_consent`, `bad_note`.
    """
    _check_text(new)
    consent = None if new.legal_claim else consent_in_force(new.person_id, HARDSHIP, on)
    if consent is None and not new.legal_claim:
        raise Refused(no_consent())
    number, wrapped = uuid.uuid4(), new_person_key(new.person_id)
    try:
        with transaction.atomic():
            note = Circumstance.objects.create(
                id=number,
                person_id=new.person_id,
                consent_id=consent.number if consent else None,
                legal_claim=new.legal_claim,
                encrypted=encrypt(wrapped, new.text, column_of(number), new.person_id),
                recorded_on=on,
                recorded_by=by,
                assigned=list(dict.fromkeys((by, *new.assigned))),
            )
            CircumstanceKey.objects.create(
                circumstance=note, person_id=new.person_id, wrapped=wrapped
            )
    except DatabaseError as error:
        # Withdrawn since it was looked up: the database has the last word.
        if getattr(error.__cause__, "sqlstate", "") == UNFOUNDED:
            raise Refused(no_consent()) from error
        raise
    return number


def column_of(number: UUID) -> str:
    """What ties a ciphertext to its note, so that it opens in no other row."""
    return f"circumstance:{number}"


def no_consent() -> Refusal:
    """That no consent in force carries a note."""
    return Refusal(
        code="no_hardship_consent",
        message=_NO_CONSENT,
        remedy=_ASK,
        because=(EXPLICIT, LEGAL_CLAIM),
    )


def _check_text(new: NewNote) -> None:
    names_fit = all(0 < len(name.strip()) <= _ACTOR_MAX for name in new.assigned)
    text_fits = 0 < len(new.text.strip()) <= TEXT_MAX
    if not (text_fits and names_fit and len(new.legal_claim) <= _CLAIM_MAX):
        raise Refused(Refusal(code="bad_note", message=fill(_BAD, most=TEXT_MAX)))


_NO_CONSENT = Words(
    fi="Henkilön erillistä, kirjallista suostumusta vaikeiden olosuhteiden kirjaamiseen ei ole "
    "voimassa.",
    sv="Personens separata, skriftliga samtycke till anteckningar om svåra omständigheter är inte "
    "i kraft.",
    en="The person's separate, written consent to notes of hardship is not in force.",
)
_ASK = Words(
    fi="Pyydä suostumus ensin (inkasso consent give --use hardship), tai nimeä oikeusvaade, jota "
    "varten merkintä tarvitaan. Helpotuksen voi myöntää ilman merkintää.",
    sv="Be om samtycket först (inkasso consent give --use hardship) eller ange det rättsliga "
    "anspråk som anteckningen behövs för. Lättnad kan beviljas utan anteckning.",
    en="Ask for consent first (inkasso consent give --use hardship), or name the legal claim that "
    "the note is needed for. Relief can be granted without a note.",
)
_BAD = Words(
    fi="Merkinnässä on 1–{most} merkkiä, oikeusvaateessa enintään 200 ja nimissä 1–100.",
    sv="Anteckningen har 1–{most} tecken, anspråket högst 200 och namnen 1–100.",
    en="A note has 1 to {most} characters, a legal claim at most 200, names 1 to 100.",
)
