"""Rows that tell each other's end go together: a request with its answer, a consent with its end.

Which of them are out is found before the first goes; and where anything that hangs on a row stays,
all of it stays. A consent whose withdrawal went alone would be in force again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.db import connection

from inkasso.rights.retention.chunks import Chunk, condition, root_row
from inkasso.rights.retention.groups import Group
from inkasso.rights.retention.links import Links
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sieve import Sieve, beginning_with

#: Of one table, the keys of the rows that are out, each with the key of the row it hangs on.
_Out = Mapping[object, object]


def sweep_whole(record: Record, group: Group, chunk: Chunk, links: Links) -> int:
    """Remove from a chunk what is out with all that hangs on it; how many rows went."""
    out = {sieve.table.name: _out(sieve, group, record, (chunk, links)) for sieve in group.tables}
    stays = set(_staying(group, out, links))
    total = 0
    for sieve in group.tables:
        table = sieve.table.name
        going = [key for key, root in out[table].items() if root not in stays]
        rows = _delete(table, going, links)
        record.removed(sieve, rows)
        total += rows
    return total


def _out(
    sieve: Sieve, group: Group, record: Record, around: tuple[Chunk, Links]
) -> dict[object, object]:
    chunk, links = around
    key, root = links.keys[sieve.table.name], links.keys[group.by]
    with connection.cursor() as cursor:
        cursor.execute(
            f"{beginning_with(record.on)} SELECT t.{key}, {root_row(sieve, group)}.{root}"
            f" FROM {sieve.table.name} t {sieve.joins}"
            f" WHERE {condition(sieve, group, chunk, links)} AND {sieve.out(record.on)}"
            f" AND NOT {sieve.held()}"
        )
        return dict(cursor.fetchall())


def _staying(group: Group, out: Mapping[str, _Out], links: Links) -> Iterator[object]:
    """The rows to which something refers, directly or by its parts, that is not out with them."""
    roots = set(out[group.by])
    for found in out.values():
        yield from (root for root in found.values() if root not in roots)
    for table, found in out.items():
        for one in links.to(table):
            going: Collection[object] = out.get(one.child, {})
            for referred in _referred(one.child, one.column, (found, going), links):
                yield found[referred]


def _referred(
    child: str, column: str, keys: tuple[_Out, Collection[object]], links: Links
) -> list[object]:
    parents, going = list(keys[0]), list(keys[1])
    if not parents:
        return []
    stays = f"AND NOT {links.keys[child]} = ANY(%s)" if going else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT {column} FROM {child} WHERE {column} = ANY(%s) {stays}",
            [parents, going] if going else [parents],
        )
        return [referred for (referred,) in cursor.fetchall()]


def _delete(table: str, going: list[object], links: Links) -> int:
    if not going:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {links.keys[table]} = ANY(%s)", [going])
        return int(cursor.rowcount)
