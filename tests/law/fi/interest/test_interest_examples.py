"""Worked examples of overdue interest, from the table a lawyer can read and extend."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from inkasso.base.decisions import Decision
from inkasso.base.money import Money, round_to_cents
from inkasso.law.fi.interest.accrual import Accrual, accrual_for
from inkasso.law.fi.interest.days import day_number, days_between, year_fraction_denominator
from inkasso.law.fi.interest.lines import interest_due
from inkasso.law.fi.interest.terms import DayCount, InterestKind, InterestTerms

EXAMPLES = yaml.load(
    Path(__file__).with_name("worked_examples.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
CONVENTIONS = {
    "A": DayCount.ACTUAL_365,
    "B": DayCount.ACTUAL_ACTUAL,
    "C": DayCount.ACTUAL_360,
    "D": DayCount.THIRTY_E_360,
}
CASES = [
    pytest.param(row, letter, id=f"{row['case']}-{letter}")
    for row in EXAMPLES
    for letter in CONVENTIONS
    if letter in row
]


def terms_of(row: dict[str, str]) -> InterestTerms:
    due = date.fromisoformat(row["due"])
    kind, _, percent = row["terms"].partition(" ")
    if kind == "agreed":
        return InterestTerms(
            kind=InterestKind.AGREED, consumer=False, due_date=due, agreed_percent=Decimal(percent)
        )
    consumer = kind == "consumer"
    which = InterestKind.STATUTORY if consumer else InterestKind.COMMERCIAL
    return InterestTerms(kind=which, consumer=consumer, due_date=due)


@pytest.mark.parametrize(("row", "letter"), CASES)
def test_interest_is_right_to_the_cent(row: dict[str, str], letter: str) -> None:
    terms, principal = terms_of(row), Money.of(row["principal"])
    period = (terms.due_date, date.fromisoformat(row["paid"]))
    answer = interest_due(principal, terms, period, CONVENTIONS[letter])
    assert isinstance(answer, Decision)
    assert str(answer.value) == row[letter]
    sections = {ground.section for ground in answer.because}
    assert sections == (set(row["section"].split(" + ")) if "section" in row else set())


@pytest.mark.parametrize(("row", "letter"), CASES)
def test_fast_accrual_gives_the_same_cents(row: dict[str, str], letter: str) -> None:
    terms, principal = terms_of(row), Money.of(row["principal"])
    accrual = accrual_for(terms, CONVENTIONS[letter])
    assert isinstance(accrual, Accrual)
    paid = date.fromisoformat(row["paid"])
    numerator = accrual.numerator(principal.cents, terms.due_date, paid)
    assert str(Money(accrual.cents(numerator))) == row[letter]


@pytest.mark.parametrize(
    ("principal", "start", "end", "day_count", "expected"),
    [
        # The Supreme Court's own figure (KKO 1993:108), and a party's in KKO 1993:124.
        ("900000", date(1985, 5, 15), date(1989, 2, 24), DayCount.THIRTY_E_360, "543600.00"),
        ("900000", date(1985, 5, 15), date(1989, 2, 24), DayCount.ACTUAL_365, "544832.88"),
        ("900000", date(1985, 5, 15), date(1989, 2, 24), DayCount.ACTUAL_360, "552400.00"),
        ("15022524.86", date(1988, 12, 16), date(1991, 1, 21), DayCount.ACTUAL_365, "5044275.74"),
        ("15022524.86", date(1988, 12, 16), date(1991, 1, 21), DayCount.THIRTY_E_360, "5040891.68"),
        ("15022524.86", date(1988, 12, 16), date(1991, 1, 21), DayCount.ACTUAL_360, "5114335.13"),
    ],
)
def test_day_counts_reproduce_figures_of_the_supreme_court(
    *, principal: str, start: date, end: date, day_count: DayCount, expected: str
) -> None:
    years = Fraction(
        day_number(end, day_count) - day_number(start, day_count),
        year_fraction_denominator(day_count),
    )
    interest = Fraction(principal) * years * Fraction(16, 100)
    assert Money(round_to_cents(interest)) == Money.of(expected)


def test_thirty_day_months_count_1359_days_where_the_court_did() -> None:
    start, end = date(1985, 5, 15), date(1989, 2, 24)
    assert days_between(start, end, DayCount.THIRTY_E_360) == 1359
    assert days_between(start, end, DayCount.ACTUAL_365) == (end - start).days
