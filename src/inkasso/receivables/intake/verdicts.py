"""What became of a row that was handed over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inkasso.base.faults import Fault


class Outcome(StrEnum):
    """The three things that can become of a row."""

    #: It is in the books.
    ACCEPTED = "accepted"
    #: It has faults; nothing of it is kept.
    REFUSED = "refused"
    #: It was handed over before; nothing changes.
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one row, and why."""

    #: The row's number as the sender's program shows it.
    row: int
    outcome: Outcome
    case_id: int | None = None
    #: The creditor's number of the receivable.
    invoice_number: str = ""
    #: Everything that is wrong with a refused row.
    faults: tuple[Fault, ...] = ()
    #: What was changed in an accepted row, such as a cost above what the law allows.
    notes: tuple[Fault, ...] = ()


def refused(row: int, invoice_number: str, *faults: Fault) -> Verdict:
    """A refused row."""
    return Verdict(row=row, outcome=Outcome.REFUSED, invoice_number=invoice_number, faults=faults)
