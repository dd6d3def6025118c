"""The database refuses what a hold forbids: the rule in SQL, for any table of acts.

A trigger looks at each new row: whom it is towards, in which case, dated when. That it cannot be
outrun by a hold of the same instant is the work of advisory locks. A row takes the lock of its
person and of its case for sharing; a hold takes the lock of what it protects for itself, and keeps
it until it is committed. Whichever comes second waits for the first, and then looks again: under
READ COMMITTED each statement of a plpgsql function sees what was committed before that statement.
Under a stricter isolation it would see the past, so such a transaction is refused.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.state import StateApps

from inkasso.gate.holds.kinds import KINDS, LIFTED_FOR_RIGHTS, NEVER_HELD_BACK, Act

#: Whether hold `h` is in force for an act of the day `{day}`. One that was placed counts at once,
#: also for an earlier day; one that was lifted still counts for the days it stood.
IN_FORCE = """((h.lifted_on IS NULL OR (h.placed_on <= {day} AND {day} < h.lifted_on))
     AND (h.until IS NULL OR {day} <= h.until))"""

_KEEPING = tuple(sorted(kind.key for kind in KINDS.values() if Act.ERASURE in kind.stops))
#: Whether hold `h` keeps data of the person from being removed on `{day}`. The kinds are named, for
#: holds of before there was this act do not list it; and one that ends by itself counts to the
#: earlier of that day and the clock's, so that playing a later day removes nothing still held.
ERASURE_HELD = f"""(h.lifted_on IS NULL
     AND (h.until IS NULL OR h.until >= least({{day}}, current_date))
     AND ('{Act.ERASURE}' = ANY (h.stops) OR h.kind IN {_KEEPING}))"""

#: Keys of the locks: a person's, and a case's (under another seed, for numbers are no uuids).
_PERSON_KEY = "hashtextextended({person}::text, 1)"
_CASE_KEY = "hashtextextended({case}::text, 2)"

REFUSE_HELD = f"""
CREATE FUNCTION gate_refuse_held() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {{path}} AS $$
DECLARE
    act text := TG_ARGV[0];
    row_of jsonb := to_jsonb(NEW);
    person uuid := (row_of ->> TG_ARGV[1])::uuid;
    the_case bigint := (row_of ->> nullif(TG_ARGV[2], ''))::bigint;
    dated date := (row_of ->> TG_ARGV[3])::date;
    forbidden record;
BEGIN
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION '% in % needs READ COMMITTED: a hold placed meanwhile would not be seen',
            act, TG_TABLE_NAME USING ERRCODE = 'feature_not_supported';
    ELSIF person IS NULL OR dated IS NULL THEN
        RAISE EXCEPTION '% in % must say whom it is towards and when', act, TG_TABLE_NAME
            USING ERRCODE = 'not_null_violation';
    END IF;
    PERFORM pg_advisory_xact_lock_shared({_PERSON_KEY.format(person="person")});
    IF the_case IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock_shared({_CASE_KEY.format(case="the_case")});
    END IF;
    SELECT h.id, h.kind INTO forbidden FROM gate_hold h
     WHERE (h.person_id = person AND h.case_id IS NULL OR h.case_id = the_case)
       AND act = ANY (h.stops) AND {IN_FORCE.format(day="dated")}
     ORDER BY h.id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'hold % (%) forbids %', forbidden.id, forbidden.kind, act
            USING ERRCODE = 'IK003',
                  DETAIL = concat_ws(' ', forbidden.id, forbidden.kind, act, the_case);
    END IF;
    RETURN NEW;
END $$
"""

GUARD_HOLD = f"""
CREATE FUNCTION gate_guard_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.id, NEW.person_id, NEW.case_id, NEW.kind, NEW.stops, NEW.placed_on,
            NEW.placed_by) IS DISTINCT FROM (OLD.id, OLD.person_id, OLD.case_id, OLD.kind,
            OLD.stops, OLD.placed_on, OLD.placed_by) THEN
        RAISE EXCEPTION 'hold % can be lifted or prolonged; for anything else place another',
            OLD.id USING ERRCODE = 'IK002';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.lifted_on < greatest(NEW.placed_on, OLD.lifted_on)
            OR coalesce(NEW.until, 'infinity') < coalesce(OLD.until, 'infinity')) THEN
        RAISE EXCEPTION 'hold % stood as it stood: no day of it is taken back', OLD.id
            USING ERRCODE = 'IK002';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.kind IN {LIFTED_FOR_RIGHTS}
            AND (NEW.lifted_on, NEW.until) IS DISTINCT FROM (OLD.lifted_on, OLD.until)
            AND NOT current_setting('role') LIKE ANY (ARRAY['none', '%\\_rights']) THEN
        RAISE EXCEPTION 'hold % (%) is lifted for the purpose of rights only', OLD.id, OLD.kind
            USING ERRCODE = 'IK004';
    END IF;
    IF NEW.case_id IS NULL THEN
        PERFORM pg_advisory_xact_lock({_PERSON_KEY.format(person="NEW.person_id")});
    ELSE
        PERFORM pg_advisory_xact_lock({_CASE_KEY.format(case="NEW.case_id")});
    END IF;
    RETURN NEW;
END $$
"""
_GUARDED = """
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON gate_hold
    FOR EACH ROW EXECUTE FUNCTION gate_guard_hold()
"""

#: Disclosures that no hold keeps back; as `kinds.holds_back` says it.
NOT_HELD_BACK = (
    f"NEW.recipient_kind IN {NEVER_HELD_BACK} OR NEW.purpose = 'rights'"  # a tuple reads as SQL
)


def respects_holds(
    table: str,
    act: Act,
    *,
    person_column: str = "person_id",
    case_column: str = "case_id",
    date_column: str,
    unless: str = "",
) -> list[RunSQL]:
    """Migration operations that make a table of acts refuse rows that a hold forbids (IK003).

    `case_column` is `""` where rows belong to no case. Rows for which the SQL condition `unless`
    is true, with the row as `NEW`, pass. Every row takes two locks until the transaction ends, so
    insert by the thousand at most. The migration depends on `("gate", "0003_holds")`.
    """
    columns = [f'"{each}"' for each in (person_column, case_column, date_column) if each]
    arguments = ", ".join(f"'{each}'" for each in (act, person_column, case_column, date_column))
    when = f"WHEN (NOT ({unless})) " if unless else ""
    return [
        RunSQL(
            f"CREATE TRIGGER respects_holds BEFORE INSERT OR UPDATE OF {', '.join(columns)} "
            f"ON {table} FOR EACH ROW {when}EXECUTE FUNCTION gate_refuse_held({arguments})",
            f"DROP TRIGGER respects_holds ON {table}",
        )
    ]


def make_functions() -> list[RunPython | RunSQL]:
    """Migration operations that make the functions, their search path fixed to the schema."""
    return [
        RunPython(_make_definer, _drop_definer),
        RunSQL(GUARD_HOLD, "DROP FUNCTION gate_guard_hold"),
        RunSQL(_GUARDED, "DROP TRIGGER guarded ON gate_hold"),
    ]


def _make_definer(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema()) || ', pg_temp'")
        (path,) = cursor.fetchone()
        cursor.execute(REFUSE_HELD.format(path=path))
        cursor.execute("REVOKE ALL ON FUNCTION gate_refuse_held() FROM PUBLIC")


def _drop_definer(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP FUNCTION gate_refuse_held()")
