"""Overdue interest by the slowest way: day by day in decimals, from a table written by hand.

It shares nothing with the code it checks: its own rates, its own days, its own rounding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

#: The reference rate from each day on, copied by a person from the notices.
RATES = [
    (date(2002, 7, 1), "3.5"), (date(2003, 1, 1), "3"), (date(2003, 7, 1), "2.5"),
    (date(2006, 7, 1), "3"), (date(2007, 1, 1), "4"), (date(2007, 7, 1), "4.5"),
    (date(2009, 1, 1), "2.5"), (date(2009, 7, 1), "1"), (date(2011, 7, 1), "1.5"),
    (date(2012, 1, 1), "1"), (date(2013, 7, 1), "0.5"), (date(2016, 7, 1), "0"),
    (date(2023, 1, 1), "2.5"), (date(2023, 7, 1), "4"), (date(2024, 1, 1), "4.5"),
    (date(2025, 1, 1), "3.5"), (date(2025, 7, 1), "2.5"),
]  # fmt: skip
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class SlowClaim:
    """A claim in plain decimals of euros."""

    principal: Decimal
    due: date
    until: date
    consumer: bool
    commercial: bool = False
    agreed: Decimal | None = None
    payments: Mapping[date, Decimal] = field(default_factory=dict)


def reference_on(day: date) -> Decimal:
    """The reference rate of a day."""
    return Decimal([rate for since, rate in RATES if since <= day][-1])


def rate_on(claim: SlowClaim, day: date) -> Decimal:
    """Per cent a year on a day."""
    eight = claim.commercial and claim.due >= date(2013, 3, 16)
    statutory = reference_on(day) + (8 if eight else 7)
    if claim.agreed is None:
        return statutory
    return min(claim.agreed, statutory) if claim.consumer else claim.agreed


def slow_balance(claim: SlowClaim) -> tuple[Decimal, Decimal, Decimal]:
    """Interest in all, interest open, principal open: actual/365, a day at a time."""
    with localcontext() as context:
        context.prec = 60
        interest, paid = Decimal(0), Decimal(0)
        early = [day for day in claim.payments if day <= claim.due]
        principal = max(Decimal(0), claim.principal - sum(claim.payments[day] for day in early))
        day = claim.due
        while day < claim.until:
            day += _ONE_DAY
            interest += principal * rate_on(claim, day) / 36500
            money = claim.payments.get(day, Decimal(0))
            to_interest = min(money, cents(interest) - paid)
            paid += to_interest
            principal -= min(principal, money - to_interest)
        return cents(interest), cents(interest) - paid, principal


def cents(amount: Decimal) -> Decimal:
    """Rounded half up to the cent."""
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
