"""What an application for an undisputed claim must say, and how it is filed."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.courts.application import (
    SUMMARY_COURTS,
    Claimant,
    Statement,
    missing_statements,
    must_file_electronically,
    required_statements,
)


def required(on: date, *, consumer_credit: bool) -> tuple[Statement, ...]:
    answer = required_statements(on, consumer_credit=consumer_credit)
    assert isinstance(answer, Decision)
    return answer.value


@pytest.mark.parametrize(
    ("filed", "statement", "wanted"),
    [
        (date(2019, 12, 31), Statement.CREDIT_ANNUAL_RATE, False),
        (date(2020, 1, 1), Statement.CREDIT_ANNUAL_RATE, True),
        (date(2023, 9, 30), Statement.CREDIT_CONTINUOUS, False),
        (date(2023, 10, 1), Statement.CREDIT_CONTINUOUS, True),
        (date(2019, 9, 1), Statement.CREDIT_DAYS, True),
    ],
)
def test_consumer_credit_must_say_what_the_section_wants_on_that_day(
    filed: date, statement: Statement, wanted: bool
) -> None:
    assert (statement in required(filed, consumer_credit=True)) is wanted
    assert statement not in required(filed, consumer_credit=False)


def test_what_is_not_said_is_missing() -> None:
    given = frozenset(Statement) - {Statement.DOCUMENT}
    answer = missing_statements(given, date(2026, 1, 1), consumer_credit=True)
    assert isinstance(answer, Decision)
    assert answer.value == (Statement.DOCUMENT,)
    complete = missing_statements(frozenset(Statement), date(2026, 1, 1), consumer_credit=True)
    assert isinstance(complete, Decision)
    assert complete.value == ()


def test_an_application_before_the_act_of_2018_is_refused() -> None:
    refusal = required_statements(date(2019, 8, 31), consumer_credit=False)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not_encoded"
    assert missing_statements(frozenset(), date(2019, 8, 31), consumer_credit=False) == refusal


def test_everybody_but_a_private_person_files_electronically() -> None:
    on = date(2019, 9, 1)
    for claimant in Claimant:
        must = must_file_electronically(claimant, on).value
        assert must is (claimant is not Claimant.PRIVATE_PERSON)
    assert must_file_electronically(Claimant.LEGAL_PERSON, date(2019, 8, 31)).value is False
    assert must_file_electronically(Claimant.LEGAL_PERSON, on, fits_the_form=False).value is False


def test_nine_courts_take_undisputed_claims() -> None:
    assert len(set(SUMMARY_COURTS)) == 9
