"""Attempts to get past a hold with raw SQL, under the login that commands work with."""

from __future__ import annotations

import psycopg
import pytest

from builders import START, hold, make_case
from face_login import Intruder
from inkasso.gate.roles import purpose_role, sweep_role
from inkasso.receivables.models import Case

LETTER = (
    "INSERT INTO {table} (case_id, person_id, kind, step, dated, payment_deadline, total_cents,"
    " because, absorbed_cents) VALUES ({case}, '{person}', 'reminder', 'reminder', '{on}', '{on}',"
    " 1, '[]', 0)"
)


@pytest.fixture
def case(own_database: str) -> Case:
    return make_case()


def attempt(intruder: Intruder, role: str, *statements: str) -> str:
    """What becomes of statements in one transaction of a role: done, or the SQLSTATE."""
    try:
        with intruder.connection.transaction():
            intruder.connection.execute(f"SET LOCAL ROLE {role}".encode())
            for statement in statements:
                intruder.connection.execute(statement.encode())
    except psycopg.Error as error:
        return str(error.sqlstate)
    return "done"


def letter(case: Case) -> str:
    return LETTER.format(
        table="demands_letter", case=case.id, person=case.person_id, on=START.isoformat()
    )


@pytest.mark.parametrize("of", [purpose_role, sweep_role], ids=["purpose", "sweep"])
def test_raw_sql_writes_no_letter_past_a_hold(of: object, case: Case, intruder: Intruder) -> None:
    role = of("collection")  # type: ignore[operator]
    hold(case, "dispute")

    assert attempt(intruder, role, letter(case)) == "IK003"


def test_without_a_hold_the_same_letter_is_written(case: Case, intruder: Intruder) -> None:
    assert attempt(intruder, purpose_role("collection"), letter(case)) == "done"


@pytest.mark.parametrize(
    ("trick", "refused_with"),
    [
        ("DELETE FROM gate_hold", "42501"),
        ("TRUNCATE gate_hold", "42501"),
        ("UPDATE gate_hold SET stops = '{sale}'", "IK002"),
        ("UPDATE gate_hold SET case_id = 5", "IK002"),
        ("ALTER TABLE demands_letter DISABLE TRIGGER respects_holds", "42501"),
        ("SET LOCAL session_replication_role = replica", "42501"),
        ("CREATE TEMP TABLE gate_hold (LIKE gate_hold)", "IK003"),
        ("SET LOCAL search_path = pg_temp", "42P01"),
    ],
)
def test_a_hold_is_not_got_round(
    trick: str, refused_with: str, case: Case, intruder: Intruder
) -> None:
    hold(case, "dispute")

    assert attempt(intruder, purpose_role("collection"), trick, letter(case)) == refused_with
