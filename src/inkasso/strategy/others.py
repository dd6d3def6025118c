"""What else somebody owes: their other cases that the agency handles, by number and sum alone.

Whoever settles one debt with a person must know that there are others (513/1999, 4 §: no needless
costs, one plan for what one can pay). Of other creditors' cases no more is told than that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.base.decisions import Refused
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.finding import cases_of
from inkasso.strategy.loading import states
from inkasso.strategy.overview import status_of

#: The most that are told beside a case.
_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCase:
    """Another case of the same debtor."""

    number: int
    #: open, hold or closed.
    status: str
    #: What is open, in cents.
    owed: int
    #: Whether the person shares the debt with its debtor.
    shared: bool


def other_cases(person_id: UUID, beside: int, on: date) -> list[OtherCase]:
    """The other cases in which somebody owes, the newest first."""
    found = {one.number: one for one in cases_of([person_id], _MOST + 1) if one.number != beside}
    if not found:
        return []
    cases = load_cases(list(found))
    of_state = {state.id: state for state in states(list(found), on)}
    told = []
    for number in sorted(found, reverse=True)[:_MOST]:
        account = replay(cases[number].facts, _known_through(cases[number], on))
        told.append(
            OtherCase(
                number=number,
                status=status_of(cases[number], of_state[number], account),
                owed=account.total,
                shared=found[number].shared,
            )
        )
    return told


def _known_through(case: LoadedCase, on: date) -> date:
    """The day, or the last one on which interest was fixed where that of the day is not known."""
    try:
        replay(case.facts, on)
    except Refused:
        return case.fixed_through or case.opened_on
    return on
