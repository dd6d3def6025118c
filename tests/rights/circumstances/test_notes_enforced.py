"""Attempts on notes of hardship with raw SQL, under the login that commands work with."""

from __future__ import annotations

from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import transaction

from builders import START, make_case
from face_login import Intruder
from inkasso.base.decisions import Refused
from inkasso.gate.acting import acting, open_files
from inkasso.gate.roles import purpose_role, sweep_role
from inkasso.rights.circumstances.noting import NewNote, add_note
from inkasso.rights.circumstances.reading import notes_for
from inkasso.rights.consents.giving import withdraw
from inkasso.rights.consents.uses import find_use
from inkasso.rights.models import Circumstance
from notice.registers_at_hand import demo
from rights.consenting import consent, said

CLOSED = (
    "rights_circumstance",
    "rights_circumstancekey",
    "rights_hardshipconsent",
    "rights_hardshipwithdrawal",
)
NOTE = (
    "INSERT INTO rights_circumstance (id, person_id, consent_id, legal_claim, encrypted,"
    " recorded_on, recorded_by, assigned)"
    " VALUES (gen_random_uuid(), '{person}', {consent}, '{claim}', '\\x00', '{on}', 'x', '{{x}}')"
)
#: Who helps, who answers the person, who removes, and who finds whom a breach concerns.
READERS = {"hardship", "rights", "retention", "breaches"}


@pytest.fixture
def person(own_database: str) -> UUID:
    return make_case().person_id


def noted(person: UUID) -> int:
    """A consent, with a note on it; the consent's number."""
    number = consent(person, "hardship")
    add_note(NewNote(person_id=person, text="Sairastui."), START, by="aino.virtanen")
    return number


def attempt(intruder: Intruder, *statements: str, person: UUID | None = None) -> str:
    """What becomes of statements of the purpose hardship, with a file open: done, or SQLSTATE."""
    token = None
    if person is not None:
        opened = intruder.connection.execute(
            "SELECT token FROM gate_open(%s, 'x', 'x', 'x', %s)",
            (purpose_role("hardship"), [person]),
        ).fetchone()
        assert opened is not None
        (token,) = opened
    try:
        with intruder.connection.transaction():
            intruder.connection.execute(f"SET LOCAL ROLE {purpose_role('hardship')}".encode())
            intruder.connection.execute(f"SET LOCAL inkasso.token = '{token or ''}'".encode())
            for statement in statements:
                intruder.connection.execute(statement.encode())
    except psycopg.Error as error:
        return str(error.sqlstate)
    return "done"


def row(person: UUID, number: int | None, claim: str = "") -> str:
    told = "NULL" if number is None else str(number)
    return NOTE.format(person=person, consent=told, claim=claim, on=START.isoformat())


def test_only_four_purposes_may_name_the_tables(person: UUID, intruder: Intruder) -> None:
    noted(person)
    roles = {purpose_role(one.key): one.key for one in demo().purposes.values()} | {
        sweep_role(one.key): one.key for one in demo().purposes.values() if one.sweeps
    }
    for role, key in roles.items():
        for table in CLOSED:
            if key in READERS:
                assert intruder.count(table, role=role) == 0  # nobody's file is open
            else:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    intruder.count(table, role=role)


@pytest.mark.usefixtures("as_face")
def test_collecting_is_refused_a_note_with_the_file_open(own_database: str) -> None:
    with acting("collection", actor="tester", reason="a test"):
        open_files([uuid4()], "case:1")
        with pytest.raises(Refused) as refused:
            list(Circumstance.objects.all())

    assert refused.value.refusal.code == "outside_purpose"


def test_the_database_refuses_a_note_without_a_ground(person: UUID, intruder: Intruder) -> None:
    assert attempt(intruder, row(person, None), person=person) == "23514"
    assert attempt(intruder, row(person, 999), person=person) == "IK005"
    assert attempt(intruder, row(person, None, "case 1, order"), person=person) == "done"


def test_a_consent_carries_no_note_about_another(person: UUID, intruder: Intruder) -> None:
    number = consent(person, "hardship")
    other = uuid4()

    assert attempt(intruder, row(other, number), person=other) == "IK005"
    assert attempt(intruder, row(person, number), person=person) == "done"


