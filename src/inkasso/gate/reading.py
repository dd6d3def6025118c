"""What a purpose may read about people whose files are open: table by table, by the data map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from inkasso.notice.data_map import DataMap, Table
from inkasso.notice.register import Purpose, Use

#: Stands for what is kept encrypted or hashed: it is told that it is there, never what it is.
WITHHELD = "(not shown)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Rows of one opened table about a person."""

    table: str
    #: What a row is.
    about: str
    #: Key of the category in the register.
    category: str
    #: Values by column, as texts; None where there is nothing.
    rows: tuple[Mapping[str, str | None], ...]


def may_read(purpose: Purpose, table: Table) -> bool:
    """Whether the register lets a purpose read a table."""
    return Use.READ in purpose.uses(table.category)


def read_held(people: Sequence[UUID], purpose: Purpose, data_map: DataMap) -> Iterator[Held]:
    """What is held about people in opened tables that the purpose may read; empty ones left out.

    For the purpose that is acted for, with the files open: of closed ones nothing shows.
    """
    for table in data_map.opened:
        if table.person is not None and may_read(purpose, table):
            rows = tuple(_rows(table, table.person, people))
            if rows:
                yield Held(table=table.name, about=table.about, category=table.category, rows=rows)


def _rows(table: Table, person: str, people: Sequence[UUID]) -> Iterator[Mapping[str, str | None]]:
    quoted = connection.ops.quote_name
    columns = [name for name in table.columns if name != person]
    listed = ", ".join(map(quoted, columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {listed} FROM {quoted(table.name)} WHERE {quoted(person)} = ANY(%s)"
            f" ORDER BY {listed}",
            [list(people)],
        )
        for row in cursor.fetchall():
            yield {name: _text(value) for name, value in zip(columns, row, strict=True)}


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bytes | bytearray | memoryview):
        return WITHHELD
    return value.isoformat() if isinstance(value, date) else str(value)
