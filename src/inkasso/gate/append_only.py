"""The database refuses to change, delete or empty what is append-only, whoever asks.

One thing passes: rows whose time to keep is out are deleted, by a purpose of the register that may
remove them. PostgreSQL lets a role delete only where the register gave its purpose `remove`; the
owner, who may do anything, is no purpose and is refused.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.state import StateApps

#: As the first migrations make it: nothing passes, for there are no purposes yet.
REFUSE_ALL = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused; correct it with a new row',
        TG_TABLE_NAME, TG_OP USING ERRCODE = 'IK002';
END $$
"""

#: As it is now. Definer, to read which roles are purposes; whose role it is the setting says.
REFUSE_CHANGE = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {path} AS $$
BEGIN
    IF TG_OP = 'DELETE'
       AND EXISTS (SELECT FROM gate_purpose WHERE role = current_setting('role')) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only: % is refused; correct it with a new row',
        TG_TABLE_NAME, TG_OP USING ERRCODE = 'IK002';
END $$
"""


def append_only(*tables: str) -> list[RunSQL]:
    """Migration operations that make tables append-only."""
    return [
        RunSQL(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
            f"DROP TRIGGER append_only ON {table}",
        )
        for table in tables
    ]


def let_rows_go() -> RunPython:
    """The migration operation after which purposes that may remove rows can do so."""
    return RunPython(_make, _unmake)


def _make(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema()) || ', pg_temp'")
        (path,) = cursor.fetchone()
        cursor.execute(REFUSE_CHANGE.format(path=path))


def _unmake(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(REFUSE_ALL)
