"""The table of reference rates: complete, in half points, and loud about what is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inkasso.base.dates import half_year_start
from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.interest.reference_rate import (
    missing_reference_rate,
    reference_rate,
    reference_rates,
    reference_rates_known_through,
)
from inkasso.law.parameters import Certainty


@pytest.mark.parametrize(
    ("on", "percent"),
    [
        (date(1995, 5, 1), "6"),
        (date(2002, 6, 30), "4"),
        (date(2002, 7, 1), "3.5"),
        (date(2008, 12, 31), "4.5"),
        (date(2016, 7, 1), "0"),
        (date(2022, 12, 31), "0"),
        (date(2023, 1, 1), "2.5"),
        (date(2023, 7, 1), "4.0"),
        (date(2024, 12, 31), "4.5"),
        (date(2025, 6, 30), "3.5"),
        (date(2025, 7, 1), "2.5"),
        (date(2026, 12, 31), "2.5"),
    ],
)
def test_reference_rate_of_a_day(on: date, percent: str) -> None:
    answer = reference_rate(on)
    assert isinstance(answer, Decision)
    assert answer.value == Decimal(percent)
    assert answer.because[0].section == "12 §"


def test_every_half_year_since_july_2002_has_its_own_row() -> None:
    rows = {value.since for value in reference_rates().values}
    day = date(2002, 7, 1)
    while day <= reference_rates_known_through():
        assert half_year_start(day) in rows
        day = date(day.year, 7, 1) if day.month == 1 else date(day.year + 1, 1, 1)


def test_every_rate_is_a_whole_number_of_half_points() -> None:
    assert all(value.value * 2 == int(value.value * 2) for value in reference_rates().values)


def test_the_rates_worked_out_without_a_notice_await_confirmation() -> None:
    doubtful = {
        value.since for value in reference_rates().values if value.certainty is Certainty.LIKELY
    }
    assert doubtful == {date(2025, 7, 1), date(2026, 7, 1)}


def test_days_outside_the_table_are_refused() -> None:
    before, after = reference_rate(date(1995, 4, 30)), reference_rate(date(2027, 1, 1))
    assert isinstance(before, Refusal)
    assert before.code == "not_encoded"
    assert isinstance(after, Refusal)
    assert after.code == "reference_rate_unknown"


def test_the_alarm_rings_in_the_half_year_before_a_missing_rate() -> None:
    assert missing_reference_rate(date(2026, 6, 30)) is None
    alarm = missing_reference_rate(date(2026, 11, 22))
    assert alarm is not None
    assert "first half of 2027" in alarm.message.en
