"""ISO 20022 bank files in: account statements (camt.053) and notifications (camt.054)."""

from inkasso.formats.camt.model import (
    BOOKED,
    BankFile,
    Entry,
    Event,
    Item,
    Part,
    ReferenceKind,
    Statement,
)
from inkasso.formats.camt.reader import read

__all__ = [
    "BOOKED",
    "BankFile",
    "Entry",
    "Event",
    "Item",
    "Part",
    "ReferenceKind",
    "Statement",
    "read",
]
