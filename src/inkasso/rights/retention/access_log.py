"""The access log after its time: its rows go, and the seals over them tell that they went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from inkasso.base.dates import add_years
from inkasso.gate.seals import remove_old
from inkasso.rights.ageing import FLOOR, sweeping_for
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sieve import Sieve


def sweep(record: Record, sieve: Sieve) -> Iterator[int]:
    """Remove rows of days that are out of every rule, some seals at a time; yields how many."""
    last = sieve.last_out(record.on)
    if last is None:
        return
    last = min(last, add_years(record.on, -FLOOR.count))
    before = datetime.combine(last + timedelta(days=1), time.min, UTC)
    seal = 0
    while True:
        with sweeping_for(record.on):
            removed = remove_old(before, seal, record.begin)
            if removed is None:
                return
            seal, rows = removed
            record.removed(sieve, rows)
        yield rows
