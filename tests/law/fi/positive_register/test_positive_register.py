"""Who reports a credit to the positive register, by when, and how long it stays."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.positive_register.duties import (
    Change,
    CreditHeld,
    CreditKind,
    Holder,
    data_removed_on,
    delay_is_reported,
    enrol_by,
    must_report,
    report_by,
)


@pytest.mark.parametrize(
    ("kind", "holder", "on", "must"),
    [
        (CreditKind.CONSUMER, Holder.TRANSFEREE, date(2024, 1, 31), False),
        (CreditKind.CONSUMER, Holder.TRANSFEREE, date(2024, 2, 1), True),
        (CreditKind.OTHER_PERSON, Holder.TRANSFEREE, date(2025, 11, 30), False),
        (CreditKind.OTHER_PERSON, Holder.TRANSFEREE, date(2025, 12, 1), True),
        (CreditKind.CONSUMER, Holder.AGENT, date(2026, 1, 1), False),
        (CreditKind.NO_CREDIT, Holder.TRANSFEREE, date(2026, 1, 1), False),
    ],
)
def test_who_took_over_a_credit_reports_it(
    kind: CreditKind, holder: Holder, on: date, must: bool
) -> None:
    assert must_report(CreditHeld(kind=kind, holder=holder), on).value is must


@pytest.mark.parametrize(
    ("change", "happened", "last"),
    [
        (Change.CONTRACT, date(2026, 5, 1), date(2026, 5, 2)),
        (Change.DATUM, date(2026, 5, 4), date(2026, 5, 6)),
        (Change.DATUM, date(2026, 4, 30), date(2026, 5, 5)),
        (Change.DATUM, date(2026, 12, 23), date(2026, 12, 29)),
        (Change.REMITTED_BY_ENFORCEMENT, date(2026, 5, 8), date(2026, 5, 12)),
    ],
)
def test_what_happened_is_reported_in_time(change: Change, happened: date, last: date) -> None:
    answer = report_by(change, happened)
    assert isinstance(answer, Decision)
    assert answer.value == last


def test_before_february_2024_nothing_was_reported() -> None:
    answer = report_by(Change.DATUM, date(2024, 1, 31))
    assert isinstance(answer, Refusal)
    assert answer.code == "not_encoded"


def test_one_enrols_a_month_before_and_data_stay_two_years() -> None:
    assert enrol_by(date(2026, 3, 31)).value == date(2026, 2, 28)
    assert data_removed_on(date(2024, 2, 29)).value == date(2026, 2, 28)


def test_a_delay_of_sixty_days_is_reported_until_it_is_paid() -> None:
    due = date(2026, 1, 1)
    assert delay_is_reported(due, date(2026, 3, 1), paid=False).value is False
    assert delay_is_reported(due, date(2026, 3, 2), paid=False).value is True
    assert delay_is_reported(due, date(2026, 3, 2), paid=True).value is False