def test_a_note_about_a_closed_file_is_refused(person: UUID, intruder: Intruder) -> None:
    number = consent(person, "hardship")

    assert attempt(intruder, row(person, number)) == "IK005"


@pytest.mark.parametrize(
    ("trick", "refused_with"),
    [
        ("CREATE TEMP TABLE rights_hardshipwithdrawal (consent_id bigint)", "IK005"),
        ("SET LOCAL search_path = pg_temp, public", "IK005"),
        ("ALTER TABLE rights_circumstance DISABLE TRIGGER needs_ground", "42501"),
        ("SET LOCAL session_replication_role = replica", "42501"),
        ("DELETE FROM rights_hardshipwithdrawal", "42501"),
        ("UPDATE rights_hardshipconsent SET valid_until = '2099-01-01'", "42501"),
    ],
)
def test_a_withdrawal_is_not_got_round(
    person: UUID, intruder: Intruder, trick: str, refused_with: str
) -> None:
    number = noted(person)
    withdraw(person, find_use("hardship", demo()), said())

    assert attempt(intruder, trick, row(person, number), person=person) == refused_with
    assert not Circumstance.objects.exists()


def test_raw_withdrawal_destroys_the_note_in_the_same_moment(
    person: UUID, intruder: Intruder
) -> None:
    number = noted(person)
    raw = (
        "INSERT INTO rights_hardshipwithdrawal (person_id, consent_id, withdrawn_on, channel,"
        f" said_by, recorded_at, recorded_by) VALUES ('{person}', {number}, '{START}', 'phone',"
        " 'person', now(), 'x')"
    )

    assert attempt(intruder, raw, person=person) == "done"
    assert not Circumstance.objects.exists()


def test_a_note_waits_for_a_withdrawal_under_way_and_is_refused(
    person: UUID, own_database: str, intruder: Intruder
) -> None:
    number = consent(person, "hardship")
    opened = f"SET LOCAL lock_timeout = '50ms'; {row(person, number)}"
    with transaction.atomic():
        withdraw(person, find_use("hardship", demo()), said())
        assert attempt(intruder, opened, person=person) == "55P03"  # it waits

    assert attempt(intruder, opened, person=person) == "IK005"


def test_a_stricter_isolation_would_see_the_past_and_is_refused(
    person: UUID, intruder: Intruder
) -> None:
    number = consent(person, "hardship")
    intruder.connection.isolation_level = psycopg.IsolationLevel.SERIALIZABLE

    assert attempt(intruder, row(person, number), person=person) == "0A000"


@pytest.mark.usefixtures("as_face")
def test_the_whole_life_of_a_note_passes_the_gate(own_database: str) -> None:
    person = _case_as_owner(own_database)
    use = find_use("hardship", demo())
    with acting("hardship", actor="aino.virtanen", reason="a call"):
        open_files([person], "circumstances")
        with transaction.atomic():
            consent(person, "hardship")
            add_note(NewNote(person_id=person, text="Sairastui."), START, by="aino.virtanen")
        assert [note.text for note in notes_for(person, "aino.virtanen", START)] == ["Sairastui."]
    with acting("hardship", actor="aino.virtanen", reason="not open"):
        assert notes_for(person, "aino.virtanen", START) == []
    with acting("rights", actor="liisa.koski", reason="withdrawal"):
        open_files([person], "consent:hardship")
        assert withdraw(person, use, said()).notes_destroyed == 1


@pytest.mark.usefixtures("as_face")
def test_a_rollback_takes_the_note_and_not_the_look(own_database: str) -> None:
    person = _case_as_owner(own_database)
    with acting("hardship", actor="aino.virtanen", reason="a call"):
        open_files([person], "circumstances")
        with transaction.atomic():
            noted(person)
            transaction.set_rollback(True)
        assert notes_for(person, "aino.virtanen", START) == []
    with psycopg.connect(own_database) as owner:
        found = owner.execute(
            "SELECT count(*) FROM gate_accesslog WHERE subject = %s", (person,)
        ).fetchone()
    assert found == (1,)


def _case_as_owner(url: str) -> UUID:
    """A person who exists, made by the owner of the tables beside Django's own login."""
    person = uuid4()
    with psycopg.connect(url) as owner:
        owner.execute(
            "INSERT INTO parties_party (id, kind, language) VALUES (%s, 'person', 'fi')", (person,)
        )
    return person
