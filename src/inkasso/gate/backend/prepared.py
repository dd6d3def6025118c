"""Reading what pages ask all day: statements written once, which the database keeps planned.

A queryset composes its statement anew each time, and the database plans it anew. That is nothing
for a batch, and half of what a page costs that asks forty small things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import ForeignKey, Model, OneToOneRel

from inkasso.gate.backend.connected import gate_connection

M = TypeVar("M", bound=Model)
#: A database row: what stands in it the query says.
Row: TypeAlias = tuple[Any, ...]
Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]


class _Table(NamedTuple):
    """How rows of a table become instances of its model."""

    columns: str
    names: list[str]
    #: Positions of fields that are kept in another form than they are used in, and how to read it.
    read: list[tuple[int, Callable[[Any], Any]]]


def rows_of(statement: str, parameters: Parameters) -> list[Row]:
    """What a statement finds; its text must be the same each time, and its values parameters."""
    with gate_connection().prepared() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def rows_where(model: type[M], where: str, parameters: Parameters) -> list[M]:
    """Rows of a table, by a condition (and an order) that is the same text each time."""
    table = _table_of(model)
    statement = f"SELECT {table.columns} FROM {model._meta.db_table} WHERE {where}"
    return [_made(model, table, row) for row in rows_of(statement, parameters)]


def with_beside(rows: list[M], *relations: str) -> list[M]:
    """The rows, each with the row that its foreign key of that name, or a one-to-one, leads to."""
    for relation in relations if rows else ():
        field = rows[0]._meta.get_field(relation)
        if isinstance(field, OneToOneRel):
            own, theirs = "pk", field.field.attname
        else:
            assert isinstance(field, ForeignKey), f"{relation} leads to no row"
            own, theirs = field.attname, field.target_field.attname
        keys = [getattr(row, own) for row in rows]
        beside = rows_where(field.related_model, f"{theirs} = ANY(%s)", [keys])
        found = {getattr(one, theirs): one for one in beside}
        for row, key in zip(rows, keys, strict=True):
            field.set_cached_value(row, found.get(key))
    return rows


def _made(model: type[M], table: _Table, row: Row) -> M:
    values = list(row)
    for place, read in table.read:
        values[place] = read(values[place])
    return model.from_db(DEFAULT_DB_ALIAS, table.names, values)


@cache
def _table_of(model: type[Model]) -> _Table:
    connection = gate_connection()
    fields = model._meta.concrete_fields
    read = [
        (place, _reader(convert))
        for place, field in enumerate(fields)
        for convert in field.get_db_converters(connection)
    ]
    columns = ", ".join(f"{model._meta.db_table}.{field.column}" for field in fields)
    return _Table(columns, [field.attname for field in fields], read)


def _reader(convert: Callable[[Any, None, Any], Any]) -> Callable[[Any], Any]:
    return lambda value: convert(value, None, gate_connection())
