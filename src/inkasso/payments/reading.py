"""What a bank file tells, counted; works without a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from inkasso.formats.camt import BankFile, Entry, Statement, read
from inkasso.payments.events import Event, event_of


@dataclass(slots=True)
class Total:
    """How many, and what they come to."""

    count: int = 0
    cents: int = 0

    def add(self, cents: int) -> None:
        """One more."""
        self.count += 1
        self.cents += cents


@dataclass(slots=True)
class FileSummary:
    """A bank file, counted: entries are the statement's, not the items in them."""

    file: str
    format: str = ""
    statements: int = 0
    entries: int = 0
    booked_credits: Total = field(default_factory=Total)
    booked_debits: Total = field(default_factory=Total)
    not_booked: int = 0

    def count(self, entry: Entry) -> None:
        """Take one entry into the sums."""
        self.entries += 1
        if not entry.is_booked:
            self.not_booked += 1
        else:
            total = self.booked_credits if entry.credit else self.booked_debits
            total.add(entry.amount_cents)


def summarise(path: Path) -> FileSummary:
    """Read a file to its end and count it; raises `BadInput` if that cannot be done.

    Done before anything is booked, so that half a file books nothing.
    """
    summary = FileSummary(path.name)
    for part in read(path):
        if isinstance(part, Entry):
            summary.count(part)
        elif isinstance(part, Statement):
            summary.statements += 1
        elif isinstance(part, BankFile):
            summary.format = part.format
    return summary


def read_events(path: Path, heads: list[Statement] | None = None) -> Iterator[Event]:
    """The events of a file, keyed so that the same one is known again in another file.

    `heads` takes in the head of each statement on the way.
    """
    statement: Statement | None = None
    seen: dict[object, int] = {}
    for part in read(path):
        if isinstance(part, BankFile):
            seen = {}
        elif isinstance(part, Statement):
            statement = part
            if heads is not None:
                heads.append(part)
        elif isinstance(part, Entry):
            assert statement is not None, "entries follow their statement"
            yield event_of(statement, part, seen)
