"""What interest a receivable bears: the statutory rate, the commercial one, or an agreed one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

#: Rates are counted in ten-thousandths of a per cent; a finer agreed rate is refused.
RATE_UNITS_PER_PERCENT = 10_000


class InterestKind(StrEnum):
    """Which rule sets the rate."""

    #: Reference rate + 7, section 4.
    STATUTORY = "statutory"
    #: Reference rate + 8, section 4 a: a trader's or contracting authority's payment to a trader.
    COMMERCIAL = "commercial"
    #: The rate of the contract, within what section 2 allows.
    AGREED = "agreed"


class DayCount(StrEnum):
    """How days become a part of a year; the statute is silent, so it is a setting."""

    #: Days that passed, over 365: the default.
    ACTUAL_365 = "actual/365"
    #: Days that passed, over 365 or, for days of a leap year, 366.
    ACTUAL_ACTUAL = "actual/actual"
    #: Days that passed, over 360.
    ACTUAL_360 = "actual/360"
    #: Months of 30 days, the 31st counted as the 30th, over 360.
    THIRTY_E_360 = "30E/360"


class ContractRateReading(StrEnum):
    """From which due dates on a consumer's higher contract interest ends after 180 days.

    The texts of the act at hand do not hold the rule (633/1982, 4 § 2 mom. as it stands today), so
    its first day is a reading. Nobody has confirmed it.
    """

    #: For every consumer debt, however old; never asks too much.
    ALWAYS = "always"
    #: For debts that fell due on 1.2.2010 or later, after bill HE 64/2009.
    SINCE_2010 = "since_2010"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestTerms:
    """The facts that decide the rate of one receivable."""

    #: Which rule sets the rate.
    kind: InterestKind
    #: Whether section 2(2) protects the debtor: consumer credit or other consumer goods and
    #: services, or buying or renting a home.
    consumer: bool
    #: Due date of the receivable; decides which act applies.
    due_date: date
    #: Agreed overdue interest, per cent a year; needed when the kind is `AGREED`.
    agreed_percent: Decimal | None = None
    #: Interest of the contract for the time before the due date, per cent a year.
    contract_rate_before_due: Decimal | None = None
    #: Day the whole debt fell due, when later than the due date (accelerated credit).
    fully_due_on: date | None = None
    #: Day of a judgment on the debt, which ends a consumer's higher contract interest.
    judgment_on: date | None = None
    #: Whether the debtor is a contracting authority (30/2013 section 2), which may not agree less
    #: than the commercial rate.
    contracting_authority: bool = False
    #: Day of the commitment to pay interest; decides over interest from before 1.7.2002.
    agreed_on: date | None = None
    #: From when the 180 days hold.
    reading: ContractRateReading = ContractRateReading.ALWAYS

    def __post_init__(self) -> None:
        if (self.kind is InterestKind.AGREED) != (self.agreed_percent is not None):
            raise ValueError("agreed_percent is given exactly when the kind is AGREED")
        if self.consumer and (self.kind is InterestKind.COMMERCIAL or self.contracting_authority):
            raise ValueError("a consumer's payment is never a commercial one (30/2013, 1 §)")
        for percent in (self.agreed_percent, self.contract_rate_before_due):
            if percent is not None:
                rate_units(percent)


def rate_units(percent: Decimal) -> int:
    """The rate in ten-thousandths of a per cent.

    Raises `ValueError` for a negative rate, and for one finer than that.
    """
    scaled = percent * RATE_UNITS_PER_PERCENT
    if percent < 0 or scaled != int(scaled):
        raise ValueError(f"{percent} % is not a rate of zero or more with at most four decimals")
    return int(scaled)
