"""Whether a plan is kept: a pure function of its instalments, what was paid, and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from inkasso.plans.days import last_of_grace


class State(StrEnum):
    """How a plan stands on a day."""

    #: Everything due so far is paid.
    KEPT = "kept"
    #: An instalment is due and not paid, but the money may be on its way.
    LATE = "late"
    #: An instalment is missed; it is reminded of once, and may be made good meanwhile.
    MISSED = "missed"
    #: It was reminded of and is still not paid: the plan ends.
    BROKEN = "broken"
    #: Everything is paid.
    FINISHED = "finished"
    #: Another plan took its place.
    CHANGED = "changed"
    #: It was ended before it was finished.
    ENDED = "ended"


class Due(NamedTuple):
    """An instalment: its number, due day and cents."""

    number: int
    due: date
    cents: int


class End(NamedTuple):
    """The end of a plan: when, and why (`broken`, `changed`, `debtor`, `creditor`)."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """Everything that decides how a plan stands."""

    #: Number of the row.
    id: int
    case_id: int
    #: Number within the case.
    number: int
    agreed_on: date
    instalments: Sequence[Due]
    #: Payments that the schedule did not reckon with yet: day and cents, in the order of days.
    payments: Sequence[tuple[date, int]] = ()
    #: Last day to make good a missed instalment that was reminded of, by its number.
    reminded: Mapping[int, date] = field(default_factory=dict)
    end: End | None = None
    #: Day on which the case had nothing open any more.
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a plan stands on a day."""

    plan: PlanFacts
    state: State
    #: Paid towards the plan by the day, in cents.
    paid: int
    #: Due before the day and not paid, in cents.
    behind: int
    #: The earliest instalment that is not paid in full; None when all are.
    waits_for: Due | None

    @property
    def in_force(self) -> bool:
        """Whether the plan still binds both."""
        return self.state in (State.KEPT, State.LATE, State.MISSED, State.BROKEN)

    @property
    def to_remind(self) -> Due | None:
        """The missed instalment that nobody has reminded of yet."""
        one = self.waits_for
        if self.state is not State.MISSED or one is None or one.number in self.plan.reminded:
            return None
        return one


def standing(plan: PlanFacts, on: date) -> Standing:
    """How a plan stands on a day. Money counts from its value date and in the plan's own order."""
    paid = sum(cents for day, cents in plan.payments if day <= on)
    due = sum(one.cents for one in plan.instalments if one.due < on)
    waits_for = _first_unpaid(plan.instalments, paid)
    return Standing(
        plan=plan,
        state=_state(plan, waits_for, on),
        paid=paid,
        behind=max(0, due - paid),
        waits_for=waits_for,
    )


def _first_unpaid(instalments: Sequence[Due], paid: int) -> Due | None:
    for one in instalments:
        paid -= one.cents
        if paid < 0:
            return one
    return None


def _state(plan: PlanFacts, waits_for: Due | None, on: date) -> State:
    if plan.end is not None and plan.end.on <= on:
        return State.CHANGED if plan.end.reason == "changed" else State.ENDED
    if waits_for is None or (plan.closed_on is not None and plan.closed_on <= on):
        return State.FINISHED
    if on <= waits_for.due:
        return State.KEPT
    if on <= last_of_grace(waits_for.due):
        return State.LATE
    deadline = plan.reminded.get(waits_for.number)
    if deadline is not None and on > last_of_grace(deadline):
        return State.BROKEN
    return State.MISSED
