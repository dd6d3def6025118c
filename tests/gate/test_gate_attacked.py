"""Attempts that once got through, or past the log: each is refused, found, or on record."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction

from builders import START, hold, lift, make_case, play_day
from face_login import Intruder
from inkasso.base.decisions import Refused
from inkasso.demands.filing import count_pending, file_letters
from inkasso.demands.proofs import proofs as letter_proofs
from inkasso.gate.acting import ActsInTransaction, acting, open_files, sweeping
from inkasso.gate.current import current
from inkasso.gate.holds.placing import NewHold, Protected, lift_numbered, place_hold
from inkasso.gate.models import AccessLog
from inkasso.gate.privileges.applying import apply, differences
from inkasso.gate.register import register_and_map
from inkasso.gate.roles import face_login, purpose_role
from inkasso.ledger.bulk import copy_rows
from inkasso.ledger.models import Posting
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case

COLLECTION = purpose_role("collection")


@pytest.fixture
def case(own_database: str) -> Case:
    return make_case()


def test_a_colleagues_session_does_not_read_the_token_of_an_open_file(
    case: Case, as_face: None, intruder: Intruder
) -> None:
    """Both have the same login, so each reads the other's statements in pg_stat_activity."""
    with acting("collection", actor="anna", reason="a call") as anna, transaction.atomic():
        open_files([case.person_id], "case:1")
        statements = intruder.connection.execute("SELECT query FROM pg_stat_activity").fetchall()
        assert PartyName.objects.count() == 1

    (token,) = anna.tokens
    said = [str(query) for (query,) in statements]
    assert any("inkasso.token" in query for query in said), "the statement shows, its value not"
    assert not any(str(token) in query for query in said)


def test_a_file_stays_open_after_a_savepoint_is_rolled_back(case: Case, as_face: None) -> None:
    """A row that vanished half-way would be taken for one that is not there."""
    with acting("collection", actor="anna", reason="a call"), transaction.atomic():
        with transaction.atomic():
            open_files([case.person_id], "case:1")
            transaction.set_rollback(True)
        assert PartyName.objects.count() == 1


def test_nobody_takes_a_purpose_inside_anothers_transaction(case: Case, as_face: None) -> None:
    with acting("collection", actor="anna", reason="a call"), transaction.atomic():
        with pytest.raises(ActsInTransaction), acting("rights", actor="anna", reason="more"):
            pass
        assert Case.objects.count() == 1


def test_a_generator_that_outlives_its_acting_leaves_nobody_acting() -> None:
    def rows() -> Generator[int, None, None]:
        with acting("rights", actor="anna", reason="a list"):
            yield 1

    late = rows()
    next(late)
    with acting("collection", actor="ben", reason="a call") as ben:
        late.close()
        assert current() is ben
    assert current() is None


def test_a_purpose_that_the_login_may_not_take_is_on_record(
    own_database: str, as_face: None
) -> None:
    with (
        acting("gate", actor="anna", reason="as the gate itself"),
        pytest.raises(Refused),
        transaction.atomic(),
    ):
        pass

    with psycopg.connect(own_database) as owner:
        row = owner.execute("SELECT actor, kind FROM gate_accesslog").fetchone()
    assert row == ("anna", "refusal")


def test_a_copy_of_the_wrong_purpose_is_refused_and_on_record(
    own_database: str, as_face: None
) -> None:
    with acting("newsletters", actor="anna", reason="wrong"), pytest.raises(Refused):
        copy_rows(Posting, ("id",), [(1,)])

    with psycopg.connect(own_database) as owner:
        row = owner.execute("SELECT actor, kind FROM gate_accesslog").fetchone()
    assert row == ("anna", "refusal")


#: What somebody does with the owner's login, and what drift says of it.
CARELESS = {
    "ALTER TABLE demands_letter DISABLE TRIGGER respects_holds": "respects_holds",
    f"GRANT SELECT ON parties_partyname TO {COLLECTION} WITH GRANT OPTION": "to pass on",
    f"GRANT {COLLECTION} TO {face_login('cli')} WITH ADMIN OPTION": "and let others",
    f"GRANT {COLLECTION} TO pg_monitor": "pg_monitor may become",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RETURN NEW; END $$": "refuse_change()",
    "CREATE SCHEMA reports; CREATE VIEW reports.names AS SELECT * FROM parties_partyname; "
    f"GRANT USAGE ON SCHEMA reports TO {COLLECTION}": "USAGE on reports",
}


