"""Who may delete append-only rows: the purpose that removes what is out, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import DatabaseError

from builders import START, hold, make_case
from face_login import as_seen_by_face, django_on
from inkasso.base.decisions import Refused
from inkasso.demands.models import LetterLine as DemandLine
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.privileges.applying import differences
from inkasso.gate.register import register_and_map
from inkasso.notice.register import Use
from inkasso.project.database import bring_up_to_date
from inkasso.receivables.models import Case
from inkasso.rights.ageing import days_are_played, let_days_be_played, sweeping_for
from inkasso.rights.retention.guarding import NOT_OUT
from rights.requests_made import MOMENT, answered, known, made
from rights.retention.retiring import PAID, paid_case

APPEND_ONLY = "IK002"
#: A day by which all of a case is old enough to go, and one that never comes.
LATER, NEVER = date(2060, 1, 1), date(2999, 1, 1)
#: Append-only, and guarded by more than age or by less on purpose: the words of what goes earlier.
_GUARDED_ELSEWHERE = frozenset(
    {
        "rights_completion",
        "rights_correction",
        "rights_formervalue",
        "rights_relief",
        "rights_reviewtext",
        "gate_noticemessage",
        # How a person is reached: it goes with the person, and never under a hold.
        "parties_representative",
        "parties_returnedmail",
        "billing_remittedposting",
    }
)
_STATEMENTS = (
    "DELETE FROM receivables_cost",
    "DELETE FROM ledger_posting",
    "DELETE FROM demands_letterline",
)


@pytest.fixture
def case(own_database: str, tmp_path: Path) -> Case:
    return paid_case(tmp_path)


@pytest.fixture
def as_face(case: Case, own_database: str) -> Iterator[None]:
    """Django logged in as the face, whose roles are those of the register."""
    with django_on(as_seen_by_face(own_database)):
        yield


def attempt(statement: str, *, swept_for: date = LATER) -> str:
    """Try a statement and undo it: the SQLSTATE of its refusal, empty when it worked."""
    try:
        with sweeping_for(swept_for), connection.cursor() as cursor:
            cursor.execute(statement)
            transaction.set_rollback(True)
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "?")
    except Refused as refused:
        return refused.refusal.code
    return ""


@pytest.mark.parametrize("statement", _STATEMENTS)
def test_the_owner_is_refused(case: Case, statement: str) -> None:
    assert attempt(statement) == APPEND_ONLY


@pytest.mark.parametrize("statement", _STATEMENTS)
@pytest.mark.parametrize("purpose", ["collection", "administration", "rights"])
def test_another_purpose_is_refused(as_face: None, purpose: str, statement: str) -> None:
    with acting(purpose, actor="aino.virtanen", reason="curious"):
        assert attempt(statement) == "outside_purpose"


@pytest.mark.parametrize("statement", _STATEMENTS)
def test_the_purpose_that_removes_may_delete_what_is_old(as_face: None, statement: str) -> None:
    with acting("retention", actor="night run", reason="retention"), sweeping("retention"):
        assert attempt(statement, swept_for=LATER) == ""


@pytest.mark.parametrize("statement", _STATEMENTS)
def test_nothing_young_goes_even_for_the_purpose_that_removes(
    as_face: None, statement: str
) -> None:
    with acting("retention", actor="night run", reason="retention"), sweeping("retention"):
        assert attempt(statement, swept_for=PAID) == NOT_OUT


def test_a_sweep_of_a_day_to_come_is_counted_and_never_committed(as_face: None) -> None:
    with (
        acting("retention", actor="night run", reason="retention"),
        sweeping("retention"),
    ):
        before = DemandLine.objects.count()
        with pytest.raises(DatabaseError, match="nothing goes before 2999"), sweeping_for(NEVER):
            DemandLine.objects.all()._raw_delete("default")
        assert DemandLine.objects.count() == before > 0


def test_production_takes_a_played_database_back(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_days_be_played()
    monkeypatch.setattr(settings, "PRODUCTION", False)
    bring_up_to_date()
    assert days_are_played()
    monkeypatch.setattr(settings, "PRODUCTION", True)
    bring_up_to_date()
    assert not days_are_played()
    bring_up_to_date()


def test_an_answer_of_today_stays(own_database: str) -> None:
    debtor = make_case()
    answered(known(made(debtor.person_id), debtor))
    with (
        django_on(as_seen_by_face(own_database)),
        acting("retention", actor="night run", reason="retention"),
        sweeping("retention"),
    ):
        for table in ("rights_requestdecision", "rights_requeststep", "gate_disclosure"):
            expected = "" if table == "gate_disclosure" else NOT_OUT
            assert attempt(f"DELETE FROM {table}", swept_for=MOMENT.on) == expected


def test_a_row_of_the_log_stays_until_it_is_sealed(as_face: None) -> None:
    statement = "DELETE FROM gate_accesslog"
    with acting("retention", actor="night run", reason="retention"), sweeping("retention"):
        assert attempt(statement, swept_for=NEVER) == NOT_OUT
        assert attempt(f"{statement} WHERE at < now() - interval '10 years'") == ""


def test_every_append_only_table_that_may_be_removed_from_is_guarded(own_database: str) -> None:
    register, data_map = register_and_map()
    removing = register.purposes["retention"].categories
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE NOT c.relispartition"
            " AND EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid"
            " AND t.tgname = 'append_only')"
            " AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid"
            " AND t.tgname = 'not_while_young')"
        )
        unguarded = {table for (table,) in cursor.fetchall()}
    removable = {
        table
        for table in unguarded
        if Use.REMOVE in removing.get(data_map.tables[table].category, frozenset())
    }
    assert removable <= _GUARDED_ELSEWHERE


@pytest.mark.parametrize(
    "statement",
    ["UPDATE receivables_cost SET cents = 1", "TRUNCATE receivables_cost CASCADE"],
)
def test_nobody_changes_or_empties(as_face: None, statement: str) -> None:
    with acting("retention", actor="night run", reason="retention"), sweeping("retention"):
        assert attempt(statement) == "outside_purpose"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM receivables_cost",
        "DELETE FROM receivables_offer",
        "DELETE FROM ledger_posting",
    ],
)
def test_rows_of_an_open_case_stay_even_for_the_purpose_that_removes(
    own_database: str, tmp_path: Path, statement: str
) -> None:
    case = paid_case(tmp_path)
    Case.objects.filter(id=case.id).update(closed_on=None)
    with (
        django_on(as_seen_by_face(own_database)),
        acting("retention", actor="night run", reason="retention"),
        sweeping("retention"),
    ):
        assert attempt(statement) == NOT_OUT


@pytest.mark.parametrize("kind", ["restriction", "dispute", "legal_claim"])
def test_rows_of_a_protected_person_stay(own_database: str, tmp_path: Path, kind: str) -> None:
    hold(paid_case(tmp_path), kind, START)
    with (
        django_on(as_seen_by_face(own_database)),
        acting("retention", actor="night run", reason="retention"),
        sweeping("retention"),
    ):
        assert attempt("DELETE FROM receivables_cost") == NOT_OUT


def test_an_open_case_itself_is_never_deleted(own_database: str) -> None:
    case = make_case()
    with (
        django_on(as_seen_by_face(own_database)),
        acting("retention", actor="night run", reason="retention"),
        sweeping("retention"),
    ):
        assert attempt(f"DELETE FROM receivables_case WHERE id = {case.id}") == NOT_OUT


def test_the_function_is_part_of_what_drift_compares(case: Case) -> None:
    assert [str(one) for one in differences(*register_and_map())] == []
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN RETURN OLD; END$$"
        )
    told = [str(one) for one in differences(*register_and_map())]
    assert any("function refuse_change()" in one for one in told)
