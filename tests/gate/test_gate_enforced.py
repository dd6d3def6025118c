"""Attempts from inside: nothing is seen without a trace, nothing outside its purpose."""

from __future__ import annotations

import uuid

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from builders import START, make_case
from face_login import Intruder, django_on
from inkasso.base.decisions import Refused
from inkasso.gate.acting import NobodyActs, acting, open_files, sweeping
from inkasso.gate.holds.placing import NewHold, Protected, lift_numbered, place_hold
from inkasso.gate.models import AccessLog, Hold
from inkasso.gate.privileges.applying import apply, differences
from inkasso.gate.register import register_and_map
from inkasso.gate.roles import purpose_role, sweep_role
from inkasso.parties.models import Address, IdentityCode, PartyName
from inkasso.receivables.models import Case

COLLECTION = purpose_role("collection")


@pytest.fixture
def case(own_database: str) -> Case:
    return make_case()


def log(own_database: str, kind: str) -> list[tuple[str, str, uuid.UUID | None]]:
    with psycopg.connect(own_database) as owner:
        rows = owner.execute(
            "SELECT actor, about, subject FROM gate_accesslog WHERE kind = %s ORDER BY id", [kind]
        ).fetchall()
    return [(row[0], row[1], row[2]) for row in rows]


def test_the_login_by_itself_sees_nothing(case: Case, as_face: None) -> None:
    with pytest.raises(Refused, match="permission denied"):
        list(PartyName.objects.all())


def test_a_purpose_sees_nobody_whose_file_is_closed(case: Case, as_face: None) -> None:
    with acting("collection", actor="anna", reason="curious"):
        assert not PartyName.objects.exists()
        assert Case.objects.count() == 1, "what is owed is pseudonymous, and shows to its purpose"


def test_an_opened_file_shows_one_person_and_leaves_a_trace(
    case: Case, own_database: str, as_face: None
) -> None:
    with acting("collection", actor="anna", reason="call from the debtor"):
        open_files([case.person_id], "case:1")
        names = list(PartyName.objects.values_list("person_id", flat=True))

    assert names == [case.person_id]
    assert log(own_database, "file") == [("anna", "case:1", case.person_id)]


def test_a_rollback_after_a_look_leaves_the_trace(
    case: Case, own_database: str, as_face: None
) -> None:
    with acting("collection", actor="anna", reason="a look, then gone"), transaction.atomic():
        open_files([case.person_id], "case:1")
        assert PartyName.objects.exists()
        transaction.set_rollback(True)

    assert log(own_database, "file") == [("anna", "case:1", case.person_id)]


def test_a_file_closes_with_the_acting_that_opened_it(case: Case, as_face: None) -> None:
    with acting("collection", actor="anna", reason="first"):
        open_files([case.person_id], "case:1")
    with acting("collection", actor="anna", reason="second"):
        assert not PartyName.objects.exists()


def test_a_purpose_without_the_category_is_refused_and_the_refusal_is_logged(
    case: Case, own_database: str, as_face: None
) -> None:
    with (
        acting("newsletters", actor="anna", reason="wrong purpose"),
        pytest.raises(Refused) as refused,
    ):
        list(IdentityCode.objects.all())

    assert refused.value.refusal.code == "outside_purpose"
    assert "newsletters" in refused.value.refusal.message.en
    ((actor, about, _),) = log(own_database, "refusal")
    assert (actor, "parties_identitycode" in about) == ("anna", True)


def test_another_persons_row_cannot_be_written_either(case: Case, as_face: None) -> None:
    stranger = uuid.uuid4()
    moved = Address(
        person_id=case.person_id,
        street="x",
        postal_code="00100",
        city="y",
        country="FI",
        known_since=case.opened_on,
    )
    with acting("collection", actor="anna", reason="wrong person"):
        open_files([stranger], "case:1")
        with pytest.raises(Refused, match="row-level security"):
            moved.save()


