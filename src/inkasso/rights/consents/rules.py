"""Whether a consent holds on a day: a pure rule of what was given and withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenConsent:
    """One consent, with its end where it has one."""

    #: Number of its row.
    number: int
    given_on: date
    #: Last day; None until withdrawn.
    valid_until: date | None = None
    withdrawn_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it holds on a day: from its day to its last, and not on that of withdrawal.

        >>> GivenConsent(number=1, given_on=date(2026, 3, 2)).holds(date(2026, 3, 2))
        True
        """
        if on < self.given_on or (self.valid_until is not None and on > self.valid_until):
            return False
        return self.withdrawn_on is None or on < self.withdrawn_on


def in_force(given: Iterable[GivenConsent], on: date) -> GivenConsent | None:
    """The consent that holds on a day, the newest where several do; None where none does."""
    holding = [one for one in given if one.holds(on)]
    return max(holding, key=lambda one: (one.given_on, one.number), default=None)
