"""What a remittance comes to: pure arithmetic on what was collected and what was agreed."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from inkasso.base.money import Money, round_to_cents
from inkasso.mandates.models import CostsTo, Rhythm

_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What debtors paid of each component, net of what the bank took back."""

    principal: Money
    interest: Money
    costs: Money

    def __bool__(self) -> bool:
        return bool(self.principal or self.interest or self.costs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Who gets what of the collected money; the four parts sum to it."""

    commission: Money
    vat: Money
    #: Recovery costs that stay with the agency.
    costs_kept: Money
    paid_out: Money


class Terms(NamedTuple):
    """What decides how collected money is divided."""

    commission_percent: Decimal
    #: Who keeps the recovery costs: agency or client.
    costs_to: str
    vat_percent: Decimal


def shares(collected: Collected, terms: Terms) -> Shares:
    """Divide collected money between client and agency.

    Commission is reckoned on principal and interest, VAT on the commission, each rounded half up
    to the cent once. Money that the bank took back after it was remitted makes the sums smaller,
    and may make them negative.
    """
    base = collected.principal + collected.interest
    commission = Money(
        round_to_cents(base.amount * terms.commission_percent / _PERCENT), base.currency
    )
    vat = Money(round_to_cents(commission.amount * terms.vat_percent / _PERCENT), base.currency)
    kept = collected.costs if terms.costs_to == CostsTo.AGENCY else Money(0, base.currency)
    return Shares(
        commission=commission,
        vat=vat,
        costs_kept=kept,
        paid_out=base + collected.costs - kept - commission - vat,
    )


def period_start(rhythm: str, last: date) -> date:
    """First day of the period that ends on a day."""
    if rhythm == Rhythm.WEEKLY:
        return last - timedelta(days=6)
    if rhythm == Rhythm.MONTHLY:
        return last.replace(day=1)
    return last


def period_end(rhythm: str, day: date) -> date:
    """Last day of the newest period that is over by the end of a day."""
    last = period_holding(rhythm, day)
    return day if last == day else period_start(rhythm, last) - timedelta(days=1)


def period_holding(rhythm: str, day: date) -> date:
    """Last day of the period that a day is in."""
    if rhythm == Rhythm.WEEKLY:
        return day + timedelta(days=6 - day.weekday())
    if rhythm == Rhythm.MONTHLY:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day