def test_files_are_not_opened_for_nobody(case: Case, as_face: None) -> None:
    with pytest.raises(NobodyActs):
        open_files([case.person_id], "case:1")
    with pytest.raises(NobodyActs), sweeping("curiosity"):
        pass


def test_a_sweep_sees_all_and_its_beginning_and_end_are_logged(
    case: Case, own_database: str, as_face: None
) -> None:
    with acting("collection", actor="night", reason="day run"), sweeping("day run") as swept:
        assert PartyName.objects.count() == 1
        swept.size = 7

    assert log(own_database, "sweep") == [("night", "day run", None)]
    with psycopg.connect(own_database) as owner:
        ended = owner.execute("SELECT size FROM gate_accesslog WHERE kind = 'swept'").fetchone()
    assert ended == (7,)


class TestRawSql:
    """Under the application's own login, without its code."""

    def test_a_role_alone_shows_nothing(self, case: Case, intruder: Intruder) -> None:
        assert intruder.count("parties_partyname", role=COLLECTION) == 0
        assert intruder.count("parties_partyname", role=sweep_role("collection")) == 0

    def test_a_token_of_ones_own_making_opens_nothing(self, case: Case, intruder: Intruder) -> None:
        count = intruder.count("parties_partyname", role=COLLECTION, token=uuid.uuid4())

        assert count == 0

    def test_the_log_takes_no_rows_but_through_the_gate(
        self, case: Case, intruder: Intruder
    ) -> None:
        for role in (COLLECTION, purpose_role("oversight"), sweep_role("oversight")):
            forged = (
                f"SET LOCAL ROLE {role}; INSERT INTO gate_accesslog (token, kind, role, actor, "
                f"reason, about, subject) VALUES (gen_random_uuid(), 'file', '{role}', 'x', 'x', "
                f"'x', '{case.person_id}')"
            )
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                intruder.connection.execute(forged.encode())

    def test_a_look_in_the_same_transaction_as_its_log_row_shows_nothing(
        self, case: Case, intruder: Intruder
    ) -> None:
        with intruder.connection.transaction():
            row = intruder.connection.execute(
                "SELECT token FROM gate_open(%s, 'x', 'x', 'x', %s)", [COLLECTION, [case.person_id]]
            ).fetchone()
            assert row is not None
            intruder.connection.execute(f"SET LOCAL ROLE {COLLECTION}".encode())
            intruder.connection.execute(f"SET LOCAL inkasso.token = '{row[0]}'".encode())
            seen = intruder.connection.execute("SELECT count(*) FROM parties_partyname").fetchone()

        assert seen == (0,)

    def test_a_token_serves_no_other_purpose(self, case: Case, intruder: Intruder) -> None:
        row = intruder.connection.execute(
            "SELECT token FROM gate_open(%s, 'x', 'x', 'x', %s)", [COLLECTION, [case.person_id]]
        ).fetchone()
        assert row is not None

        assert intruder.count("parties_partyname", role=COLLECTION, token=row[0]) == 1
        other = purpose_role("assignments")
        assert intruder.count("parties_partyname", role=other, token=row[0]) == 0

    def test_the_owner_cannot_be_become(self, intruder: Intruder, own_database: str) -> None:
        with psycopg.connect(own_database) as owner:
            row = owner.execute("SELECT current_user").fetchone()
        assert row is not None
        for role in (row[0], "postgres", purpose_role("gate")):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                intruder.connection.execute(f"SET ROLE {role}".encode())

    def test_a_temporary_table_does_not_take_the_logs_place(
        self, case: Case, intruder: Intruder
    ) -> None:
        """A definer function that trusted the caller's search path would read this one."""
        fake = (
            "CREATE TEMPORARY TABLE gate_accesslog AS SELECT gen_random_uuid() AS token, "
            f"'file' AS kind, '{COLLECTION}' AS role, '{case.person_id}'::uuid AS subject, "
            "now() AS at, NULL::xid8 AS xid"
        )
        intruder.connection.execute(fake.encode())
        row = intruder.connection.execute("SELECT token FROM pg_temp.gate_accesslog").fetchone()
        assert row is not None

        assert intruder.count("parties_partyname", role=COLLECTION, token=row[0]) == 0

    def test_the_log_cannot_be_changed_even_by_its_owner(
        self, case: Case, intruder: Intruder, own_database: str
    ) -> None:
        intruder.connection.execute("SELECT gate_note('refusal', 'r', 'x', 'x', 'x', NULL)")
        with psycopg.connect(own_database, autocommit=True) as owner:
            for statement in (
                "UPDATE gate_accesslog SET actor = 'somebody else'",
                "DELETE FROM gate_accesslog",
                "TRUNCATE gate_accesslog",
            ):
                with pytest.raises(psycopg.Error, match="append-only"):
                    owner.execute(statement.encode())


