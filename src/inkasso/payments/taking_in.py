"""A bank file from somebody at the desk or the terminal: looked at whole, then booked, then told.

A file that was taken in before is known by its bytes and not booked again; the bookings in it would
be found to be doubles in any case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inkasso.base.faults import BadInput
from inkasso.payments.importing import import_file
from inkasso.payments.models import BankFile
from inkasso.payments.outcomes import Outcome
from inkasso.payments.reading import FileSummary, Total, summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class FileVerdict:
    """What became of a bank file."""

    name: str
    #: None where it could not be read to its end.
    summary: FileSummary | None = None
    outcomes: Sequence[Outcome] = ()
    #: Day on which the same file was taken in before.
    had_on: date | None = None
    #: What is wrong with it and where; nothing of it is booked then.
    fault: str = ""

    @property
    def totals(self) -> dict[str, Total]:
        """Items and sums by what became of them, in a fixed order."""
        found = {name: Total() for name in ("matched", "suspense", "returned")}
        found |= {name: Total() for name in ("duplicate", "ignored")}
        for outcome in self.outcomes:
            found[outcome.outcome].add(outcome.line.cents)
        return {name: total for name, total in found.items() if total.count}

    @property
    def to_look_at(self) -> list[Outcome]:
        """Lines that somebody must deal with."""
        return [one for one in self.outcomes if one.outcome in ("suspense", "returned")]


def take_in_file(path: Path, on: date) -> FileVerdict:
    """Book a file unless it was had before; a fault in it books nothing and is told."""
    before = had_before(path)
    if before is not None:
        return FileVerdict(name=path.name, had_on=before)
    try:
        summary = summarise(path)
    except BadInput as bad:
        return FileVerdict(name=path.name, fault=bad.message)
    outcomes = [outcome for chunk in import_file(path, on) for outcome in chunk.outcomes]
    return FileVerdict(name=path.name, summary=summary, outcomes=outcomes)


def had_before(path: Path) -> date | None:
    """The day on which the very same file was taken in; None for a new one."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    known = BankFile.objects.filter(sha256=digest).order_by("id").first()
    return known.imported_on if known else None


def newest_files(most: int) -> list[BankFile]:
    """The files taken in last, the newest first."""
    return list(BankFile.objects.order_by("-id")[:most])
