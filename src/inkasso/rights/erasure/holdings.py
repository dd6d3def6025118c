"""What a person's rows hang on to: rows that stay refer to them, and they name files.

A receivable stays with the row of somebody who shares it; a letter's file goes with its row.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from inkasso.notice.data_map import DataMap
from inkasso.rights.retention.holdings import about
from inkasso.rights.retention.links import Links, Reference

#: Tables of files have a column of this name, from the home folder on.
_PATH = "path"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Looks for rows of one person, for what refers to them, and for files that they name."""

    person_id: UUID
    data_map: DataMap
    links: Links

    def referred_to(self, going: Collection[str]) -> frozenset[str]:
        """Those of the tables of which a row of the person is referred to by what stays."""
        left, stay = set(going), set[str]()
        while found := {table for table in left if self._is_referred_to(table, left)}:
            left -= found
            stay |= found
        return frozenset(stay)

    def remaining(self, tables: Collection[str]) -> tuple[str, ...]:
        """Those of the tables in which the person has rows."""
        return tuple(table for table in sorted(tables) if self._count(table, "true"))

    def files(self, tables: Collection[str]) -> tuple[str, ...]:
        """Where files lie, under the home folder, that the person's rows of the tables name."""
        named = [table for table in sorted(tables) if _PATH in self.data_map.tables[table].columns]
        found: list[str] = []
        for table in named:
            if whose := self._about(table, "t"):
                rows = self._rows(f"SELECT t.{_PATH} FROM {table} t WHERE {whose}")
                found += [str(path) for (path,) in rows]
        return tuple(found)

    def _is_referred_to(self, table: str, going: Collection[str]) -> bool:
        return any(self._refers(one, going) for one in self.links.to(table))

    def _refers(self, one: Reference, going: Collection[str]) -> bool:
        own = self._about(one.child, "y") if one.child in going else None
        stays = "true" if own is None else f"({own}) IS NOT TRUE"
        refers = f"SELECT FROM {one.child} y WHERE y.{one.column} = t.{one.key} AND {stays}"
        return bool(self._count(one.parent, f"EXISTS ({refers})"))

    def _count(self, table: str, condition: str) -> int:
        whose = self._about(table, "t")
        if whose is None:
            return 0
        ((count,),) = self._rows(f"SELECT count(*) FROM {table} t WHERE {whose} AND {condition}")
        return int(str(count))

    def _rows(self, statement: str) -> list[tuple[object, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, {"person": self.person_id})
            return list(cursor.fetchall())

    def _about(self, table: str, row: str) -> str | None:
        return about(self.data_map.tables[table], self.data_map, self.links, row)
