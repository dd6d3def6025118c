"""The sweep: what is out of its time goes, chunk by chunk, each in a transaction of its own.

Killed at any point, it is run again and goes on; run twice, the second finds nothing. It works as
the sweep of the purpose `retention`, which sees everybody but those whose data is restricted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import connection, transaction

from inkasso.ledger.seals import seal_day
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Register
from inkasso.rights.ageing import sweeping_for
from inkasso.rights.retention import access_log, bank, books
from inkasso.rights.retention.chunks import Chunk, chunks_of, condition
from inkasso.rights.retention.files import remove_files
from inkasso.rights.retention.groups import Cut, Group, groups
from inkasso.rights.retention.links import Links, read_links
from inkasso.rights.retention.parties import remove_parties
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.removing import unreferred
from inkasso.rights.retention.sieve import Sieve, beginning_with, sieves
from inkasso.rights.retention.whole import sweep_whole

#: Tables whose rows name a file under the home folder.
_LETTER_FILES = (
    *("demands_letterfile", "plans_planletterfile", "objections_answerletterfile"),
    "correspondence_freeletterfile",
    "receivables_document",
)
#: Tables whose rows leave a sum behind.
_SUMMED = {"payments_bankevent": bank.remove_events, "payments_bankitem": bank.remove_unpaid}


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a sweep goes by."""

    register: Register
    data_map: DataMap
    links: Links

    @classmethod
    def read(cls, register: Register, data_map: DataMap) -> Around:
        """With the links as the database has them."""
        return cls(register=register, data_map=data_map, links=read_links())


def run(record: Record, register: Register, data_map: DataMap, home: Path) -> Iterator[int]:
    """Remove what is out before the day of the record, files too; yields rows chunk by chunk.

    Outside a transaction: what a chunk took is gone for good, and its files with it.
    """
    with transaction.atomic():
        seal_day(record.on)
    remove_files(home)
    for rows in sweep(record, register, data_map):
        remove_files(home)
        yield rows


def sweep(record: Record, register: Register, data_map: DataMap) -> Iterator[int]:
    """Remove the rows that are out before the day of the record; yields how many, by chunk."""
    around = Around.read(register, data_map)
    known = sieves(register, data_map, around.links)
    for group in groups(known, around.links):
        if group.cut is Cut.WHOLE:
            # The party is the last of a person: also the books and the log come before it.
            yield from books.sweep(record, known["ledger_entry"])
            yield from access_log.sweep(record, known["gate_accesslog"])
        for chunk in chunks_of(group, around.links):
            with sweeping_for(record.on):
                rows = _sweep_chunk(record, group, chunk, around)
            yield rows


def _sweep_chunk(record: Record, group: Group, chunk: Chunk, around: Around) -> int:
    if group.cut is Cut.ROOT:
        return sweep_whole(record, group, chunk, around.links)
    if group.cut is Cut.WHOLE:
        return remove_parties(record, group.tables[0], around.data_map, around.links)
    head = beginning_with(record.on, *_narrowed(group.cut, chunk))
    total = 0
    for sieve in group.tables:
        rows = condition(sieve, group, chunk, around.links)
        count = _take(record, sieve, f"{head} {_delete(sieve, rows, record.on, around)}")
        record.removed(sieve, count)
        total += count
    return total


def _narrowed(cut: Cut, chunk: Chunk) -> tuple[str, str]:
    """Whose cases must be looked at to know when they ended."""
    if cut is not Cut.PERSON:
        return "true", "true"
    return chunk.within("r.person_id"), chunk.within("d.person_id")


def _delete(sieve: Sieve, rows: str, on: date, around: Around) -> str:
    table, key = sieve.table.name, around.links.keys[sieve.table.name]
    stays = unreferred(table, around.links)
    return (
        f"DELETE FROM {table} WHERE {key} IN ("
        f"SELECT t.{key} FROM {table} t {sieve.joins} WHERE {rows} AND {sieve.out(on)}"
        f" AND NOT {sieve.held()} AND {stays})"
    )


def _take(record: Record, sieve: Sieve, statement: str) -> int:
    """Delete, and do what else the table asks for."""
    table = sieve.table.name
    with connection.cursor() as cursor:
        if table in bank.PAID_BY:
            items = bank.items_of(statement, table)
            cursor.execute(statement)
            count = int(cursor.rowcount)
            bank.remove_items(record, items)
            return count
        if table in _LETTER_FILES:
            cursor.execute(f"{statement} RETURNING path")
            paths = [path for (path,) in cursor.fetchall()]
            if paths:
                record.files(paths)
            return len(paths)
        if table in _SUMMED:
            return _SUMMED[table](record, statement)
        cursor.execute(statement)
        return int(cursor.rowcount)
