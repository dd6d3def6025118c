"""The clock of a request: month ends, leap years, days off, waiting for the person, more time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.eu.requests import (
    ASKED_WITHIN_DAYS,
    Clock,
    Pause,
    last_day_to_answer,
    may_extend,
    may_refuse_as_repeated,
)
from inkasso.law.eu.time_limits import carried_over, end_of_months, is_day_off


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "plain", "extended"),
    [
        ("2026-03-05", "2026-04-07", "2026-06-05"),  # 5 April is Easter Sunday, Monday is off
        ("2026-01-31", "2026-03-02", "2026-04-30"),  # no 31 February; the 28th is a Saturday
        ("2024-01-31", "2024-02-29", "2024-04-30"),  # a leap year
        ("2023-01-31", "2023-02-28", "2023-05-02"),  # Sunday 30 April, then May Day
        ("2024-02-29", "2024-04-02", "2024-05-29"),  # Easter again
        ("2026-08-31", "2026-09-30", "2026-11-30"),
        ("2026-11-24", "2026-12-24", "2027-02-24"),  # Christmas Eve is no holiday of the Union
        ("2026-11-25", "2026-12-28", "2027-02-25"),  # Christmas, Boxing Day, Sunday
        ("2026-05-19", "2026-06-19", "2026-08-19"),  # Midsummer Eve: the same
        ("2026-05-20", "2026-06-22", "2026-08-20"),  # Midsummer Day, Sunday
        ("2026-11-06", "2026-12-07", "2027-02-08"),  # Independence Day on a Sunday; a Saturday
        ("2025-11-30", "2025-12-30", "2026-03-02"),  # 28 February 2026 is a Saturday
        ("2026-12-01", "2027-01-04", "2027-03-01"),  # New Year on a Friday
    ],
)
def test_the_last_day_is_a_month_or_three_after_receipt(
    received: str, plain: str, extended: str
) -> None:
    clock = Clock(received_on=day(received))
    longer = Clock(received_on=day(received), extended=True)
    assert last_day_to_answer(clock).value == day(plain)
    assert last_day_to_answer(longer).value == day(extended)


def test_the_clock_stands_still_while_what_was_asked_is_awaited() -> None:
    clock = Clock(
        received_on=day("2026-03-02"), pauses=(Pause(asked_on=day("2026-03-03"), answered_on=None),)
    )
    assert clock.stands_still
    assert last_day_to_answer(clock).value is None


@pytest.mark.parametrize(
    ("pauses", "last"),
    [
        ([("2026-03-03", "2026-03-13")], "2026-04-13"),  # 2 April and ten days is a Sunday
        ([("2026-03-03", "2026-03-13"), ("2026-03-05", "2026-03-13")], "2026-04-13"),
        ([("2026-03-03", "2026-03-03")], "2026-04-02"),
        ([("2026-03-20", "2026-03-30")], "2026-04-02"),  # asked too late to stop the clock
        ([("2026-03-09", "2026-03-10")], "2026-04-07"),  # the seventh day; Good Friday follows
    ],
)
def test_days_of_waiting_are_added_once_when_asked_without_delay(
    pauses: list[tuple[str, str]], last: str
) -> None:
    waited = tuple(Pause(asked_on=day(a), answered_on=day(b)) for a, b in pauses)
    clock = Clock(received_on=day("2026-03-02"), pauses=waited)
    assert last_day_to_answer(clock).value == day(last)


def test_more_time_is_told_within_the_first_month_and_once() -> None:
    clock = Clock(received_on=day("2026-03-05"))
    answer = may_extend(clock, day("2026-04-07"))
    assert isinstance(answer, Decision)
    assert answer.value == day("2026-06-05")
    assert {ground.section for ground in answer.because} == {"12(3)", "3(4)"}
    late = may_extend(clock, day("2026-04-08"))
    assert isinstance(late, Refusal)
    assert late.code == "extension_too_late"
    assert "7.4.2026" in late.message.fi
    twice = may_extend(Clock(received_on=day("2026-03-05"), extended=True), day("2026-03-06"))
    assert isinstance(twice, Refusal)
    assert twice.code == "already_extended"


def test_time_that_does_not_run_is_not_extended() -> None:
    pause = Pause(asked_on=day("2026-03-05"), answered_on=None)
    answer = may_extend(Clock(received_on=day("2026-03-05"), pauses=(pause,)), day("2026-03-06"))
    assert isinstance(answer, Refusal)
    assert answer.code == "clock_stands_still"


@pytest.mark.parametrize(
    ("answered", "repeats"),
    [([], False), (["2026-01-01"], True), (["2025-09-02"], False), (["2025-09-03"], True)],
)
def test_a_request_repeats_one_answered_within_six_months(
    answered: list[str], repeats: bool
) -> None:
    found = may_refuse_as_repeated(day("2026-03-02"), [day(one) for one in answered])
    assert found.value is repeats


@given(st.dates(date(2018, 5, 25), date(2060, 1, 1)), st.booleans())
def test_the_last_day_is_a_working_day_at_most_five_days_after_the_month(
    received: date, extended: bool
) -> None:
    last = last_day_to_answer(Clock(received_on=received, extended=extended)).value
    assert last is not None
    end = end_of_months(received, 3 if extended else 1)
    assert not is_day_off(last)
    assert end <= last <= end + timedelta(days=5)
    assert last == carried_over(end)


@given(
    st.dates(date(2018, 5, 25), date(2060, 1, 1)),
    st.integers(0, ASKED_WITHIN_DAYS),
    st.integers(0, 60),
)
def test_waiting_never_shortens_the_time(received: date, asked: int, waited: int) -> None:
    asked_on = received + timedelta(days=asked)
    pause = Pause(asked_on=asked_on, answered_on=asked_on + timedelta(days=waited))
    plain = last_day_to_answer(Clock(received_on=received)).value
    longer = last_day_to_answer(Clock(received_on=received, pauses=(pause,))).value
    assert plain is not None
    assert longer is not None
    assert longer >= plain
