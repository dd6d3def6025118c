"""Removing rows: children first, and no row that a kept one refers to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import connection

from inkasso.notice.data_map import DataMap, load_data_map
from inkasso.rights.retention.holdings import about
from inkasso.rights.retention.links import Links, read_links


def remove_of_person(person_id: UUID, tables: Collection[str]) -> Mapping[str, int]:
    """Delete a person's rows of some tables, with the person's file open; how many of each went.

    Rows that a kept row refers to stay as skeletons. Raises `django.db.Error` with SQLSTATE IK006
    when a hold forbids it or a case is open (`guarding`).
    """
    data_map, links = load_data_map(), read_links()
    return {
        table: _remove(table, person_id, data_map, links) for table in links.children_first(tables)
    }


def unreferred(table: str, links: Links) -> str:
    """The SQL condition that nothing refers to the row `t`."""
    return (
        " AND ".join(
            f"NOT EXISTS (SELECT FROM {one.child} y WHERE y.{one.column} = t.{one.key})"
            for one in links.to(table)
        )
        or "true"
    )


def _remove(table: str, person_id: UUID, data_map: DataMap, links: Links) -> int:
    whose = about(data_map.tables[table], data_map, links)
    if whose is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} t WHERE {whose} AND {unreferred(table, links)}",
            {"person": person_id},
        )
        return int(cursor.rowcount)
