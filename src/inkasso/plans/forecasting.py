"""What an account will be if a plan is kept: facts with interest and payments still to come.

Reference rates are announced half a year at a time, so a plan reaches days whose rate nobody knows
yet. On those the last known rate goes on; the account itself never guesses, and what was reckoned
too much or too little ends up in the last instalment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.decisions import Refused
from inkasso.law.fi.interest.reference_rate import reference_rates_known_through
from inkasso.receivables.account.facts import Accrual, CaseFacts, CostFacts, PaymentFacts

_ONE_DAY = timedelta(days=1)
#: Numbers of payments and costs to come: after every number of a row, in their order.
TO_COME = 10**17


@dataclass(frozen=True, slots=True)
class GoingOn:
    """An accrual that goes on at its last known rate."""

    known: Accrual
    #: Last day whose rate is known.
    through: date

    @property
    def denominator(self) -> int:
        """What every numerator is divided by."""
        return self.known.denominator

    def numerator(self, principal_cents: int, start: date, end: date) -> int:
        """Interest on the days after `start` to `end`, a day beyond the known ones as the last."""
        try:
            return self.known.numerator(principal_cents, start, end)
        except Refused as refused:
            if refused.refusal.code != "reference_rate_unknown" or end <= self.through:
                raise
        until = max(start, self.through)
        daily = self.known.numerator(principal_cents, self.through - _ONE_DAY, self.through)
        before = self.known.numerator(principal_cents, start, until)
        return before + daily * (end - until).days


def going_on(facts: CaseFacts) -> CaseFacts:
    """The facts with interest that is known for ever."""
    through = reference_rates_known_through()
    return facts._replace(
        receivables=tuple(
            one._replace(accrual=GoingOn(one.accrual, through)) for one in facts.receivables
        )
    )


def with_cost(facts: CaseFacts, on: date, cents: int) -> CaseFacts:
    """The facts with one more cost, or as they are where it is nothing."""
    if not cents:
        return facts
    cost = CostFacts(TO_COME, on, cents, by_creditor=False)
    return facts._replace(costs=(*facts.costs, cost))


def with_payments(facts: CaseFacts, days: Sequence[date], cents: int) -> CaseFacts:
    """The facts with a payment of so much on each of some days to come."""
    paid = (
        PaymentFacts(TO_COME + number, day, day, cents) for number, day in enumerate(days, start=1)
    )
    return facts._replace(payments=(*facts.payments, *paid))


def rests_on_unknown_rates(facts: CaseFacts, until: date) -> bool:
    """Whether interest to a day depends on a reference rate that is not announced yet."""
    through = reference_rates_known_through()
    if until <= through:
        return False
    for one in facts.receivables:
        try:
            one.accrual.numerator(1, through, until)
        except Refused:
            return True
    return False
