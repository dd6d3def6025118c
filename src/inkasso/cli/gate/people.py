"""Whose file a command means."""

from __future__ import annotations

from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.acting import note_search
from inkasso.gate.current import current
from inkasso.gate.holds.placing import Protected
from inkasso.gate.register import register_in_force
from inkasso.notice.register import Use
from inkasso.parties.models import Party
from inkasso.receivables.finding import find_case
from inkasso.relations.people import find_people, is_known

#: What the log says of a look that names nothing; the review asks about it.
_TERMINAL = "terminal"
_UNKNOWN = Words(
    fi="Henkilöä {person} ei ole. Anna henkilön tunniste (uuid) tai asian numero.",
    sv="Det finns ingen person {person}. Ange personens uuid eller ärendets nummer.",
    en="There is no person {person}. Give a person's uuid or a case number.",
)
_SEVERAL = Words(
    fi="Osoite {text} kuuluu usealle.",
    sv="Adressen {text} hör till flera.",
    en="The address {text} belongs to several people.",
)
_ONE = Words(
    fi="Anna yksi näistä: {numbers}.",
    sv="Ange en av dessa: {numbers}.",
    en="Give one of these: {numbers}.",
)


def find_person(text: str) -> tuple[UUID, str]:
    """The person of a uuid, an address or a case's debtor; and what a look is for by itself.

    By e-mail address or telephone number (`+358…`) only those are found who are known otherwise
    than by a debt: `inkasso.relations`. Raises `Refused`: `unknown_case`, `unknown_person`,
    `several_people`.
    """
    try:
        return UUID(text), _TERMINAL
    except ValueError:
        pass
    if "@" in text or text.startswith("+"):
        return _reached_at(text), _TERMINAL
    case = find_case(text)
    return case.person_id, f"case:{case.id}"


def known_person(text: str) -> UUID:
    """The same person, who must exist. Raises `Refused`: `unknown_person`, `unknown_case`."""
    person_id, _ = find_person(text)
    if not Party.objects.filter(id=person_id).exists() and not (
        _knows_relations() and is_known(person_id)
    ):
        raise Refused(Refusal(code="unknown_person", message=_UNKNOWN.format(person=text)))
    return person_id


def find_protected(text: str) -> Protected:
    """The person of a uuid, or the case of a number or reference with its debtor.

    Raises `Refused`: `unknown_person`, `unknown_case`.
    """
    person_id, about = find_person(text)
    if about == _TERMINAL:
        return Protected(person_id=known_person(str(person_id)))
    return Protected(person_id=person_id, case_id=find_case(text).id)


def _reached_at(text: str) -> UUID:
    note_search("a person by an address")
    found = find_people(text) if _knows_relations() else []
    if len(found) > 1:
        numbers = ", ".join(map(str, found))
        message = _SEVERAL.format(text=text)
        raise Refused(
            Refusal(code="several_people", message=message, remedy=_ONE.format(numbers=numbers))
        )
    if not found:
        raise Refused(Refusal(code="unknown_person", message=_UNKNOWN.format(person=text)))
    return found[0]


def _knows_relations() -> bool:
    """Whether the purpose that is acted for may know of people without a debt."""
    who = current()
    if who is None:
        return True
    return Use.READ in register_in_force().purposes[who.purpose].uses("relation_keys")
