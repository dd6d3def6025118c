"""What contacts leave to be done: calls to make, promises to look after, addresses to find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from inkasso.contacts.history import payments_of
from inkasso.contacts.models import NextStep, Promise
from inkasso.contacts.promises import Promised, State, standing
from inkasso.contacts.results import Again

#: Promises looked at with one set of queries.
_CHUNK = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A case in which a contact left something to be done."""

    case_id: int
    person_id: UUID
    #: From which day.
    due_on: date
    #: Key of the result that left it.
    result: str
    #: The broken promise, in cents and by when; None where there is none.
    promised: tuple[int, date] | None = None


def callbacks(on: date, cases: Sequence[int] | None = None) -> list[Waiting]:
    """Open cases in which somebody is to be called again by a day, the longest waiting first.

    Of some cases, or of all; so with the promises.
    """
    return [_waiting(step) for step in _due(Again.CALL, on, cases)]


def addresses_wanted(on: date) -> list[Waiting]:
    """Open cases whose letters, messages or calls do not reach the person."""
    return [_waiting(step) for step in _due(Again.ADDRESS, on)]


def promises_broken(on: date, cases: Sequence[int] | None = None) -> list[Waiting]:
    """Open cases in which a promise to pay was not kept, and nobody has been in contact since."""
    steps = list(_due(Again.PROMISE, on, cases).filter(due_on__lt=on))
    found: list[Waiting] = []
    for start in range(0, len(steps), _CHUNK):
        found += _broken(steps[start : start + _CHUNK], on)
    return found


def _due(kind: Again, on: date, cases: Sequence[int] | None = None) -> QuerySet[NextStep]:
    due = NextStep.objects.filter(kind=kind, due_on__lte=on, case__closed_on=None)
    if cases is not None:
        due = due.filter(case_id__in=cases)
    return due.select_related("attempt").order_by("due_on", "case_id")


def _broken(steps: list[NextStep], on: date) -> list[Waiting]:
    promises = Promise.objects.in_bulk([step.attempt_id for step in steps])
    paid = payments_of([step.case_id for step in steps])
    found = []
    for step in steps:
        promise = promises[step.attempt_id]
        facts = Promised(
            made_on=promise.made_on,
            cents=promise.cents,
            by_on=promise.by_on,
            payments=paid.get(step.case_id, ()),
        )
        if standing(facts, on) is State.BROKEN:
            found.append(_waiting(step, (promise.cents, promise.by_on)))
    return found


def _waiting(step: NextStep, promised: tuple[int, date] | None = None) -> Waiting:
    assert step.due_on is not None, "the query asks for those that have a day"
    return Waiting(
        case_id=step.case_id,
        person_id=step.person_id,
        due_on=step.due_on,
        result=step.attempt.result,
        promised=promised,
    )
