"""The agency's own limits, where the law sets none."""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.base.money import Money

_FIVE_EUROS = Money(5_00)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How far a plan or a longer time to pay may go without somebody thinking twice."""

    #: Most instalments.
    most_instalments: int = 60
    #: No instalment is planned smaller, but for the last one.
    smallest_instalment: Money = _FIVE_EUROS
    #: Days within which the first instalment falls due.
    first_within_days: int = 45
    #: Fewest days between the first instalment and the second.
    days_after_first: int = 14
    #: Banking days that money paid on the last day needs to arrive.
    grace_banking_days: int = 3
    #: Most days by which the time to pay is lengthened; beyond that a plan fits better.
    most_extension_days: int = 60


POLICY = Policy()
