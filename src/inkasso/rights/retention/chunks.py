"""Chunks: ranges of keys that hold about as many cases, persons or rows each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from inkasso.rights.retention.groups import Cut, Group
from inkasso.rights.retention.links import Links
from inkasso.rights.retention.sieve import Sieve

#: Cases or persons of a chunk, and rows of one that is cut by rows.
_UNITS, _ROWS = 2_000, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Keys after one and up to another; no bound where it is None."""

    after: str | None
    to: str | None

    def within(self, column: str) -> str:
        """The SQL condition that a column lies in it."""
        parts = [f"{column} > '{self.after}'"] if self.after is not None else []
        if self.to is not None:
            parts.append(f"{column} <= '{self.to}'")
        return " AND ".join(parts) or "true"


WHOLE = Chunk(after=None, to=None)


def chunks_of(group: Group, links: Links) -> Iterator[Chunk]:
    """The chunks of a group, which together leave no key out."""
    if group.cut is Cut.WHOLE:
        yield WHOLE
        return
    after = None
    for to in _bounds(group, links):
        yield Chunk(after=after, to=to)
        after = to
    yield Chunk(after=after, to=None)


def condition(sieve: Sieve, group: Group, chunk: Chunk, links: Links) -> str:
    """Which rows `t` of a table belong to a chunk."""
    if group.cut is Cut.ROW:
        return chunk.within(f"t.{links.keys[sieve.table.name]}")
    if group.cut is Cut.PERSON:
        return chunk.within(f"t.{sieve.table.person}")
    if group.cut in {Cut.CASE, Cut.ROOT}:
        return chunk.within(f"{root_row(sieve, group)}.{links.keys[group.by]}")
    return "true"


def root_row(sieve: Sieve, group: Group) -> str:
    """The name under which the joins of a table have the row that its group is cut by."""
    return next(one.row for one in sieve.begun if one.root == group.by)


def _bounds(group: Group, links: Links) -> list[str]:
    size = _ROWS if group.cut is Cut.ROW else _UNITS
    key = links.keys[group.by]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT key::text FROM (SELECT {key} AS key, row_number() OVER (ORDER BY {key}) AS at"
            f" FROM {group.by}) AS rows WHERE at % {size} = 0 ORDER BY key"
        )
        return [key for (key,) in cursor.fetchall()]
