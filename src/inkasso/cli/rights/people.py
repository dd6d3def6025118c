"""Whom a command of rights means."""

from __future__ import annotations

from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.cli.gate.people import find_person
from inkasso.parties.models import Party

_UNKNOWN = Words(
    fi="Henkilöä {person} ei ole. Anna henkilön tunniste (uuid) tai asian numero.",
    sv="Det finns ingen person {person}. Ange personens uuid eller ärendets nummer.",
    en="There is no person {person}. Give a person's uuid or a case number.",
)


def known_person(text: str) -> UUID:
    """The person of a uuid, or a case's debtor; raises `Refused`.

    Codes: `unknown_person`, `unknown_case`.
    """
    person_id, _ = find_person(text)
    if not Party.objects.filter(id=person_id).exists():
        raise Refused(Refusal(code="unknown_person", message=_UNKNOWN.format(person=text)))
    return person_id


def language_of(person_id: UUID) -> Language:
    """The language that a person is written to in."""
    spoken = Party.objects.filter(id=person_id).values_list("language", flat=True).first()
    return next((one for one in LANGUAGES if one == spoken), "fi")