def test_a_view_made_without_thinking_is_found_as_drift(own_database: str) -> None:
    register, data_map = register_and_map()
    assert differences(register, data_map) == []
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIEW everybody AS SELECT * FROM parties_partyname")
        cursor.execute("CREATE MATERIALIZED VIEW kept AS SELECT * FROM parties_partyname")
        cursor.execute(f"GRANT SELECT ON everybody TO {COLLECTION}")
        cursor.execute(f"GRANT UPDATE ON gate_accesslog TO {purpose_role('oversight')}")
        cursor.execute("ALTER TABLE parties_address DISABLE ROW LEVEL SECURITY")
        cursor.execute(f"ALTER POLICY gate_{COLLECTION} ON parties_partyname USING (true)")

    said = {str(one) for one in differences(register, data_map)}

    assert {line.split(":")[0][:2] for line in said} == {"+ ", "- "}
    assert len(said) == 7, said
    apply(register, data_map)
    assert differences(register, data_map) == []


def test_no_statement_runs_as_a_purpose_after_its_acting(case: Case, as_face: None) -> None:
    with acting("collection", actor="anna", reason="work"), transaction.atomic():
        Case.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('inkasso.token', true)")
        assert cursor.fetchone() in {("inkasso_face_cli", ""), ("inkasso_face_cli", None)}


def test_two_people_at_once_see_each_their_own(
    case: Case, own_database: str, face_url: str
) -> None:
    with django_on(face_url), acting("collection", actor="anna", reason="a"):
        open_files([case.person_id], "case:1")
        with acting("collection", actor="ben", reason="b"):
            assert not PartyName.objects.exists()
        assert PartyName.objects.exists()
    assert AccessLog.objects.filter(kind="file").count() == 1


def test_errors_of_other_kinds_stay_errors(as_face: None) -> None:
    with (
        acting("collection", actor="anna", reason="work"),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError),
    ):
        cursor.execute("SELECT nothing FROM nowhere")


def test_a_restriction_is_lifted_for_rights_only(case: Case, as_face: None) -> None:
    with acting("rights", actor="dora", reason="a request under Article 18"):
        open_files([case.person_id], "request:1")
        hold = place_hold(
            Protected(person_id=case.person_id), NewHold(kind="restriction"), START, by="dora"
        )
    with acting("collection", actor="anna", reason="in the way"), pytest.raises(Refused):
        Hold.objects.filter(id=hold.id).update(lifted_on=START, lifted_by="anna")
    with acting("rights", actor="dora", reason="accuracy checked"):
        lift_numbered(hold.id, START, by="dora")


def test_a_restricted_persons_file_stays_closed_to_collecting(
    case: Case, own_database: str, as_face: None
) -> None:
    with acting("rights", actor="dora", reason="a request under Article 18"):
        open_files([case.person_id], "request:1")
        place_hold(
            Protected(person_id=case.person_id), NewHold(kind="restriction"), START, by="dora"
        )
        assert PartyName.objects.count() == 1
    with acting("collection", actor="anna", reason="a call"):
        with pytest.raises(Refused, match="restricted"):
            open_files([case.person_id], "case:1")
        with sweeping("day run"):
            assert not PartyName.objects.exists()

    assert ("anna", "restricted: case:1", case.person_id) in log(own_database, "refusal")
