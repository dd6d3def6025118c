"""Notes on a case: added, corrected by another note, and never about anybody's health."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.base.decisions import Refused
from inkasso.contacts import refusing
from inkasso.contacts.models import Note
from inkasso.gate.backend.prepared import rows_where, with_beside

#: Longest note, in characters.
TEXT_MAX = 2000
#: Beginnings of words that tell of health in Finnish, Swedish and English. A note with one is asked
#: about, not judged: "sairaala" may be an employer.
_HEALTH = re.compile(
    r"\b(?:sair|masen|syöpä|syövä|diagno|lääk|psyk|terapi|vamma|raska|alkoh|päihde|päihte|muistis|"
    r"hospital|sjuk|depress|cancer|läkar|medicin|missbruk|gravid|demens|"
    r"ill\b|illness|disease|disab|pregnan|addict|therap|surger|dementia)",
    re.IGNORECASE,
)
_OF_NO_CONTACT = "case_id = %s AND attempt_id IS NULL AND written_on <= %s ORDER BY id DESC"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """A note, as somebody asks to write it."""

    case_id: int
    #: Whom it is about.
    person_id: UUID
    text: str
    #: That a note which reads like a word on health is none.
    not_health: bool = False
    #: The contact that it belongs to.
    attempt_id: int | None = None


def write_note(new: NewNote, on: date, *, by: str, corrects: Note | None = None) -> Note:
    """Write a note, with the person's file open; one that corrects another takes its place.

    Raises `Refused`: `bad_contact_note`, `health_in_note`, `already_corrected`.
    """
    text = new.text.strip()
    if not 0 < len(text) <= TEXT_MAX:
        raise Refused(refusing.bad_note(TEXT_MAX))
    if not new.not_health and reads_like_health(text):
        raise Refused(refusing.health_in_note())
    if corrects is not None and Note.objects.filter(corrects=corrects).exists():
        raise Refused(refusing.already_corrected())
    return Note.objects.create(
        case_id=new.case_id,
        person_id=new.person_id,
        attempt_id=new.attempt_id,
        written_on=on,
        by=by,
        text=text,
        corrects=corrects,
    )


def reads_like_health(text: str) -> bool:
    """Whether a text has a word that usually tells of somebody's health.

    >>> reads_like_health("Velallinen on sairauslomalla"), reads_like_health("Maksaa perjantaina")
    (True, False)
    """
    return _HEALTH.search(text) is not None


def notes_of(case_id: int, on: date) -> list[Note]:
    """The notes of a case up to a day that are no contact's, newest first, corrected ones too."""
    return with_beside(rows_where(Note, _OF_NO_CONTACT, [case_id, on]), "correction")
