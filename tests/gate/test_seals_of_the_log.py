"""Seals over the access log: whoever changes it behind the database's back is found out."""

from __future__ import annotations

import threading
import uuid
from itertools import pairwise

import psycopg
import pytest
from django.db import connections

from face_login import django_on
from inkasso.gate.acting import acting, note_search, open_files
from inkasso.gate.models import AccessSeal
from inkasso.gate.proofs import proofs
from inkasso.gate.seals import broken_seals, seal_log

ANNA = uuid.UUID(int=1)


def look(about: str = "case:1", reason: str = "they called") -> None:
    with acting("collection", actor="aino", reason=reason):
        open_files([ANNA], about)


def seal() -> int | None:
    with acting("oversight", actor="night", reason="seal of the access log"):
        return seal_log()


def broken() -> list[int]:
    with acting("oversight", actor="officer", reason="proof"):
        return broken_seals()


def behind_the_back(url: str, *statements: str) -> None:
    """What the owner of the tables can do who switches the rules off."""
    with psycopg.connect(url) as owner:
        for switch in ("DISABLE", "ENABLE"):
            for table in ("gate_accesslog", "gate_accessseal"):
                owner.execute(f"ALTER TABLE {table} {switch} TRIGGER USER".encode())
            if switch == "DISABLE":
                for statement in statements:
                    owner.execute(statement.encode())


@pytest.fixture
def three_seals(own_database: str, as_face: None) -> list[int]:
    """Three seals with two looks each, made as the face."""
    seals = []
    for number in range(3):
        look(f"case:{number}")
        look("queue:letters")
        seals.append(seal())
    return [one for one in seals if one is not None]


@pytest.mark.usefixtures("three_seals")
class TestSeals:
    """Three seals over six rows."""

    def test_an_untouched_log_has_unbroken_seals(self) -> None:
        assert broken() == []

    def test_every_row_is_in_exactly_one_seal(self) -> None:
        with acting("oversight", actor="officer", reason="proof"):
            seals = list(AccessSeal.objects.order_by("id"))

        assert [one.rows for one in seals] == [2, 2, 2]
        assert all(before.last_row < after.first_row for before, after in pairwise(seals))

    def test_nothing_new_is_no_seal(self) -> None:
        assert seal() is None

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE gate_accesslog SET actor = 'somebody else' WHERE id = {row}",
            "UPDATE gate_accesslog SET at = at + interval '1 second' WHERE id = {row}",
            "UPDATE gate_accesslog SET subject = gen_random_uuid() WHERE id = {row}",
            "UPDATE gate_accesslog SET size = 0 WHERE id = {row}",
            "UPDATE gate_accesslog SET actor = 'ai', reason = 'no' || reason WHERE id = {row}",
            "DELETE FROM gate_accesslog WHERE id = {row}",
        ],
    )
    def test_a_changed_row_breaks_its_seal(
        self, change: str, own_database: str, three_seals: list[int]
    ) -> None:
        with acting("oversight", actor="officer", reason="proof"):
            row = AccessSeal.objects.get(id=three_seals[1]).first_row
        behind_the_back(own_database, change.format(row=row))

        assert broken() == [three_seals[1]]

    def test_a_row_pushed_in_between_breaks_a_seal(
        self, own_database: str, three_seals: list[int]
    ) -> None:
        columns = "at, token, kind, role, login, actor, reason, about, subject, size, xid"
        with acting("oversight", actor="officer", reason="proof"):
            row = AccessSeal.objects.get(id=three_seals[1]).first_row
        behind_the_back(
            own_database,
            f"INSERT INTO gate_accesslog (id, {columns})"
            f" SELECT id, at + interval '1 second', {columns.removeprefix('at, ')}"
            f" FROM gate_accesslog WHERE id = {row}",
        )

        assert broken() == [three_seals[1]]

    def test_a_seal_that_is_taken_away_breaks_the_next(
        self, own_database: str, three_seals: list[int]
    ) -> None:
        behind_the_back(own_database, f"DELETE FROM gate_accessseal WHERE id = {three_seals[0]}")

        assert three_seals[1] in broken()

    def test_the_proof_names_the_broken_seal(
        self, own_database: str, three_seals: list[int]
    ) -> None:
        look()
        with acting("oversight", actor="officer", reason="proof"):
            (whole,) = proofs()
        behind_the_back(own_database, "UPDATE gate_accesslog SET reason = 'none'")
        with acting("oversight", actor="officer", reason="proof"):
            (wrong,) = proofs()

        assert (whole.check, whole.holds) == ("access_log_sealed", True)
        assert "3 seals" in whole.detail
        assert "1 rows wait" in whole.detail
        assert not wrong.holds
        assert f"seal {three_seals[0]} no longer fits" in wrong.detail

    def test_no_purpose_changes_a_seal(self) -> None:
        for change in (AccessSeal.objects.all().delete, lambda: AccessSeal.objects.update(rows=0)):
            with (
                pytest.raises(Exception, match="permission denied"),
                acting("oversight", actor="curious", reason="mending"),
            ):
                change()


@pytest.mark.usefixtures("own_database", "as_face")
def test_what_people_wrote_cannot_move_from_field_to_field(own_database: str) -> None:
    with acting("collection", actor="aino", reason="called|case:1"):
        note_search("x")
    number = seal()
    behind_the_back(
        own_database,
        "UPDATE gate_accesslog SET reason = 'called', about = 'case:1|' || about",
    )

    assert broken() == [number]


@pytest.mark.usefixtures("own_database", "as_face")
def test_an_empty_log_is_not_sealed_and_proves() -> None:
    assert seal() is None
    assert broken() == []


def test_looks_made_while_seals_are_made_are_sealed_once(own_database: str, face_url: str) -> None:
    def look_on() -> None:
        try:
            for number in range(20):
                look(f"case:{number}")
        finally:
            connections.close_all()

    with django_on(face_url):
        lookers = [threading.Thread(target=look_on) for _ in range(3)]
        for one in lookers:
            one.start()
        while any(one.is_alive() for one in lookers):
            seal()
        for one in lookers:
            one.join()
        seal()

        assert broken() == []
        with acting("oversight", actor="officer", reason="proof"):
            assert sum(one.rows for one in AccessSeal.objects.all()) == 60
