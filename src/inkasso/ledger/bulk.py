"""Rows in bulk: identifiers taken ahead, rows copied in: the fastest path PostgreSQL has.

It refuses COPY into a table under row-level security; rows that identify somebody go in by
`insert_rows`, which costs about a fifth more from some thousand rows on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection, models, transaction

from inkasso.gate.backend.connected import gate_connection


def take_ids(model: type[models.Model], count: int) -> list[int]:
    """`count` new identifiers of a table, in order."""
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def copy_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Insert rows with COPY; all in one statement, so statement triggers see them together.

    Raises `django.db.Error` and `Refused` as any statement does: Django does not see to that for
    COPY itself.
    """
    _copy(model._meta.db_table, columns, rows)


def insert_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Insert rows with one INSERT, from a temporary table: also under row-level security.

    Needs the right to insert and none to read. Raises `django.db.Error`.
    """
    table, names = model._meta.db_table, ", ".join(columns)
    fields = {field.column: field for field in model._meta.concrete_fields}
    staged = ", ".join(f"{name} {fields[name].db_type(connection)}" for name in columns)
    # A savepoint of its own would spare nobody: a refused row spoils the caller's rows as well.
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE staged ({staged}) ON COMMIT DROP")
        _copy("pg_temp.staged", columns, rows)
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM pg_temp.staged")
        cursor.execute("DROP TABLE pg_temp.staged")


def _copy(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with (
        gate_connection().telling_refusals(),
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
