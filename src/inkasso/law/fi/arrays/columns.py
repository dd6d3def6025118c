"""Portfolios as columns: one row a claim, one row a payment."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from inkasso.law.fi.arrays.exact import LARGEST_CENTS, Flags, Ints
from inkasso.law.fi.interest.terms import InterestKind

Days = npt.NDArray[np.datetime64]
Small = npt.NDArray[np.int8]

#: The number of each kind in a column.
KINDS = tuple(InterestKind)
#: What stands for no rate in a column of rates.
NO_RATE = -1
#: Highest rate that is counted, in the unit of the columns: a hundred thousand per cent.
HIGHEST_RATE = 10**9
NO_DAY = np.datetime64("NaT", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimColumns:
    """Claims that bear overdue interest; all columns have the same length.

    The columns mean what the fields of `InterestTerms` mean. Those with a default may be left out.
    """

    #: Cents, from 0 to `LARGEST_CENTS`.
    principal: Ints
    #: Position in `KINDS`.
    kind: Small
    consumer: Flags
    #: Due date, `datetime64[D]`.
    due: Days
    #: Last day without interest.
    starts_after: Days
    #: Last day with interest.
    until: Days
    #: Agreed overdue interest in ten-thousandths of a per cent, or `NO_RATE`.
    agreed: Ints | None = None
    #: Contract interest from before the due date, in the same unit, or `NO_RATE`.
    before_due: Ints | None = None
    #: Day the whole debt fell due, or `NO_DAY` for the due date.
    fully_due: Days | None = None
    #: Day of a judgment, or `NO_DAY`.
    judgment: Days | None = None

    def __post_init__(self) -> None:
        """Raise `ValueError` for columns that do not fit together and amounts not counted."""
        rows = len(self.principal)
        optional = (self.agreed, self.before_due, self.fully_due, self.judgment)
        needed = (self.kind, self.consumer, self.due, self.starts_after, self.until)
        if any(len(column) != rows for column in (*needed, *optional) if column is not None):
            raise ValueError("the columns are of different lengths")
        if not all(map(_are_days, (self.due, self.starts_after, self.until))):
            raise ValueError("a day is missing, or is not of the type datetime64[D]")
        if not _within(self.principal, 0, LARGEST_CENTS):
            raise ValueError(f"a principal is not between 0 and {LARGEST_CENTS} cents")
        if not _within(self.kind, 0, len(KINDS) - 1):
            raise ValueError(f"a kind is not between 0 and {len(KINDS) - 1}")
        rates = [column for column in (self.agreed, self.before_due) if column is not None]
        if not all(_within(column, NO_RATE, HIGHEST_RATE) for column in rates):
            raise ValueError(f"a rate is not between 0 and {HIGHEST_RATE} units")

    def __len__(self) -> int:
        return len(self.principal)

    def part(self, rows: slice) -> ClaimColumns:
        """A run of rows, not copied."""
        return ClaimColumns(
            principal=self.principal[rows],
            kind=self.kind[rows],
            consumer=self.consumer[rows],
            due=self.due[rows],
            starts_after=self.starts_after[rows],
            until=self.until[rows],
            agreed=None if self.agreed is None else self.agreed[rows],
            before_due=None if self.before_due is None else self.before_due[rows],
            fully_due=None if self.fully_due is None else self.fully_due[rows],
            judgment=None if self.judgment is None else self.judgment[rows],
        )


def _none() -> Ints:
    return np.empty(0, dtype=np.int64)


def _no_days() -> Days:
    return np.empty(0, dtype="datetime64[D]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentColumns:
    """Payments on claims, in any order; payments of one claim are used in the order of days."""

    #: Row of the claim.
    claim: Ints = field(default_factory=_none)
    on: Days = field(default_factory=_no_days)
    #: Cents, more than zero.
    cents: Ints = field(default_factory=_none)

    def __post_init__(self) -> None:
        """Raise `ValueError` for columns of unequal length and for payments of nothing."""
        if not len(self.claim) == len(self.on) == len(self.cents):
            raise ValueError("the columns are of different lengths")
        if not _are_days(self.on):
            raise ValueError("a day is missing, or is not of the type datetime64[D]")
        if not _within(self.cents, 1, LARGEST_CENTS):
            raise ValueError(f"a payment is not between 1 and {LARGEST_CENTS} cents")


def _are_days(column: Days) -> bool:
    return column.dtype == np.dtype("datetime64[D]") and not np.isnat(column).any()


def _within(column: Ints | Small, least: int, most: int) -> bool:
    return not len(column) or least <= int(column.min()) <= int(column.max()) <= most


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceColumns:
    """What each claim has borne and what is left of it, in cents, as `Balance` says.

    The amounts of a refused row are zero.
    """

    interest: Ints
    interest_open: Ints
    principal_open: Ints
    over: Ints
    #: Position in `REFUSALS`; 0 where nothing was refused.
    refused: Small


#: Codes of the refusals of a row.
REFUSALS = ("", "not_encoded", "reference_rate_unknown", "rate_of_old_title")
