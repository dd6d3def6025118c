"""The database's part: what belongs to an open case or a protected person is not removed.

It binds the purpose `retention`, by whose roles append-only rows go: whatever the sweep above
believes, no row of an open case and none of a person whom a hold protects from removal goes.
Once a statement, over the rows that it deleted. Runs with the caller's rights, who reads both.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.state import StateApps

from inkasso.gate.holds.forbidding import ERASURE_HELD

#: SQLSTATE of a removal that an open case or a hold forbids.
NOT_OUT = "IK006"

_GUARD = f"""
CREATE OR REPLACE FUNCTION rights_guard_removal() RETURNS trigger
LANGUAGE plpgsql SET search_path = {{path}} AS $$
DECLARE found text;
BEGIN
    IF NOT current_setting('role') LIKE ANY (ARRAY['%\\_retention', '%\\_retention\\_sweep']) THEN
        RETURN NULL;
    END IF;
    IF TG_ARGV[0] <> '' THEN
        EXECUTE format('SELECT min(c.id::text) FROM gone g JOIN receivables_case c ON c.id = g.%I '
            'WHERE c.closed_on IS NULL', TG_ARGV[0]) INTO found;
        IF found IS NOT NULL THEN
            RAISE EXCEPTION 'rows of % stay: case % is open', TG_TABLE_NAME, found
                USING ERRCODE = '{NOT_OUT}';
        END IF;
    END IF;
    IF TG_ARGV[1] <> '' THEN
        EXECUTE format('SELECT min(h.kind) FROM gone g JOIN gate_hold h ON h.person_id = g.%I '
            'WHERE {ERASURE_HELD.format(day="current_date").replace("'", "''")}',
            TG_ARGV[1]) INTO found;
        IF found IS NOT NULL THEN
            RAISE EXCEPTION 'rows of % stay: a hold (%) protects the person', TG_TABLE_NAME, found
                USING ERRCODE = '{NOT_OUT}';
        END IF;
    END IF;
    RETURN NULL;
END $$
"""

_OF_CASE = """
CREATE OR REPLACE FUNCTION rights_guard_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_on IS NULL THEN
        RAISE EXCEPTION 'case % is open and stays', OLD.id USING ERRCODE = 'IK006';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER stays_while_open BEFORE DELETE ON receivables_case
    FOR EACH ROW EXECUTE FUNCTION rights_guard_case()
"""

#: Table, its column of the case, its column of the person.
_GUARDED: Sequence[tuple[str, str, str]] = (
    ("receivables_case", "", "person_id"),
    ("receivables_statuschange", "case_id", ""),
    ("receivables_receivable", "case_id", "person_id"),
    ("receivables_receivabletext", "", "person_id"),
    ("receivables_codebtor", "", "person_id"),
    ("receivables_cost", "case_id", "person_id"),
    ("receivables_payment", "case_id", "person_id"),
    ("receivables_reversal", "case_id", ""),
    ("receivables_refund", "case_id", "person_id"),
    ("receivables_offer", "case_id", ""),
    ("demands_letter", "case_id", "person_id"),
    ("demands_lettercontent", "", "person_id"),
    ("ledger_entry", "case_id", ""),
    ("ledger_posting", "case_id", "person_id"),
    ("parties_party", "", "id"),
    ("parties_partyname", "", "person_id"),
    ("parties_identitycode", "", "person_id"),
    ("parties_businessid", "", "person_id"),
    ("parties_address", "", "person_id"),
    ("parties_contactpoint", "", "person_id"),
    ("gate_disclosure", "", "person_id"),
    ("gate_informationgiven", "", "person_id"),
)
#: The same for plans, which came later.
_PLANS: Sequence[tuple[str, str, str]] = (
    ("plans_plan", "case_id", "person_id"),
    ("plans_extension", "case_id", "person_id"),
    ("plans_planletter", "case_id", "person_id"),
    ("plans_lettercontent", "", "person_id"),
)
#: And for contacts.
_CONTACTS: Sequence[tuple[str, str, str]] = (
    ("contacts_attempt", "case_id", "person_id"),
    ("contacts_deviation", "", "person_id"),
    ("contacts_promise", "case_id", "person_id"),
    ("contacts_nextstep", "case_id", "person_id"),
    ("contacts_note", "case_id", "person_id"),
)

#: And for objections and documents.
_OBJECTIONS: Sequence[tuple[str, str, str]] = (
    ("objections_objection", "case_id", "person_id"),
    ("objections_objectiontext", "", "person_id"),
    ("objections_clientquestiontext", "", "person_id"),
    ("objections_answertext", "", "person_id"),
    ("objections_answerletter", "case_id", "person_id"),
    ("objections_lettercontent", "", "person_id"),
    ("receivables_document", "case_id", "person_id"),
    ("receivables_documentname", "", "person_id"),
)

#: And for what is claimed no longer, and how people are reached.
_WAIVED: Sequence[tuple[str, str, str]] = (
    ("receivables_costwithdrawn", "case_id", ""),
    ("receivables_writeoff", "case_id", ""),
    ("parties_representative", "", "person_id"),
    ("parties_returnedmail", "", "person_id"),
)
#: And for letters in free words, and what many cases at once were changed by.
_WRITTEN: Sequence[tuple[str, str, str]] = (
    ("correspondence_freeletter", "case_id", "person_id"),
    ("correspondence_lettercontent", "", "person_id"),
    ("bulk_outcome", "case_id", ""),
)
#: And for what creditors took back.
_RECALLED: Sequence[tuple[str, str, str]] = (("receivables_recall", "case_id", ""),)


def guards_removal() -> list[RunPython | RunSQL]:
    """Migration operations that make the functions and set their triggers."""
    return [
        RunPython(_make, _drop),
        RunSQL(
            _OF_CASE,
            "DROP TRIGGER stays_while_open ON receivables_case; DROP FUNCTION rights_guard_case()",
        ),
        *(_trigger(*one) for one in _GUARDED),
    ]


def guards_removal_of_plans() -> list[RunSQL]:
    """Migration operations that set the triggers on the tables of plans."""
    return [_trigger(*one) for one in _PLANS]


def guards_removal_of_contacts() -> list[RunSQL]:
    """Migration operations that set the triggers on the tables of contacts."""
    return [_trigger(*one) for one in _CONTACTS]


def guards_removal_of_objections() -> list[RunSQL]:
    """Migration operations that set the triggers on the tables of objections and documents."""
    return [_trigger(*one) for one in _OBJECTIONS]


def guards_removal_of_waivers() -> list[RunSQL]:
    """Migration operations that set the triggers on what was given up, and on representatives."""
    return [_trigger(*one) for one in _WAIVED]


def guards_removal_of_letters_in_free_words() -> list[RunSQL]:
    """Migration operations that set the triggers on those letters, and on changes to many cases."""
    return [_trigger(*one) for one in _WRITTEN]


def guards_removal_of_recalls() -> list[RunSQL]:
    """Migration operations that set the trigger on what creditors took back."""
    return [_trigger(*one) for one in _RECALLED]


def _trigger(table: str, case: str, person: str) -> RunSQL:
    return RunSQL(
        f"CREATE TRIGGER not_before_its_time AFTER DELETE ON {table} "
        "REFERENCING OLD TABLE AS gone FOR EACH STATEMENT "
        f"EXECUTE FUNCTION rights_guard_removal('{case}', '{person}')",
        f"DROP TRIGGER not_before_its_time ON {table}",
    )


def _make(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema()) || ', pg_temp'")
        (path,) = cursor.fetchone()
        cursor.execute(_GUARD.replace("{path}", path))


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP FUNCTION rights_guard_removal()")
