"""Interest caps by period, extension fees, and calling in a consumer credit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.consumer_protection.acceleration import (
    Arrears,
    called_in_from,
    is_cured,
    may_be_called_in,
)
from inkasso.law.fi.consumer_protection.rates import (
    CreditTerms,
    claimable_credit_rate,
    credit_rate_cap,
    extension_fee,
)


@pytest.mark.parametrize(
    ("agreed", "on", "tied", "cap"),
    [
        ("2019-09-01", "2026-01-01", False, "20"),
        ("2020-07-01", "2026-01-01", False, "10"),
        ("2020-07-01", "2026-01-01", True, "20"),
        ("2021-09-30", "2026-01-01", False, "10"),
        ("2021-10-01", "2026-01-01", False, "20"),
        ("2023-09-30", "2026-01-01", False, "20"),
        ("2023-10-01", "2023-10-01", False, "19.0"),
        ("2023-10-01", "2024-06-30", False, "19.5"),
        ("2023-10-01", "2025-06-30", False, "18.5"),
        ("2026-11-19", "2026-11-19", False, "17.5"),
    ],
)
def test_the_cap_follows_the_contracts_day(agreed: str, on: str, tied: bool, cap: str) -> None:
    answer = credit_rate_cap(date.fromisoformat(agreed), date.fromisoformat(on), tied_to_goods=tied)
    assert isinstance(answer, Decision)
    assert answer.value == Decimal(cap)


@pytest.mark.parametrize(
    ("agreed", "code"), [("2019-08-31", "not_encoded"), ("2026-11-20", "not_published")]
)
def test_a_contract_under_a_law_not_read_is_refused(agreed: str, code: str) -> None:
    on = date.fromisoformat(agreed)
    terms = CreditTerms(agreed_on=on, percent=Decimal(5))
    answers = [
        credit_rate_cap(on, on),
        claimable_credit_rate(terms, on),
        extension_fee(on, 14, Money(0)),
    ]
    assert [each.code for each in answers if isinstance(each, Refusal)] == [code] * 3


def test_too_much_interest_means_none_at_all() -> None:
    on = date(2026, 2, 1)
    for percent, claimable in (("17.5", "17.5"), ("17.51", "0")):
        answer = claimable_credit_rate(
            CreditTerms(agreed_on=date(2024, 1, 1), percent=Decimal(percent)), on
        )
        assert isinstance(answer, Decision)
        assert answer.value == Decimal(claimable)


@pytest.mark.parametrize(
    ("days", "charged", "most"),
    [(14, "0", "5.00"), (13, "0", "0.00"), (30, "17", "3.00"), (30, "20", "0.00")],
)
def test_more_time_costs_five_euros_and_twenty_a_year(days: int, charged: str, most: str) -> None:
    answer = extension_fee(date(2024, 1, 1), days, Money.of(charged))
    assert isinstance(answer, Decision)
    assert str(answer.value) == most


def arrears(overdue: str, **changes: bool | int) -> Arrears:
    return Arrears(
        agreed_on=date(2024, 1, 1),
        credit=Money.of("1000"),
        overdue=Money.of(overdue),
        oldest_due=date(2026, 1, 31),
        instalments=int(changes.get("instalments", 1)),
        substantial=bool(changes.get("substantial", False)),
        social_hindrance=bool(changes.get("social_hindrance", False)),
        unreasonable_to_wait=bool(changes.get("unreasonable_to_wait", False)),
    )


@pytest.mark.parametrize(
    ("facts", "on", "allowed"),
    [
        (arrears("100"), date(2026, 2, 28), True),
        (arrears("100"), date(2026, 2, 27), False),
        (arrears("99.99"), date(2026, 2, 28), False),
        (arrears("50", instalments=2), date(2026, 2, 28), True),
        (arrears("49.99", instalments=2), date(2026, 2, 28), False),
        (arrears("20", substantial=True), date(2026, 7, 31), True),
        (arrears("20", substantial=True), date(2026, 7, 30), False),
        (arrears("500", social_hindrance=True), date(2026, 12, 1), False),
        (arrears("500", social_hindrance=True, unreasonable_to_wait=True), date(2026, 12, 1), True),
    ],
)
def test_when_a_credit_may_be_called_in(facts: Arrears, on: date, allowed: bool) -> None:
    answer = may_be_called_in(facts, on)
    assert isinstance(answer, Decision)
    assert answer.value is allowed


def test_calling_in_takes_four_weeks_or_two_after_a_reminder() -> None:
    agreed, notified = date(2024, 1, 1), date(2026, 3, 2)
    for reminded, first in ((False, date(2026, 3, 30)), (True, date(2026, 3, 16))):
        answer = called_in_from(agreed, notified, reminded_before=reminded)
        assert isinstance(answer, Decision)
        assert answer.value == first


def test_paying_the_arrears_in_time_cures_the_credit() -> None:
    called_in = date(2026, 3, 30)
    assert is_cured(called_in, date(2026, 3, 29)).value is True
    assert is_cured(called_in, date(2026, 3, 30)).value is False
    assert is_cured(called_in, None).value is False


def test_an_old_contract_cannot_be_judged() -> None:
    answer = called_in_from(date(2010, 11, 30), date(2026, 3, 2), reminded_before=False)
    assert isinstance(answer, Refusal)
    assert answer.code == "not_encoded"
