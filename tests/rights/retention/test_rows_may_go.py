"""Who may delete append-only rows: the purpose that removes what is out, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from builders import START, hold, make_case
from face_login import as_seen_by_face, django_on
from inkasso.base.decisions import Refused
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.privileges.applying import differences
from inkasso.gate.register import register_and_map
from inkasso.receivables.models import Case
from inkasso.rights.retention.guarding import NOT_OUT
from rights.retention.retiring import paid_case

APPEND_ONLY = "IK002"
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


def attempt(statement: str) -> str:
    """Try a statement and undo it: the SQLSTATE of its refusal, empty when it worked."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
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
def test_the_purpose_that_removes_may_delete(as_face: None, statement: str) -> None:
    with acting("retention", actor="night run", reason="retention"), sweeping("retention"):
        assert attempt(statement) == ""


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
