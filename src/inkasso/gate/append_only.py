"""The database refuses to change, delete or empty what is append-only, whoever asks."""

from __future__ import annotations

from django.db.migrations import RunSQL

REFUSE_CHANGE = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
