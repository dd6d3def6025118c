"""A moment of work: what every change tells of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The day on which something is done, and who does it."""

    on: date
    by: str
