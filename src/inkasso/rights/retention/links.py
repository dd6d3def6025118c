"""How the tables hang together, as the database's catalogue has it: keys and who refers to whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from django.db import connection

_PRIMARY_KEYS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_index i
  JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = current_schema()::regnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
 WHERE i.indisprimary
"""
_REFERENCES = """
SELECT child.relname, a.attname, a.attnotnull, parent.relname, b.attname
  FROM pg_constraint k
  JOIN pg_class child ON child.oid = k.conrelid
   AND child.relnamespace = current_schema()::regnamespace
  JOIN pg_class parent ON parent.oid = k.confrelid
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
 WHERE k.contype = 'f' AND k.conparentid = 0 ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A foreign key: rows of one table refer to rows of another."""

    child: str
    column: str
    #: Whether every row of the child refers to one.
    always: bool
    parent: str
    #: The column of the parent that it names.
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Primary keys and foreign keys of the schema."""

    #: The first column of each table's primary key.
    keys: Mapping[str, str]
    #: Its type, as SQL writes it.
    types: Mapping[str, str]
    references: tuple[Reference, ...]

    def to(self, parent: str) -> tuple[Reference, ...]:
        """Who refers to a table; rows of it that are referred to stay."""
        return tuple(one for one in self.references if one.parent == parent)

    def out_of(self, child: str) -> tuple[Reference, ...]:
        """Whom a table refers to with every row."""
        return tuple(one for one in self.references if one.child == child and one.always)

    def children_first(self, tables: Collection[str]) -> list[str]:
        """The tables so that nothing that refers comes after what it refers to."""
        order: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(sorted(tables), ()))
        for one in self.references:
            if one.child in tables and one.parent in tables and one.child != one.parent:
                order.add(one.parent, one.child)
        return list(order.static_order())


def read_links() -> Links:
    """The links as they are now."""
    with connection.cursor() as cursor:
        cursor.execute(_PRIMARY_KEYS)
        keys = list(cursor.fetchall())
        cursor.execute(_REFERENCES)
        references = tuple(
            Reference(child=child, column=column, always=always, parent=parent, key=key)
            for child, column, always, parent, key in cursor.fetchall()
        )
    return Links(
        keys={table: column for table, column, _ in keys},
        types={table: kind for table, _, kind in keys},
        references=references,
    )
