"""Parties, last: one goes when no row of any table names it, by a foreign key or without."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from inkasso.notice.data_map import DataMap
from inkasso.rights.retention.groups import PARTIES
from inkasso.rights.retention.links import Links
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sieve import Sieve, beginning_with

_DELETE = f"DELETE FROM {PARTIES} WHERE id IN (SELECT id FROM pg_temp.parting)"


def remove_parties(record: Record, sieve: Sieve, data_map: DataMap, links: Links) -> int:
    """Remove the parties that nothing names any more; how many went.

    Table by table, so that no plan of the database meets fifty tables at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"{beginning_with(record.on)} SELECT t.id INTO TEMPORARY parting"
            f" FROM {PARTIES} t {sieve.joins} WHERE {sieve.out(record.on)} AND NOT {sieve.held()}"
        )
        cursor.execute("ANALYZE pg_temp.parting")
        for table, column in sorted(set(_mentions(data_map, links))):
            cursor.execute(f"DELETE FROM pg_temp.parting p USING {table} m WHERE m.{column} = p.id")
        cursor.execute(_DELETE)
        count = int(cursor.rowcount)
        cursor.execute("DROP TABLE pg_temp.parting")
    record.removed(sieve, count)
    return count


def _mentions(data_map: DataMap, links: Links) -> Iterator[tuple[str, str]]:
    """Each table that names a party, with the column that does."""
    for one in links.to(PARTIES):
        yield one.child, one.column
    for table in data_map.tables.values():
        if table.person is not None and table.name != PARTIES:
            yield table.name, table.person