def test_what_a_careless_developer_does_as_the_owner_is_found_and_mended(own_database: str) -> None:
    register, data_map = register_and_map()
    # Roles are the cluster's, and other tests run in it: everything is rolled back.
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in CARELESS:
            cursor.execute(statement)
        found = "\n".join(str(one) for one in differences(register, data_map))
        assert [told for told in CARELESS.values() if told not in found] == []
        apply(register, data_map)
        assert differences(register, data_map) == []
        transaction.set_rollback(True)


def test_a_table_given_away_is_found(own_database: str) -> None:
    """Its new owner passes row-level security; only who gave it can take it back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"GRANT CREATE ON SCHEMA public TO {COLLECTION}")
        cursor.execute("SELECT gate_ensure_member(current_user::text, %s)", [COLLECTION])
        cursor.execute(f"ALTER TABLE parties_partyname OWNER TO {COLLECTION}")
        found = {str(one) for one in differences(*register_and_map())}
        transaction.set_rollback(True)

    assert any(f"parties_partyname belongs to {COLLECTION}" in one for one in found)


def test_what_is_told_stays_in_its_line(case: Case, intruder: Intruder) -> None:
    intruder.connection.execute(
        "SELECT gate_note('search', 'r', %s, %s, 'x')", ["anna\x1b[2J", "a\n2026-01-01 ben"]
    )
    assert AccessLog.objects.values_list("actor", "reason").get() == (
        "anna [2J",
        "a 2026-01-01 ben",
    )


def test_the_log_does_not_take_blanks_for_a_name(case: Case, intruder: Intruder) -> None:
    for actor, reason in ((" ", "a call"), ("anna", "\t\n")):
        with pytest.raises(psycopg.errors.NotNullViolation):
            intruder.connection.execute(
                "SELECT gate_open(%s, %s, %s, 'case:1', %s)",
                [COLLECTION, actor, reason, [case.person_id]],
            )
    assert not AccessLog.objects.exists()


def test_the_letter_of_a_person_restricted_before_it_was_printed_waits(
    case: Case, as_face: None, tmp_path: Path
) -> None:
    """It can be neither read nor made, and costs the other letters nothing."""
    collection = {"actor": "night", "reason": "day run"}
    with acting("collection", **collection), sweeping("day run"):
        play_day(START)
    with acting("rights", actor="dora", reason="a request under Article 18"):
        open_files([case.person_id], "request:1")
        restriction = place_hold(
            Protected(person_id=case.person_id), NewHold(kind="restriction"), START, by="dora"
        )
    with acting("collection", **collection), sweeping("day run"):
        assert count_pending() == 0
        assert list(file_letters(tmp_path)) == []
    with acting("administration", **collection), sweeping("proof"):
        (told,) = letter_proofs(tmp_path)
    assert told.holds, told.detail
    assert "1 wait until the restriction" in told.detail

    with acting("rights", actor="dora", reason="accuracy checked"):
        lift_numbered(restriction.id, START, by="dora")
    with acting("collection", **collection), sweeping("day run"):
        assert list(file_letters(tmp_path)) == [1]


@pytest.mark.parametrize(
    "rewriting",
    [
        "until = '2020-01-01'",
        "lifted_on = '2020-01-01'",
        "lifted_on = placed_on, lifted_by = 'x'",
    ],
)
def test_how_long_a_hold_stood_is_not_rewritten(
    case: Case, intruder: Intruder, rewriting: str
) -> None:
    """Days that it stood would be free for acts that are dated back."""
    held = hold(case, "dispute")
    if "2020" not in rewriting:
        lift(case, "dispute", START + timedelta(7))
    update = f"SET LOCAL ROLE {COLLECTION}; UPDATE gate_hold SET {rewriting} WHERE id = {held.id}"
    with pytest.raises(psycopg.Error) as refused:
        intruder.connection.execute(update.encode())
    assert refused.value.sqlstate == "IK002"


def test_a_hold_is_not_lifted_as_of_a_day_before_it(case: Case) -> None:
    held = hold(case, "dispute")
    with pytest.raises(Refused) as refused:
        lift_numbered(held.id, START - timedelta(1), by="anna")
    assert refused.value.refusal.code == "lifted_before_placed"
