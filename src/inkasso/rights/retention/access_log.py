"""The access log after its time: its rows go, and the seals over them tell that they went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from django.db import transaction

from inkasso.gate.seals import remove_old
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sieve import Sieve


def sweep(record: Record, sieve: Sieve) -> Iterator[int]:
    """Remove rows of days that are out of every rule, some seals at a time; yields how many."""
    cutoffs = sieve.cutoffs(record.on)
    days = [day for day in cutoffs.values() if day is not None]
    if len(days) < len(cutoffs) or not days:
        return
    before = datetime.combine(min(days) + timedelta(days=1), time.min, UTC)
    seal = 0
    while True:
        with transaction.atomic():
            removed = remove_old(before, seal, record.begin)
            if removed is None:
                return
            seal, rows = removed
            record.removed(sieve, rows)
        yield rows
