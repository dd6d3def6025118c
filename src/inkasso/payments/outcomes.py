"""What became of a line of a bank file."""

from __future__ import annotations

from typing import NamedTuple

from inkasso.payments.events import Line


class Outcome(NamedTuple):
    """One line and what became of it."""

    line: Line
    #: matched, suspense, duplicate, returned or ignored.
    outcome: str
    case_id: int | None
    because: str


class Chunk(NamedTuple):
    """What one transaction of an import did."""

    #: Statement entries read.
    entries: int
    outcomes: list[Outcome]
