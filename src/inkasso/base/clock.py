"""Where today's date and this moment come from. Only the faces ask; rules get them handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


def zoned(moment: datetime) -> datetime:
    """A moment with its zone; one without is the clock in Finland.

    >>> zoned(datetime(2026, 3, 2, 10)).isoformat()
    '2026-03-02T10:00:00+02:00'
    """
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=HELSINKI)


class Clock(Protocol):
    """Tells the date, so that a month can be played in a minute."""

    def today(self) -> date:
        """The date in Finland."""

    def now(self) -> datetime:
        """The moment, in Finnish time."""


class SystemClock:
    """The machine's clock, read in Finnish time."""

    def today(self) -> date:
        """The date in Finland at this moment, wherever the machine stands."""
        return self.now().date()

    def now(self) -> datetime:
        """This moment, in Finnish time."""
        return datetime.now(HELSINKI)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for `--date` and for tests."""

    #: The day that it always tells.
    day: date

    def today(self) -> date:
        """The fixed day."""
        return self.day

    def now(self) -> datetime:
        """Noon of that day."""
        return datetime.combine(self.day, time(12), HELSINKI)
