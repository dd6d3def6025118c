"""The facts that decide what is owed. Values only: where they come from is `loading`'s business."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, Protocol

Component = Literal["interest", "principal", "costs"]


class Accrual(Protocol):
    """Interest between two days as an exact fraction of a cent."""

    @property
    def denominator(self) -> int:
        """What every numerator is divided by."""
        ...

    def numerator(self, principal_cents: int, start: date, end: date) -> int:
        """Interest on a principal from the day after `start` to `end`, both included."""
        ...


class ReceivableFacts(NamedTuple):
    """One receivable as the account needs it."""

    id: int
    #: As handed over, less credit notes: what was credited was never owed.
    principal_cents: int
    #: Interest runs from the day after this one.
    due_date: date
    #: Payments taken into the books before this day cannot have been meant for it.
    handed_over_on: date
    accrual: Accrual


class CostFacts(NamedTuple):
    """A recovery cost charged to the debtor."""

    id: int
    day: date
    cents: int
    by_creditor: bool


class PaymentFacts(NamedTuple):
    """A payment that the bank has not taken back."""

    id: int
    value_date: date
    booked_on: date
    cents: int


class RefundFacts(NamedTuple):
    """Money paid in excess that was sent back; below zero what of it was undone."""

    day: date
    cents: int


class WriteOffFacts(NamedTuple):
    """What was open on a day and is claimed no longer; never more than is open then."""

    id: int
    day: date
    principal: int
    interest: int
    costs: int


class RecallFacts(NamedTuple):
    """The creditor took its claim back: from this day on nothing is claimed here."""

    day: date


class OfferFacts(NamedTuple):
    """A letter's promise: the total paid by the deadline settles its interest."""

    dated: date
    deadline: date
    total_cents: int
    receivable_ids: Sequence[int]


class CaseFacts(NamedTuple):
    """Everything that decides the account of one case."""

    receivables: Sequence[ReceivableFacts]
    costs: Sequence[CostFacts] = ()
    payments: Sequence[PaymentFacts] = ()
    offers: Sequence[OfferFacts] = ()
    refunds: Sequence[RefundFacts] = ()
    write_offs: Sequence[WriteOffFacts] = ()
    #: Day on which the creditor took its claim back; None while it is collected.
    recalled_on: date | None = None
    #: Costs that were taken back: they count as never owed.
    withdrawn: frozenset[int] = frozenset()
    #: In which order money is used (Debt Collection Act 513/1999, section 11 a).
    order: tuple[Component, ...] = ("interest", "principal", "costs")
