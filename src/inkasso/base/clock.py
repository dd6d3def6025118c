"""Where today's date comes from. Only the faces ask; every rule gets its date handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


class Clock(Protocol):
    """Tells the date, so that a month can be played in a minute."""

    def today(self) -> date:
        """The date in Finland."""


class SystemClock:
    """The machine's clock, read in Finnish time."""

    def today(self) -> date:
        """The date in Finland at this moment, wherever the machine stands."""
        return datetime.now(HELSINKI).date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for `--date` and for tests."""

    #: The day that it always tells.
    day: date

    def today(self) -> date:
        """The fixed day."""
        return self.day
