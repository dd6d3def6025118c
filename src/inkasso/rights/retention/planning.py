"""What a sweep would remove, and what it would not and why: counted, and nothing done.

The numbers of what goes are those of the sweep itself, which is run and rolled back: there is no
second reckoning that could differ from the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Register
from inkasso.rights.retention.keeping import RESTRICTION
from inkasso.rights.retention.links import read_links
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sieve import Sieve, beginning_with, sieves, unfounded
from inkasso.rights.retention.sweeping import sweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What would become of the rows of one table."""

    table: str
    category: str
    #: The rules that must all be out, each with the latest beginning that is; None: nothing yet.
    cutoffs: Mapping[str, date | None]
    #: Rows that there are.
    rows: int
    #: Rows that are out of every time they are kept for.
    due: int
    #: Rows that would go.
    goes: int
    #: Rows whose time has not begun to run out: a case is open, a consent in force.
    open_case: int
    #: Rows that are out, and that a hold keeps.
    hold: int
    #: Rows that are out, and that a restriction keeps.
    restriction: int
    #: Rows that are out, and that a kept row refers to.
    kept_with: int


def plan(on: date, at: datetime, register: Register, data_map: DataMap) -> Iterator[Planned]:
    """One for each table with rows, in the order of the names. Removes nothing."""
    goes = _would_go(Record(on, at), register, data_map)
    for name, sieve in sorted(sieves(register, data_map, read_links()).items()):
        planned = _planned(sieve, on, goes.get(name, 0))
        if planned.rows:
            yield planned


def faults(register: Register, data_map: DataMap) -> tuple[str, ...]:
    """What would never go, because no rule or no beginning is known of it; empty when all is."""
    return tuple(unfounded(register, data_map, read_links()))


def _would_go(record: Record, register: Register, data_map: DataMap) -> Mapping[str, int]:
    with transaction.atomic():
        for _ in sweep(record, register, data_map):
            pass
        transaction.set_rollback(True)
    return record.totals()


def _planned(sieve: Sieve, on: date, goes: int) -> Planned:
    rows, running, due, held, restricted = _counted(sieve, on)
    return Planned(
        table=sieve.table.name,
        category=sieve.table.category,
        cutoffs=sieve.cutoffs(on),
        rows=rows,
        due=max(due, goes),
        goes=goes,
        open_case=running,
        hold=held - restricted,
        restriction=restricted,
        kept_with=max(due - held - goes, 0),
    )


def _counted(sieve: Sieve, on: date) -> tuple[int, int, int, int, int]:
    """Rows: all, of a time that runs on, out, of these held, of these restricted."""
    table = sieve.table.name
    statement = (
        f"{beginning_with(on)} SELECT count(*), count(*) FILTER (WHERE running),"
        " count(*) FILTER (WHERE due), count(*) FILTER (WHERE due AND held),"
        " count(*) FILTER (WHERE due AND restricted)"
        f" FROM (SELECT {sieve.running()} AS running, {sieve.out(on)} AS due,"
        f" {sieve.held()} AS held, {sieve.held(RESTRICTION)} AS restricted"
        f" FROM {table} t {sieve.joins}) AS rows"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows, running, due, held, restricted = cursor.fetchone()
    return int(rows), int(running), int(due), int(held), int(restricted)
