"""Days off in Finland, as periods of EU law see them."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.law.eu.time_limits import carried_over, is_day_off


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2026, 1, 1), True),
        (date(2026, 1, 6), True),
        (date(2026, 4, 3), True),
        (date(2026, 4, 4), True),
        (date(2026, 4, 6), True),
        (date(2026, 4, 7), False),
        (date(2026, 5, 1), True),
        (date(2026, 5, 14), True),
        (date(2026, 6, 19), False),
        (date(2026, 6, 20), True),
        (date(2026, 12, 24), False),
        (date(2022, 12, 24), True),
        (date(2026, 12, 31), False),
    ],
)
def test_a_day_is_off(day: date, off: bool) -> None:
    assert is_day_off(day) is off


def test_a_limit_goes_on_past_easter() -> None:
    assert carried_over(date(2026, 4, 3)) == date(2026, 4, 7)
