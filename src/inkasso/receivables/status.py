"""A case is closed when nothing is open, and opened again when something is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from inkasso.receivables.account.books import Settled
from inkasso.receivables.models import Case, StatusChange


class Turn(NamedTuple):
    """A case that changes its status."""

    case_id: int
    closed: bool
    day: date
    reason: str


def close_or_reopen(settled: Iterable[Settled]) -> list[Turn]:
    """Keep the status of cases in step with their accounts; the last event of a case decides."""
    last = {item.case.id: item for item in settled}
    turns = [
        Turn(item.case.id, item.account.total == 0, item.entry.booked_on, item.entry.kind)
        for item in last.values()
        if (item.account.total == 0) != (item.case.closed_on is not None)
    ]
    for turn in turns:
        Case.objects.filter(id=turn.case_id).update(closed_on=turn.day if turn.closed else None)
    StatusChange.objects.bulk_create(
        StatusChange(
            case_id=turn.case_id, changed_on=turn.day, closed=turn.closed, reason=turn.reason
        )
        for turn in turns
    )
    return turns
