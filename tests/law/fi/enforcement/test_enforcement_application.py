"""Applying for enforcement: contents, manner, limited enforcement and passive claims."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.enforcement.application import (
    ApplicationFacts,
    Particular,
    lack_of_means_certificate_available,
    may_ask_for,
    must_apply_electronically,
    must_report_payment,
    passive_registration_ends,
    required_particulars,
)


def test_an_application_says_more_when_an_agent_draws_money() -> None:
    plain = required_particulars(ApplicationFacts()).value
    agent = required_particulars(ApplicationFacts(agent=True, agent_draws_money=True)).value
    assert set(agent) - set(plain) == {Particular.AGENT, Particular.AGENT_ID}
    several = ApplicationFacts(debtors=2, ground_attached=False)
    added = set(required_particulars(several).value) - set(plain)
    assert added == {Particular.GROUND, Particular.OTHER_DEBTORS}
    assert Particular.REMITTANCE_ACCOUNT in plain


@pytest.mark.parametrize(
    ("on", "professional", "must"),
    [
        (date(2020, 11, 30), True, False),
        (date(2020, 12, 1), True, True),
        (date(2026, 1, 1), False, False),
    ],
)
def test_an_agency_applies_electronically(on: date, professional: bool, must: bool) -> None:
    assert must_apply_electronically(on, professional_collector=professional).value is must


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (ApplicationFacts(limited=True, debtors=2), "several_debtors"),
        (ApplicationFacts(limited=True, passive=True), "passive_after_limited"),
        (ApplicationFacts(limited=True), None),
        (ApplicationFacts(passive=True, debtors=2), None),
    ],
)
def test_what_may_be_asked_for(facts: ApplicationFacts, code: str | None) -> None:
    answer = may_ask_for(facts)
    assert (answer.code if isinstance(answer, Refusal) else None) == code


def test_a_passive_registration_holds_two_years_from_the_latest_certificate() -> None:
    answer = passive_registration_ends((date(2024, 2, 29), date(2023, 5, 5)))
    assert isinstance(answer, Decision)
    assert answer.value == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("certificates", "code"), [((), "fact_missing"), ((date(2007, 12, 31),), "not_encoded")]
)
def test_without_a_certificate_there_is_no_registration(
    certificates: tuple[date, ...], code: str
) -> None:
    answer = passive_registration_ends(certificates)
    assert isinstance(answer, Refusal)
    assert answer.code == code


@pytest.mark.parametrize(
    ("asked", "available"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 7, 1), True),
        (date(2026, 7, 2), False),
    ],
)
def test_a_certificate_of_lack_of_means_is_had_for_six_months(asked: date, available: bool) -> None:
    answer = lack_of_means_certificate_available(date(2026, 1, 1), asked)
    assert answer.value is available


def test_a_payment_from_outside_enforcement_is_reported() -> None:
    assert must_report_payment(received_through_enforcement=False).value is True
    assert must_report_payment(received_through_enforcement=True).value is False
