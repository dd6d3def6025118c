"""What somebody of a case has asked of us lately, as it is on record: what a letter may answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from inkasso.base.words import Words
from inkasso.contacts.history import standing_attempts
from inkasso.contacts.results import RESULTS, Direction
from inkasso.correspondence.asking import Asked, oldest_answered
from inkasso.gate.models import Hold
from inkasso.law.wording import fill
from inkasso.objections.models import Objection
from inkasso.objections.suspending import KIND
from inkasso.receivables.models import Case

#: Mail that came back is no word of the person's.
_NO_WORD = "returned"


def asked_of(case: Case, person: UUID, on: date) -> list[Asked]:
    """What a person has asked about a case in the days that are still answered, the newest first.

    Their contacts, objections and requests to suspend. Requests of their rights are known in a
    room above (`rights.requests.answerable`).
    """
    days = (oldest_answered(on), on)
    found = (*_contacts(case, person, days), *_objections(case, person, days))
    suspensions = _suspensions(case, days) if person == case.person_id else ()
    return sorted((*found, *suspensions), key=lambda one: (one.on, one.key), reverse=True)


def _contacts(case: Case, person: UUID, days: tuple[date, date]) -> Iterator[Asked]:
    came = standing_attempts().filter(
        case=case, person_id=person, direction=Direction.IN, contacted_on__range=days
    )
    for number, on, result in came.exclude(result=_NO_WORD).values_list(
        "id", "contacted_on", "result"
    ):
        about = fill(_CONTACT, result=RESULTS[result].name)
        yield Asked(kind="contact", number=number, on=on, about=about)


def _objections(case: Case, person: UUID, days: tuple[date, date]) -> Iterator[Asked]:
    taken = Objection.objects.filter(case=case, person_id=person, taken_on__range=days)
    for number, of_case, on in taken.values_list("id", "number", "taken_on"):
        about = fill(_OBJECTION, number=str(of_case))
        yield Asked(kind="objection", number=number, on=on, about=about)


def _suspensions(case: Case, days: tuple[date, date]) -> Iterator[Asked]:
    placed = Hold.objects.filter(case_id=case.id, kind=KIND, placed_on__range=days)
    # What was lifted on its own day was a mistake, or was taken back: nobody asks it any more.
    stood = placed.filter(Q(lifted_on=None) | Q(lifted_on__gt=F("placed_on")))
    for number, on in stood.values_list("id", "placed_on"):
        yield Asked(kind="suspension", number=number, on=on, about=_SUSPENSION)


_CONTACT = Words(fi="yhteydenotto: {result}", sv="kontakt: {result}", en="contact: {result}")
_OBJECTION = Words(fi="kiistäminen {number}", sv="bestridande {number}", en="objection {number}")
_SUSPENSION = Words(
    fi="pyyntö keskeyttää perintä",
    sv="begäran om avbrott i indrivningen",
    en="request to suspend collection",
)
