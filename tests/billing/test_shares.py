"""What a remittance comes to: tables that a bookkeeper can read, and what must hold of any."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.money import Money
from inkasso.billing.rules import Collected, Shares, Terms, period_end, period_holding, shares
from inkasso.mandates.models import CostsTo, Rhythm

VAT = "25.5"


def divided(
    collected: tuple[int, int, int], percent: str, costs_to: str = "agency", vat: str = VAT
) -> Shares:
    principal, interest, costs = map(Money, collected)
    return shares(
        Collected(principal=principal, interest=interest, costs=costs),
        Terms(Decimal(percent), costs_to, Decimal(vat)),
    )


# Principal, interest, costs in cents; percent; who keeps the costs:
# commission, VAT, costs kept, paid out.
TABLE = [
    # The standard agreement: a tenth of principal and interest, the costs stay with the agency.
    ((1000_00, 0, 0), "10", "agency", (100_00, 25_50, 0, 874_50)),
    ((1000_00, 100_00, 41_00), "10", "agency", (110_00, 28_05, 41_00, 961_95)),
    ((1000_00, 100_00, 41_00), "10", "client", (110_00, 28_05, 0, 1002_95)),
    # No commission on costs: a remittance of costs alone pays all of them to whom they belong.
    ((0, 0, 41_00), "10", "agency", (0, 0, 41_00, 0)),
    ((0, 0, 41_00), "10", "client", (0, 0, 0, 41_00)),
    # Half a cent goes up: 10 % of 0.05, of 0.04; 12.5 % of 0.20; VAT 25.5 % of 1.00.
    ((5, 0, 0), "10", "agency", (1, 0, 0, 4)),
    ((4, 0, 0), "10", "agency", (0, 0, 0, 4)),
    ((20, 0, 0), "12.5", "agency", (3, 1, 0, 16)),
    ((10_00, 0, 0), "10", "agency", (1_00, 26, 0, 8_74)),
    # Rounded once, on the sum: 33 and 33 and 34 cents of principal and interest are one euro.
    ((66, 34, 0), "10", "agency", (10, 3, 0, 87)),
    # No commission, and all of it.
    ((123_45, 6_78, 5_00), "0", "agency", (0, 0, 5_00, 130_23)),
    ((100_00, 0, 0), "100", "client", (100_00, 25_50, 0, -25_50)),
    # Money taken back after it was remitted: commission comes back too, half away from zero.
    ((-1000_00, 0, 0), "10", "agency", (-100_00, -25_50, 0, -874_50)),
    ((-5, 0, 0), "10", "agency", (-1, 0, 0, -4)),
    ((-10_00, 0, 0), "10", "agency", (-1_00, -26, 0, -8_74)),
    ((100_00, 0, -41_00), "10", "agency", (10_00, 2_55, -41_00, 87_45)),
    ((0, 0, 0), "10", "agency", (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("collected", "percent", "costs_to", "expected"), TABLE)
def test_shares_of_collected_money(
    collected: tuple[int, int, int],
    percent: str,
    costs_to: str,
    expected: tuple[int, int, int, int],
) -> None:
    got = divided(collected, percent, costs_to)

    cents = (got.commission.cents, got.vat.cents, got.costs_kept.cents, got.paid_out.cents)
    assert cents == expected


amounts = st.integers(-(10**9), 10**9)
percents = st.integers(0, 10_000).map(lambda hundredths: str(Decimal(hundredths) / 100))


@given(st.tuples(amounts, amounts, amounts), percents, st.sampled_from(CostsTo.values))
def test_every_cent_collected_is_kept_or_paid(
    collected: tuple[int, int, int], percent: str, costs_to: str
) -> None:
    got = divided(collected, percent, costs_to)
    parts = got.commission + got.vat + got.costs_kept + got.paid_out

    assert parts.cents == sum(collected)


@given(st.tuples(amounts, amounts, amounts), percents, st.sampled_from(CostsTo.values))
def test_what_is_taken_back_is_divided_as_it_was_paid(
    collected: tuple[int, int, int], percent: str, costs_to: str
) -> None:
    """A remittance and the return of all that was in it leave nobody richer."""
    there = divided(collected, percent, costs_to)
    principal, interest, costs = collected
    back = divided((-principal, -interest, -costs), percent, costs_to)

    assert back == Shares(
        commission=-there.commission,
        vat=-there.vat,
        costs_kept=-there.costs_kept,
        paid_out=-there.paid_out,
    )


@given(amounts, amounts, percents)
def test_commission_is_within_half_a_cent_of_exact(
    principal: int, interest: int, percent: str
) -> None:
    got = divided((principal, interest, 0), percent)
    exact = (principal + interest) * Decimal(percent) / 100

    assert abs(got.commission.cents - exact) <= Decimal("0.5")


# The day of the run; last day of the newest period that is over: daily, weekly, monthly.
PERIODS = [
    ("2026-03-02", "2026-03-02", "2026-03-01", "2026-02-28"),  # Monday
    ("2026-03-07", "2026-03-07", "2026-03-01", "2026-02-28"),  # Saturday
    ("2026-03-08", "2026-03-08", "2026-03-08", "2026-02-28"),  # Sunday ends a week
    ("2026-03-31", "2026-03-31", "2026-03-29", "2026-03-31"),  # last day of a month
    ("2026-04-01", "2026-04-01", "2026-03-29", "2026-03-31"),
    ("2028-02-28", "2028-02-28", "2028-02-27", "2028-01-31"),  # leap year: February goes on
    ("2028-02-29", "2028-02-29", "2028-02-27", "2028-02-29"),
    ("2027-01-01", "2027-01-01", "2026-12-27", "2026-12-31"),  # over the turn of the year
]


@pytest.mark.parametrize("row", PERIODS, ids=[row[0] for row in PERIODS])
def test_newest_period_that_is_over(row: tuple[str, str, str, str]) -> None:
    day, *ends = map(date.fromisoformat, row)

    assert [period_end(rhythm, day) for rhythm in Rhythm.values] == ends


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(Rhythm.values))
def test_period_is_over_and_the_next_one_is_not(day: date, rhythm: str) -> None:
    end = period_end(rhythm, day)

    assert end <= day <= period_holding(rhythm, day)
    assert period_end(rhythm, end) == end
    assert period_end(rhythm, period_holding(rhythm, day)) == period_holding(rhythm, day)
    assert period_end(rhythm, end + timedelta(days=1)) in (end, end + timedelta(days=1))
