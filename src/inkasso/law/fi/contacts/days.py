"""Days on which a careful collector leaves people alone, and local time in Finland."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

_HELSINKI = ZoneInfo("Europe/Helsinki")
_YEARS_KEPT = 64
_EASTER_MONDAY = "Easter Monday"


def local(moment: datetime) -> datetime:
    """A moment as the clock shows it in Finland, without a zone; one without a zone is taken so."""
    return moment if moment.tzinfo is None else moment.astimezone(_HELSINKI).replace(tzinfo=None)


def is_holiday_or_eve(day: date) -> bool:
    """Whether a day is a public holiday or a feast's eve.

    Eves are those of Christmas, Midsummer, New Year and May Day, and Easter Saturday.
    """
    return day in _quiet_days(day.year)


# The library counts the eves of Christmas and Midsummer among the holidays, as 150/1930 does.
@lru_cache(maxsize=_YEARS_KEPT)
def _quiet_days(year: int) -> frozenset[date]:
    named = holidays.country_holidays("FI", years=year, language="en_US")
    easter_saturdays = {
        day - timedelta(days=2) for day, name in named.items() if name == _EASTER_MONDAY
    }
    return frozenset({*named, *easter_saturdays, date(year, 4, 30), date(year, 12, 31)})
