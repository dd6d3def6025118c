"""The general rate of value added tax."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.vat.rate import vat_on, vat_rate, vat_rate_of_period


@pytest.mark.parametrize(
    ("on", "percent", "tax_on_ten_cents_more_than_a_hundred"),
    [
        (date(2013, 1, 1), "24", 24_02),
        (date(2024, 8, 31), "24", 24_02),
        (date(2024, 9, 1), "25.5", 25_53),
        (date(2026, 11, 22), "25.5", 25_53),
    ],
)
def test_the_rate_changed_in_september_2024(
    on: date, percent: str, tax_on_ten_cents_more_than_a_hundred: int
) -> None:
    rate, tax = vat_rate(on), vat_on(Money(100_10), on)
    assert isinstance(rate, Decision)
    assert isinstance(tax, Decision)
    assert rate.value == Decimal(percent)
    assert tax.value.cents == tax_on_ten_cents_more_than_a_hundred


def test_before_2013_is_not_encoded() -> None:
    for answer in (vat_rate(date(2012, 12, 31)), vat_on(Money(1), date(2012, 12, 31))):
        assert isinstance(answer, Refusal)
        assert answer.code == "not_encoded"


def test_a_service_accounted_for_by_periods_bears_the_rate_of_the_last_day() -> None:
    """The week from 26.8. to 1.9.2024 is over when the new rate has begun."""
    rates = [vat_rate_of_period(date(2024, 8, 31)), vat_rate_of_period(date(2024, 9, 1))]
    assert [rate.value for rate in rates if isinstance(rate, Decision)] == [
        Decimal(24),
        Decimal("25.5"),
    ]
    (last,) = rates[1].because[-1:]
    assert (last.act, last.section) == ("2006/112/EC", "art. 63, 64(1)")
    assert isinstance(vat_rate_of_period(date(2012, 12, 31)), Refusal)
