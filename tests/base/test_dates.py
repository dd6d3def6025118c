"""Two calendars, periods, and dates as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.dates import (
    add_months,
    add_years,
    half_year_start,
    is_banking_day,
    is_legal_day_off,
    legal_deadline,
    next_banking_day,
    parse_date,
)

DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2099, 12, 1))

DAYS_OFF_2026 = [
    (date(2026, 1, 1), "New Year"),
    (date(2026, 1, 6), "Epiphany"),
    (date(2026, 4, 3), "Good Friday"),
    (date(2026, 4, 6), "Easter Monday"),
    (date(2026, 5, 1), "May Day"),
    (date(2026, 5, 14), "Ascension Day"),
    (date(2026, 6, 19), "Midsummer Eve"),
    (date(2026, 6, 20), "Midsummer Day"),
    (date(2026, 10, 31), "All Saints"),
    (date(2026, 12, 6), "Independence Day"),
    (date(2026, 12, 24), "Christmas Eve"),
    (date(2026, 12, 25), "Christmas Day"),
    (date(2026, 11, 21), "an ordinary Saturday"),
    (date(2026, 11, 22), "an ordinary Sunday"),
]


@pytest.mark.parametrize(("day", "name"), DAYS_OFF_2026, ids=str)
def test_day_is_off_in_law_and_at_banks(day: date, name: str) -> None:
    assert is_legal_day_off(day), name
    assert not is_banking_day(day), name


@pytest.mark.parametrize(
    "day",
    [date(2026, 12, 31), date(2026, 4, 2), date(2026, 12, 23), date(2026, 6, 18), date(2026, 1, 5)],
)
def test_eves_that_the_act_does_not_name_are_working_days(day: date) -> None:
    assert not is_legal_day_off(day)
    assert is_banking_day(day)


def test_target_closing_day_is_no_banking_day_though_no_holiday() -> None:
    changeover = date(2001, 12, 31)

    assert not is_legal_day_off(changeover)
    assert not is_banking_day(changeover)
    assert next_banking_day(changeover) == date(2002, 1, 2)


@pytest.mark.parametrize(
    ("last_day", "may_act_until"),
    [
        (date(2026, 12, 23), date(2026, 12, 23)),
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 6, 19), date(2026, 6, 22)),
        (date(2026, 1, 31), date(2026, 2, 2)),
    ],
)
def test_deadline_on_a_day_off_is_carried_to_the_next_working_day(
    last_day: date, may_act_until: date
) -> None:
    assert legal_deadline(last_day) == may_act_until


@given(DAYS)
def test_carrying_over_never_goes_back_nor_far_and_settles(day: date) -> None:
    carried = legal_deadline(day)

    assert timedelta(0) <= carried - day <= timedelta(days=5)
    assert legal_deadline(carried) == carried
    assert next_banking_day(day) >= carried


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 30), 13, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 5, 31), 0, date(2026, 5, 31)),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


def test_years_from_a_leap_day_end_on_the_last_of_february() -> None:
    assert add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@given(DAYS, st.integers(-600, 600))
def test_added_months_keep_the_number_of_the_day_or_end_the_month(day: date, months: int) -> None:
    later = add_months(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 6, 30), date(2026, 1, 1)),
        (date(2026, 7, 1), date(2026, 7, 1)),
        (date(2026, 12, 31), date(2026, 7, 1)),
    ],
)
def test_half_years_begin_in_january_and_july(day: date, start: date) -> None:
    assert half_year_start(day) == start


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31.12.2026", date(2026, 12, 31)),
        ("31.12.26", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("1.2.2026", date(2026, 2, 1)),
        ("01.02.2026", date(2026, 2, 1)),
        (" 1.2.26\u00a0", date(2026, 2, 1)),
        ("1.1.79", date(2079, 1, 1)),
        ("1.1.80", date(1980, 1, 1)),
        ("29.2.2024", date(2024, 2, 29)),
    ],
)
def test_date_is_read_in_each_of_its_three_forms(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.12.",
        "31.4.2026",
        "29.2.2026",
        "0.1.2026",
        "12/31/2026",
        "31-12-2026",
        "2026-1-1",
        "20261231",
        "1.1.126",
        "1.1.0000",
        "31.12.2026 0:00",
        "2026-12-31T00:00:00",
        "1. 1. 2026",
        "٣١.١٢.٢٠٢٦",
        "46022",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(DAYS)
def test_date_written_is_date_read(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day}.{day.month}.{day.year}") == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_date_reader(text: str) -> None:
    assert parse_date(text) is None or any(sign.isdigit() for sign in text)
