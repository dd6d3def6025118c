"""What the database itself holds to: nothing is decided or given out to somebody unverified."""

from __future__ import annotations

from django.db.migrations import RunSQL

#: SQLSTATE of an answer to somebody whose identity, or whose authority, nobody has verified.
NOT_VERIFIED = "IK005"

_VERIFIED = f"""
CREATE FUNCTION rights_check_verified() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked rights_request%ROWTYPE; verified boolean;
BEGIN
    SELECT * INTO STRICT asked FROM rights_request WHERE id = NEW.request_id;
    IF NEW.person_id <> asked.person_id THEN
        RAISE EXCEPTION 'request % is about another person', asked.id
            USING ERRCODE = '{NOT_VERIFIED}';
    END IF;
    verified := EXISTS (SELECT FROM rights_requeststep
                         WHERE request_id = asked.id AND kind = 'verified')
        AND (NOT asked.by_agent OR EXISTS (SELECT FROM rights_requeststep
                         WHERE request_id = asked.id AND kind = 'authority'));
    IF TG_TABLE_NAME = 'rights_requestdecision' THEN
        IF NEW.outcome = 'nothing_held' THEN verified := NOT asked.known;
        ELSIF NEW.outcome = 'not_identified' THEN verified := asked.known AND NOT verified;
        END IF;
    ELSE
        verified := verified AND asked.known;
    END IF;
    IF NOT verified THEN
        RAISE EXCEPTION 'request %: who asks is not verified', asked.id
            USING ERRCODE = '{NOT_VERIFIED}';
    END IF;
    RETURN NEW;
END $$
"""

_STEP = f"""
CREATE FUNCTION rights_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked rights_request%ROWTYPE;
BEGIN
    SELECT * INTO STRICT asked FROM rights_request WHERE id = NEW.request_id;
    IF NEW.person_id <> asked.person_id OR (NEW.kind = 'verified' AND NOT asked.known) THEN
        RAISE EXCEPTION 'request %: nobody known to compare with', asked.id
            USING ERRCODE = '{NOT_VERIFIED}';
    END IF;
    RETURN NEW;
END $$
"""


def check_verified(*tables: str) -> list[RunSQL]:
    """Migration operations: rows of these tables need a verified identity."""
    return [
        RunSQL(_VERIFIED, "DROP FUNCTION rights_check_verified()"),
        *(_trigger(table, "rights_check_verified") for table in tables),
    ]


def also_verified(*tables: str) -> list[RunSQL]:
    """Migration operations: rows of later tables need a verified identity too."""
    return [_trigger(table, "rights_check_verified") for table in tables]


def check_steps(table: str) -> list[RunSQL]:
    """Migration operations: steps are about the person of their request, and a known one."""
    return [
        RunSQL(_STEP, "DROP FUNCTION rights_check_step()"),
        _trigger(table, "rights_check_step"),
    ]


def _trigger(table: str, function: str) -> RunSQL:
    return RunSQL(
        f"CREATE TRIGGER verified BEFORE INSERT ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"DROP TRIGGER verified ON {table}",
    )
