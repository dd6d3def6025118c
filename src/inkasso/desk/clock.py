"""The day at the desk: the machine's, or the one that the server was started for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from time import time as seconds_since_1970

from django.conf import settings
from django.utils.dateformat import time_format
from django.utils.timezone import localtime

from inkasso.base.clock import HELSINKI, SystemClock


def today() -> date:
    """The day that pages speak of."""
    played: date | None = settings.DESK_DAY
    return played or SystemClock().today()


def instant() -> datetime:
    """The moment that pages speak of: now, or the noon of the day that is played."""
    played = today() if is_played() else None
    return datetime.combine(played, time(12), HELSINKI) if played else SystemClock().now()


def instant_on(day: date) -> datetime:
    """A moment of the day that long work speaks of: now, or the noon of another day."""
    clock = SystemClock()
    return clock.now() if day == clock.today() else datetime.combine(day, time(12), HELSINKI)


def is_played() -> bool:
    """Whether the day is another than the machine's, as in the demo."""
    return settings.DESK_DAY is not None


def seconds() -> int:
    """The moment by the machine's clock: sessions and codes do not play another day."""
    return int(seconds_since_1970())


def time_of_day(at: float) -> str:
    """The time of the day of a moment in seconds since 1970, as pages write it."""
    return time_format(localtime(datetime.fromtimestamp(at, UTC)), "H.i")
