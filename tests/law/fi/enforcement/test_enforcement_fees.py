"""What enforcement costs the applicant and the debtor."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money, round_to_cents
from inkasso.law.fi.enforcement.fees import (
    ReturnedApplication,
    handling_fee,
    remittance_fee,
    table_fee,
)

ON = date(2025, 3, 1)
#: The last payment of each step, and its fee.
TABLE = [
    ("14.00", "2.50"),
    ("27.00", "5.00"),
    ("67.00", "7.00"),
    ("165.00", "12.00"),
    ("335.00", "27.00"),
    ("670.00", "56.00"),
    ("1680.00", "84.00"),
    ("8400.00", "134.00"),
]


def fee(answer: Decision[Money] | Refusal) -> str:
    assert isinstance(answer, Decision)
    return str(answer.value)


@pytest.mark.parametrize(("payment", "expected"), TABLE)
def test_the_table_fee_holds_to_the_end_of_its_step(payment: str, expected: str) -> None:
    assert fee(table_fee(Money.of(payment), ON)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    list(zip([p for p, _ in TABLE], [*[f for _, f in TABLE[1:]], "210.00"], strict=True)),
)
def test_a_cent_more_costs_the_next_step(before: str, expected: str) -> None:
    assert fee(table_fee(Money.of(before) + Money(1), ON)) == expected


def test_no_payment_has_no_table_fee() -> None:
    assert fee(table_fee(Money(0), ON)) == "0.00"


@pytest.mark.parametrize(
    ("application", "expected"),
    [
        (ReturnedApplication(on=ON), "10.00"),
        (ReturnedApplication(on=ON, limited=True), "5.00"),
        (ReturnedApplication(on=ON, passive=True), "20.00"),
        (ReturnedApplication(on=ON, crime_victim=True), "0.00"),
        (ReturnedApplication(on=ON, table_fee_collected=True), "0.00"),
    ],
)
def test_an_application_that_comes_back_costs(
    application: ReturnedApplication, expected: str
) -> None:
    assert fee(handling_fee(application)) == expected


@pytest.mark.parametrize(
    ("remitted", "expected"),
    [("1000.00", "14.50"), ("0.35", "0.01"), ("0.34", "0.00"), ("344827.58", "5000.00")],
)
def test_the_remittance_fee_is_rounded_once(remitted: str, expected: str) -> None:
    assert fee(remittance_fee(Money.of(remitted), ON)) == expected


def test_a_crime_victim_pays_no_remittance_fee() -> None:
    assert fee(remittance_fee(Money.of("1000"), ON, crime_victim=True)) == "0.00"


@given(cents=st.integers(0, 10**9))
def test_the_remittance_fee_is_the_slow_sum_and_never_above_its_most(cents: int) -> None:
    slow = min(round_to_cents(Fraction(cents, 100) * Fraction(145, 10000)), 5000_00)
    assert fee(remittance_fee(Money(cents), ON)) == str(Money(slow))


def test_what_is_not_known_is_refused() -> None:
    early = date(2009, 12, 31)
    answers = [
        table_fee(Money(100), early),
        remittance_fee(Money(100), date(2021, 3, 31)),
        handling_fee(ReturnedApplication(on=early)),
    ]
    assert [answer.code for answer in answers if isinstance(answer, Refusal)] == ["not_encoded"] * 3
    foreign = [table_fee(Money(1, "SEK"), ON), remittance_fee(Money(1, "SEK"), ON)]
    codes = [answer.code for answer in foreign if isinstance(answer, Refusal)]
    assert codes == ["not_in_euros"] * 2


def test_an_unconfirmed_fee_says_so() -> None:
    answer = handling_fee(ReturnedApplication(on=ON))
    assert isinstance(answer, Decision)
    assert "Unconfirmed value 10" in answer.because[-1].text.en
