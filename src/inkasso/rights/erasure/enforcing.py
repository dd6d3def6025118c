"""What the database itself holds to: nobody is erased who was not granted it, and no one else."""

from __future__ import annotations

from django.db.migrations import RunSQL

from inkasso.rights.invariants import NOT_VERIFIED

_GRANTED = f"""
CREATE FUNCTION rights_check_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM rights_requestdecision d JOIN rights_request r ON r.id = d.request_id
         WHERE d.request_id = NEW.request_id AND r."right" = 'erasure'
           AND d.person_id = NEW.person_id AND r.person_id = NEW.person_id
           AND (TG_TABLE_NAME <> 'rights_erasure' OR d.outcome IN ('granted', 'partly'))
    ) THEN
        RAISE EXCEPTION '%: request % grants no erasure of this person', TG_TABLE_NAME,
            NEW.request_id USING ERRCODE = '{NOT_VERIFIED}';
    END IF;
    RETURN NEW;
END $$
"""
#: Drawn by chance: a journal that was begun for another database does not hang on it.
_BEGINNING = """
INSERT INTO rights_erasuremark (sequence, digest)
VALUES (0, encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex'))
"""


def only_granted(*tables: str) -> list[RunSQL]:
    """Migration operations: rows of these tables are of a request for erasure, and its person."""
    return [
        RunSQL(_GRANTED, "DROP FUNCTION rights_check_erasure()"),
        *(
            RunSQL(
                f"CREATE TRIGGER granted BEFORE INSERT ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION rights_check_erasure()",
                f"DROP TRIGGER granted ON {table}",
            )
            for table in tables
        ),
    ]


def begin_journal() -> RunSQL:
    """Migration operation: the mark that the first line of the journal hangs on."""
    return RunSQL(_BEGINNING, RunSQL.noop)
