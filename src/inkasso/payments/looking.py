"""A look at bank files that books nothing and needs no database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from inkasso.payments.events import Event
from inkasso.payments.outcomes import Outcome
from inkasso.payments.reading import read_events


def look(files: Sequence[Path]) -> list[list[Outcome]]:
    """What an import would see before it asks for cases, file by file."""
    seen: dict[bytes, bool] = {}
    return [[o for event in read_events(file) for o in _outcomes(event, seen)] for file in files]


def _outcomes(event: Event, seen: dict[bytes, bool]) -> list[Outcome]:
    """Outcomes of an event's lines; `seen` holds whether a known event's items may still come."""
    known, open_still = event.key in seen, seen.get(event.key, True)
    if event.booked:
        seen[event.key] = open_still and (event.awaits_items or event.bare)
    if not event.booked:
        outcome, because = "ignored", "the bank has not booked it"
    elif known and (event.bare or not open_still):
        outcome, because = "duplicate", "the same booking stands in these files before"
    else:
        outcome, because = "", ""
    return [
        Outcome(line, outcome or _guess(line.reversal), None, because or _NOT_ASKED)
        for line in event.lines
    ]


_NOT_ASKED = "a dry run asks no case"


def _guess(reversal: bool) -> str:  # noqa: FBT001  one fact, one answer
    return "returned" if reversal else "suspense"
