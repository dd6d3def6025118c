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


def test_clocks_tell_the_moment_of_their_day() -> None:
    fixed, running = FixedClock(date(2026, 11, 22)), SystemClock()

    assert fixed.now().isoformat() == "2026-11-22T12:00:00+02:00"
    assert running.now() <= running.now()
    assert running.now().tzinfo is not None
