"""Days: two calendars, periods counted as the law counts them, and dates as people write them.

A day off in law and a day on which banks do not settle are two questions. Today their answers
differ on few days, but they rest on different rules, so they are asked separately.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

import holidays

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
_YEARS_KEPT = 256
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_FIRST_TWO_DIGIT_YEAR_OF_1900S = 80


def is_legal_day_off(day: date) -> bool:
    """Whether a time limit that ends on this day is carried over (150/1930, 5 §).

    Holy days, Independence Day, May Day, Christmas Eve, Midsummer Eve, Saturdays and Sundays.
    """
    return day.weekday() >= _SATURDAY or day in _finnish_days_off(day.year)


def is_holy_day(day: date) -> bool:
    """Whether nobody works on a day: a day off in law that is no ordinary Saturday."""
    return day.weekday() > _SATURDAY or day in _finnish_days_off(day.year)


def legal_deadline(day: date) -> date:
    """The last day on which one may still act when a time limit ends on `day` (150/1930, 5 §)."""
    while is_legal_day_off(day):
        day += _ONE_DAY
    return day


def is_banking_day(day: date) -> bool:
    """Whether Finnish banks settle payments: neither a Finnish day off nor a TARGET closing day."""
    return not is_legal_day_off(day) and day not in _target_closing_days(day.year)


def next_banking_day(day: date) -> date:
    """The day itself when banks settle on it, else the first day after it on which they do."""
    while not is_banking_day(day):
        day += _ONE_DAY
    return day


def banking_days_after(day: date, count: int) -> date:
    """The banking day that comes so many banking days after a day.

    >>> banking_days_after(date(2026, 3, 6), 1)
    datetime.date(2026, 3, 9)
    """
    for _ in range(count):
        day = next_banking_day(day + _ONE_DAY)
    return day


def add_months(day: date, months: int) -> date:
    """The day of the same number so many months later, else that month's last (150/1930, 3 §).

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 (150/1930, 3 §)."""
    return add_months(day, 12 * years)


def half_year_start(day: date) -> date:
    """1 January or 1 July, whichever began the half-year that `day` falls in."""
    return date(day.year, 1 if day.month <= 6 else 7, 1)


def parse_date(text: str) -> date | None:
    """The date in `31.12.2026`, `31.12.26` or `2026-12-31`; anything else is `None`.

    Years of two digits are 2000 to 2079 and 1980 to 1999.
    """
    text = text.strip()
    if dotted := _DOTTED.fullmatch(text):
        day, month, year = dotted.groups()
        return _date_or_none(_full_year(year), int(month), int(day))
    if iso := _ISO.fullmatch(text):
        return _date_or_none(*map(int, iso.groups()))
    return None


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (1900 if int(year) >= _FIRST_TWO_DIGIT_YEAR_OF_1900S else 2000)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# The library reckons Easter and the moving days; asked once a year, it costs nothing.
@lru_cache(maxsize=_YEARS_KEPT)
def _finnish_days_off(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FI", years=year))


@lru_cache(maxsize=_YEARS_KEPT)
def _target_closing_days(year: int) -> frozenset[date]:
    return frozenset(holidays.financial_holidays("XECB", years=year))
