"""Requests of data subjects in numbers: what is open on a day, how a year's were answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from inkasso.rights.models import Request, RequestDecision, RequestStep
from inkasso.rights.requests.deciding import Outcome
from inkasso.rights.requests.state import State, open_requests, states

_REFUSED = (Outcome.REFUSED, Outcome.PARTLY)
_REPEATED = "repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRequest:
    """A request that waits for its answer, by number."""

    request: int
    right: str
    status: str
    #: Last day to answer; None while the clock stands still.
    due: date | None
    #: Days to that one, below zero when late; None while the clock stands still.
    days_left: int | None
    #: Whether more time was taken.
    extended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRight:
    """How the requests for one right were answered in a year."""

    right: str
    received: int
    answered_in_time: int
    answered_late: int
    #: Days from receipt to answer; None where none was answered.
    median_days: float | None
    #: How many were granted, refused …
    by_outcome: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests:
    """All of it."""

    open: tuple[OpenRequest, ...]
    #: How many of those open are past their last day.
    open_late: int
    #: How many wait for the person.
    standing_still: int
    of_year: tuple[OfRight, ...]
    #: Requests of the year that were given more time.
    extended: int
    #: Requests of the year that were answered with another.
    joined: int
    #: Answers of the year that refused a request, in part at least, as repeated.
    refused_as_repeated: int
    refusals_by_ground: dict[str, int]


def requests_in_numbers(on: date, first: date, last: date) -> Requests:
    """What is open on a day, and what came or was answered between two days; both are counted."""
    waiting = tuple(_open(state, on) for state in open_requests())
    received = list(states(Request.objects.filter(received_on__range=(first, last)).order_by("id")))
    decided = RequestDecision.objects.filter(decided_on__range=(first, last))
    answered = list(states(Request.objects.filter(requestdecision__in=decided).order_by("id")))
    grounds = Counter(
        ground
        for state in answered
        if state.decision is not None and state.decision.outcome in _REFUSED
        for ground in state.decision.grounds
    )
    return Requests(
        open=waiting,
        open_late=sum(one.days_left is not None and one.days_left < 0 for one in waiting),
        standing_still=sum(one.due is None for one in waiting),
        of_year=_by_right(received, answered),
        extended=sum(state.has(RequestStep.Kind.EXTENDED) for state in received),
        joined=sum(state.has(RequestStep.Kind.JOINED) for state in received),
        refused_as_repeated=grounds[_REPEATED],
        refusals_by_ground=dict(sorted(grounds.items())),
    )


def _open(state: State, on: date) -> OpenRequest:
    return OpenRequest(
        request=state.request.id,
        right=state.right.value,
        status=state.status.value,
        due=state.due,
        days_left=None if state.due is None else (state.due - on).days,
        extended=state.has(RequestStep.Kind.EXTENDED),
    )


def _by_right(received: Iterable[State], answered: Iterable[State]) -> tuple[OfRight, ...]:
    came = Counter(state.right.value for state in received)
    given: dict[str, list[State]] = defaultdict(list)
    for state in answered:
        given[state.right.value].append(state)
    return tuple(_of_right(right, came[right], given[right]) for right in sorted({*came, *given}))


def _of_right(right: str, received: int, answered: list[State]) -> OfRight:
    days, outcomes, late = [], Counter[str](), 0
    for state in answered:
        decision = state.decision
        assert decision is not None, "an answered request has a decision"
        days.append((decision.decided_on - state.request.received_on).days)
        outcomes[decision.outcome] += 1
        late += state.is_late(decision.decided_on)
    return OfRight(
        right=right,
        received=received,
        answered_in_time=len(answered) - late,
        answered_late=late,
        median_days=float(median(days)) if days else None,
        by_outcome=dict(sorted(outcomes.items())),
    )
