"""The database's own idea of what is too young to go, and of days that have not come.

Facts of money and answers to people are append-only; the purpose `retention` alone removes them.
No rule of a register keeps one of them shorter than `FLOOR`, so whatever that purpose's login is
made to say, nothing younger goes: not today's answer, its erasure, or the log of who looked.

What is old is told by the server's clock. A sweep says for which day it runs; for a day to come it
leaves a mark that refuses its commit, so that a plan of next year can be counted and rolled back,
and no wrong date empties the agency. Where days are played, such as the demo, the owner of the
tables takes that refusal away (`let_days_be_played`); production puts it back whenever its tables
are brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.state import StateApps

from inkasso.notice.register import Period, Unit
from inkasso.rights.guarded_days import (
    CREDITORS_WORD,
    DESK,
    FIRST,
    HANDLED,
    REACHED,
    REVIEWED,
    TO_CLIENTS,
    WRITTEN,
)
from inkasso.rights.retention.guarding import NOT_OUT

#: How long everything that is append-only is kept at least, from its own day.
FLOOR = Period(count=1, unit=Unit.YEARS)
#: The setting by which a sweep says its day.
_SWEPT_FOR = "inkasso.swept_for"
_AHEAD = "rights_sweepahead"

#: A row without a day, or whose case is open or unseen, counts as of today. The clock of the
#: server may be a day behind ours.
_GUARD = f"""
CREATE FUNCTION rights_guard_age() RETURNS trigger
LANGUAGE plpgsql SET search_path = {{path}} AS $$
DECLARE newest date; swept_for date;
BEGIN
    IF current_setting('role') = 'none' THEN
        RETURN NULL;
    END IF;
    EXECUTE format('SELECT max(coalesce((%s)::date, ''infinity'')) FROM gone g %s',
                   TG_ARGV[0], TG_ARGV[1]) INTO newest;
    IF newest IS NULL OR newest <= current_date + 1 - interval '{FLOOR.count} year' THEN
        RETURN NULL;
    END IF;
    swept_for := nullif(current_setting('{_SWEPT_FOR}', true), '')::date;
    IF swept_for IS NULL OR newest > swept_for - interval '{FLOOR.count} year' THEN
        RAISE EXCEPTION 'rows of % stay: they are too young to go', TG_TABLE_NAME
            USING ERRCODE = '{NOT_OUT}';
    END IF;
    INSERT INTO {_AHEAD} (swept_for) VALUES (swept_for) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$
"""
_GUARD_LOG = f"""
CREATE FUNCTION rights_guard_log() RETURNS trigger
LANGUAGE plpgsql SET search_path = {{path}} AS $$
BEGIN
    IF EXISTS (SELECT FROM gone
                WHERE id > (SELECT coalesce(max(last_row), 0) FROM gate_accessseal)) THEN
        RAISE EXCEPTION 'rows of the access log stay until they are sealed'
            USING ERRCODE = '{NOT_OUT}';
    END IF;
    RETURN NULL;
END $$
"""
_REFUSE_AHEAD = f"""
CREATE FUNCTION rights_refuse_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'nothing goes before % has come', NEW.swept_for USING ERRCODE = '{NOT_OUT}';
END $$
"""
_REFUSES = (
    f"CREATE CONSTRAINT TRIGGER only_days_that_came AFTER INSERT ON {_AHEAD} "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_refuse_ahead()"
)
_PLAYED = f"DROP TRIGGER IF EXISTS only_days_that_came ON {_AHEAD}"


def guards_age() -> list[RunPython | RunSQL]:
    """Migration operations that make the functions and set their triggers."""
    return [
        RunPython(_make, _drop),
        RunSQL(_REFUSE_AHEAD, "DROP FUNCTION rights_refuse_ahead()"),
        RunSQL(_REFUSES, _PLAYED),
        *(_trigger(table, *told) for table, told in FIRST.items()),
        RunSQL(
            "CREATE TRIGGER only_sealed AFTER DELETE ON gate_accesslog "
            "REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION rights_guard_log()",
            "DROP TRIGGER only_sealed ON gate_accesslog",
        ),
    ]


def guards_age_of_handling() -> list[RunSQL]:
    """Migration operations that set the triggers on what is done with money by hand."""
    return [_trigger(table, *told) for table, told in HANDLED.items()]


def guards_age_of_desk_work() -> list[RunSQL]:
    """Migration operations that set the triggers on contacts, objections, documents, approvals."""
    return [_trigger(table, *told) for table, told in DESK.items()]


def guards_age_of_letters_in_free_words() -> list[RunSQL]:
    """Migration operations that set the triggers on those letters, and on changes to many cases."""
    return [_trigger(table, *told) for table, told in WRITTEN.items()]


def guards_age_of_log_reviews() -> list[RunSQL]:
    """Migration operations that set the triggers on reviews of the access log."""
    return [_trigger(table, *told) for table, told in REVIEWED.items()]


def guards_age_of_details() -> list[RunSQL]:
    """Migration operations that set the trigger on changes of how clients are reached."""
    return [_trigger(table, *told) for table, told in REACHED.items()]


def guards_age_of_client_letters() -> list[RunSQL]:
    """Migration operations that set the triggers on letters to clients."""
    return [_trigger(table, *told) for table, told in TO_CLIENTS.items()]


def guards_age_of_creditors_word() -> list[RunSQL]:
    """Migration operations that set the triggers on instructions, and on what was taken back."""
    return [_trigger(table, *told) for table, told in CREDITORS_WORD.items()]


@contextmanager
def sweeping_for(on: date) -> Iterator[None]:
    """A transaction that removes what is out before a day, and says so to the database."""
    with transaction.atomic():
        remove_as_of(on)
        yield


def remove_as_of(on: date) -> None:
    """Say for which day the transaction under way removes; for a day to come it is never done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [_SWEPT_FOR, on.isoformat()])


def let_days_be_played() -> None:
    """Let sweeps of days to come be committed, as the owner of the tables; until production."""
    if not days_are_played():
        with connection.cursor() as cursor:
            cursor.execute(_PLAYED)


def refuse_days_to_come() -> None:
    """Put that refusal back where it was taken away; as the owner of the tables."""
    if days_are_played():
        with connection.cursor() as cursor:
            cursor.execute(_REFUSES)


def days_are_played() -> bool:
    """Whether sweeps of days to come may be committed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'only_days_that_came'"
            f" AND tgrelid = '{_AHEAD}'::regclass)"
        )
        return bool(cursor.fetchone()[0])


def _trigger(table: str, day: str, joins: str) -> RunSQL:
    return RunSQL(
        f"CREATE TRIGGER not_while_young AFTER DELETE ON {table} "
        "REFERENCING OLD TABLE AS gone FOR EACH STATEMENT "
        f"EXECUTE FUNCTION rights_guard_age('{day}', '{joins}')",
        f"DROP TRIGGER not_while_young ON {table}",
    )


def _make(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema()) || ', pg_temp'")
        (path,) = cursor.fetchone()
        for function in (_GUARD, _GUARD_LOG):
            cursor.execute(function.replace("{path}", path))


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP FUNCTION rights_guard_age(); DROP FUNCTION rights_guard_log()")
