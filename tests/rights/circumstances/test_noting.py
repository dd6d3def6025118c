"""Notes of hardship: on consent only, encrypted, for those assigned, gone when not needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from django.db import Error, connection, transaction

from builders import START, make_case
from inkasso.base.decisions import Refused
from inkasso.rights.circumstances.forgetting import forget
from inkasso.rights.circumstances.noting import TEXT_MAX, NewNote, add_note
from inkasso.rights.circumstances.reading import assign, notes_for, opened_for_access
from inkasso.rights.consents.giving import withdraw
from inkasso.rights.consents.uses import find_use
from inkasso.rights.models import Circumstance, CircumstanceKey
from notice.registers_at_hand import demo
from rights.consenting import consent, said

pytestmark = pytest.mark.usefixtures("db")
TOLD = "Sairastui helmikuussa; tulot puolittuivat."


@pytest.fixture
def person() -> UUID:
    return make_case().person_id


@pytest.fixture
def consented(person: UUID) -> UUID:
    consent(person, "hardship")
    return person


def note(person: UUID, on: date = START, **more: object) -> UUID:
    new = NewNote(person_id=person, text=TOLD, **more)  # type: ignore[arg-type]
    return add_note(new, on, by="aino.virtanen")


def texts(person: UUID, actor: str = "aino.virtanen", on: date = START) -> list[str]:
    return [one.text for one in notes_for(person, actor, on)]


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        attempt()
    return refused.value.refusal.code


def test_without_consent_nothing_is_noted(person: UUID) -> None:
    consent(person, "newsletters")

    assert code(lambda: note(person)) == "no_hardship_consent"
    assert not Circumstance.objects.exists()


def test_somebody_elses_consent_carries_no_note(consented: UUID) -> None:
    other = make_case_of_another()

    assert code(lambda: note(other)) == "no_hardship_consent"


def make_case_of_another() -> UUID:
    from inkasso.mandates.models import Client  # noqa: PLC0415  Django must be ready

    return make_case(Client.objects.get(), number=2).person_id


def test_whoever_is_assigned_reads_it_and_nobody_else(consented: UUID) -> None:
    note(consented, assigned=("eero.laine",))

    assert texts(consented) == texts(consented, "eero.laine") == [TOLD]
    assert code(lambda: texts(consented, "liisa.muu")) == "not_assigned"


def test_only_somebody_assigned_lets_another_in(consented: UUID) -> None:
    note(consented)
    assert code(lambda: assign(consented, "liisa.muu", "liisa.muu")) == "not_assigned"

    assign(consented, "aino.virtanen", "liisa.muu")

    assert texts(consented, "liisa.muu") == [TOLD]


def test_withdrawal_destroys_the_notes_at_once(consented: UUID) -> None:
    note(consented)
    note(consented)

    done = withdraw(consented, find_use("hardship", demo()), said())

    assert done.notes_destroyed == 2
    assert not Circumstance.objects.exists()
    assert not CircumstanceKey.objects.exists()
    assert code(lambda: note(consented)) == "no_hardship_consent"


def test_a_note_shows_no_longer_than_its_consent_holds(person: UUID) -> None:
    last = START + timedelta(days=30)
    consent(person, "hardship", until=last)
    note(person)

    assert texts(person, on=last) == [TOLD]
    assert code(lambda: texts(person, on=last + timedelta(days=1))) == "no_hardship_consent"


def test_a_legal_claim_carries_a_note_when_it_is_named(person: UUID) -> None:
    note(person, legal_claim="case 10001, order to pay, 26/1234")

    assert texts(person) == [TOLD]


def test_a_forgotten_note_leaves_the_others(consented: UUID) -> None:
    first, _ = note(consented), note(consented)

    assert forget(consented, first) == 1
    assert texts(consented) == [TOLD]
    assert forget(consented) == 1
    assert texts(consented) == []


def test_a_row_brought_back_without_its_key_says_nothing(consented: UUID) -> None:
    number = note(consented)
    row = Circumstance.objects.get(id=number)
    sealed = bytes(row.encrypted)
    assert opened_for_access(consented, sealed) == TOLD

    forget(consented)
    row.save(force_insert=True)

    assert texts(consented) == []
    assert opened_for_access(consented, sealed) is None


def test_a_key_of_one_note_opens_no_other(consented: UUID) -> None:
    first, second = note(consented), note(consented)
    moved = CircumstanceKey.objects.get(circumstance=first).wrapped
    CircumstanceKey.objects.filter(circumstance=second).update(wrapped=moved)

    with pytest.raises(InvalidTag):
        texts(consented)


def test_no_table_of_rights_holds_the_text_in_plain(consented: UUID) -> None:
    note(consented)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'rights\\_%'")
        tables = [name for (name,) in cursor.fetchall()]
        assert "rights_circumstance" in tables
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t")
            dumped = "\n".join(row for (row,) in cursor.fetchall())
            assert "helmikuussa" not in dumped
            assert b"helmikuussa".hex() not in dumped


@pytest.mark.parametrize("text", ["", "   ", "x" * (TEXT_MAX + 1)])
def test_a_note_has_words_and_not_too_many(consented: UUID, text: str) -> None:
    new = NewNote(person_id=consented, text=text)

    assert code(lambda: add_note(new, START, by="aino.virtanen")) == "bad_note"


def test_a_note_is_kept_whole_in_any_script(consented: UUID) -> None:
    text = "å" * (TEXT_MAX - 3) + "漢字🙂"
    add_note(NewNote(person_id=consented, text=text), START, by="aino.virtanen")

    assert texts(consented) == [text]


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ("UPDATE rights_circumstance SET encrypted = '\\x00'", "IK002"),
        ("UPDATE rights_circumstance SET person_id = gen_random_uuid()", "IK002"),
        ("UPDATE rights_circumstance SET consent_id = NULL, legal_claim = 'x'", "IK002"),
        ("UPDATE rights_circumstance SET assigned = '{}'", "23514"),
    ],
)
def test_a_note_is_never_changed(consented: UUID, change: str, state: str) -> None:
    note(consented)

    with pytest.raises(Error) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert getattr(refused.value.__cause__, "sqlstate", "") == state
