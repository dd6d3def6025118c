"""Whether a promise to pay is kept: a function of what was promised, what came, and the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.dates import banking_days_after

#: Banking days that money paid on the last day needs to arrive, as the agency reckons.
GRACE_BANKING_DAYS = 3


class State(StrEnum):
    """How a promise stands on a day."""

    #: Its day, and the bank's days after it, are not over.
    WAITING = "waiting"
    #: The money came in time.
    KEPT = "kept"
    #: It did not.
    BROKEN = "broken"
    #: Another promise took its place before its time was over.
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What was promised, and what came of it."""

    made_on: date
    cents: int
    #: The last day that the person named.
    by_on: date
    #: Payments of the case that stand, from that day on: value day and cents.
    payments: Sequence[tuple[date, int]] = ()
    #: Day on which the case had nothing open any more.
    closed_on: date | None = None
    #: Day of a later promise in the case.
    replaced_on: date | None = None


def last_in_time(by_on: date) -> date:
    """The last day on which money promised by a day may come and still keep the promise.

    >>> last_in_time(date(2026, 3, 6))
    datetime.date(2026, 3, 11)
    """
    return banking_days_after(by_on, GRACE_BANKING_DAYS)


def standing(promise: Promised, on: date) -> State:
    """How a promise stands on a day. Money counts from its value day."""
    last = last_in_time(promise.by_on)
    came = sum(cents for day, cents in promise.payments if promise.made_on <= day <= min(on, last))
    settled = promise.closed_on is not None and promise.closed_on <= min(on, last)
    if came >= promise.cents or settled:
        return State.KEPT
    if promise.replaced_on is not None and promise.replaced_on <= min(on, last):
        return State.REPLACED
    return State.BROKEN if on > last else State.WAITING
