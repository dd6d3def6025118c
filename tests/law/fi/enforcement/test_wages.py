"""The protected share, and what is taken of wages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.enforcement.wages import MonthlyWages, attachable_wages, protected_share

MAY = date(2025, 5, 1)


def taken(net: str, dependants: int = 0) -> str:
    answer = attachable_wages(MonthlyWages(net=Money.of(net), paid_on=MAY, dependants=dependants))
    assert isinstance(answer, Decision)
    return str(answer.value)


@pytest.mark.parametrize(
    ("on", "dependants", "share"),
    [
        (date(2023, 12, 31), 0, "922.50"),
        (date(2024, 1, 1), 0, "976.80"),
        (date(2025, 12, 31), 0, "986.40"),
        (date(2025, 1, 1), 2, "1563.00"),
    ],
)
def test_the_protected_share_of_a_month(on: date, dependants: int, share: str) -> None:
    answer = protected_share(on, dependants)
    assert isinstance(answer, Decision)
    assert str(answer.value) == share


@pytest.mark.parametrize(
    ("net", "dependants", "expected"),
    [
        ("986.40", 0, "0.00"),
        ("986.41", 0, "0.01"),
        ("1500.00", 0, "342.40"),
        ("1972.80", 0, "657.60"),
        ("1972.81", 0, "657.60"),
        ("3000.00", 0, "1000.00"),
        ("3945.60", 0, "1315.20"),
        ("5000.00", 0, "2158.72"),
        ("20000.00", 0, "10000.00"),
        ("1500.00", 2, "0.00"),
    ],
)
def test_the_regular_amount_taken_of_wages(net: str, dependants: int, expected: str) -> None:
    assert taken(net, dependants) == expected


@pytest.mark.parametrize(
    ("on", "code"),
    [(date(2022, 12, 31), "not_encoded"), (date(2026, 1, 1), "not_published")],
)
def test_a_year_whose_share_is_not_known_is_refused(on: date, code: str) -> None:
    answers = [
        protected_share(on),
        attachable_wages(MonthlyWages(net=Money.of("1500"), paid_on=on)),
    ]
    assert [answer.code for answer in answers if isinstance(answer, Refusal)] == [code, code]


@given(net=st.integers(0, 2_000_000), more=st.integers(0, 100_000))
def test_more_wages_never_mean_less_taken_and_half_is_left(net: int, more: int) -> None:
    less, greater = Money(net), Money(net + more)
    assert Money.of(taken(str(less))) <= Money.of(taken(str(greater)))
    assert 2 * Money.of(taken(str(less))).cents <= net + 1
