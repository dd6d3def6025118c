"""Today's date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from inkasso.base.clock import Clock, FixedClock, SystemClock


def test_fixed_clock_stands_still() -> None:
    clock: Clock = FixedClock(date(2026, 11, 22))

    assert clock.today() == clock.today() == date(2026, 11, 22)


def test_system_clock_tells_the_date_in_finland() -> None:
    clock: Clock = SystemClock()

    before = datetime.now(ZoneInfo("Europe/Helsinki")).date()
    told = clock.today()

    assert told - before in (timedelta(0), timedelta(days=1))
