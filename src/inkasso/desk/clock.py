"""The day at the desk: the machine's, or the one that the server was started for."""

from __future__ import annotations

import time
from datetime import date

from django.conf import settings

from inkasso.base.clock import SystemClock


def today() -> date:
    """The day that pages speak of."""
    played: date | None = settings.DESK_DAY
    return played or SystemClock().today()


def is_played() -> bool:
    """Whether the day is another than the machine's, as in the demo."""
    return settings.DESK_DAY is not None


def seconds() -> int:
    """The moment by the machine's clock: sessions and codes do not play another day."""
    return int(time.time())
