"""How days count in a year. The statute is silent; courts have used more than one way."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from datetime import date

from inkasso.law.fi.interest.terms import DayCount

_COMMON_YEAR = 365
_LEAP_YEAR = 366


def year_fraction_denominator(day_count: DayCount) -> int:
    """What a difference of day numbers is divided by to give years."""
    if day_count is DayCount.ACTUAL_365:
        return _COMMON_YEAR
    if day_count is DayCount.ACTUAL_ACTUAL:
        return _COMMON_YEAR * _LEAP_YEAR
    return 360


def day_number(day: date, day_count: DayCount) -> int:
    """A number whose difference between two days is their distance, in parts of a year.

    In actual/actual a day of a common year weighs 366 parts and a day of a leap year 365.
    """
    if day_count is DayCount.THIRTY_E_360:
        return 360 * day.year + 30 * day.month + min(day.day, 30)
    if day_count is not DayCount.ACTUAL_ACTUAL:
        return day.toordinal()
    whole_years = (day.year - 1) * _COMMON_YEAR * _LEAP_YEAR
    in_year = day.toordinal() - date(day.year, 1, 1).toordinal() + 1
    return whole_years + in_year * (_COMMON_YEAR if isleap(day.year) else _LEAP_YEAR)


def days_between(start: date, end: date, day_count: DayCount) -> int:
    """Days counted after `start` up to and including `end`."""
    if day_count is DayCount.THIRTY_E_360:
        return day_number(end, day_count) - day_number(start, day_count)
    return (end - start).days


def day_numbers(first: date, last: date, day_count: DayCount) -> Iterator[int]:
    """Day numbers of every day from `first` to `last`, both included."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield day_number(date.fromordinal(ordinal), day_count)
