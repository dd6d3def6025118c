"""After a restore from backup whoever was erased is erased again, before anything else."""

from __future__ import annotations

import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from psycopg import sql

from builders import finish, hold, lift, start_inkasso
from face_login import drop_database
from inkasso.project.postgres.account import server_account
from inkasso.project.postgres.binaries import find_binaries
from inkasso.receivables.models import Case
from inkasso.rights.erasure.journal import Damage, Erased
from inkasso.rights.erasure.replaying import replay
from inkasso.rights.erasure.standing import is_up_to_date, look
from inkasso.rights.models import Erasure, ErasureMark, Request
from inkasso.rights.requests.state import State
from rights.erasure.erasing import (
    LATER,
    answered,
    asked,
    at_the_face,
    erased,
    identifying_rows,
    outside,
    paid_case,
)


@pytest.fixture(autouse=True)
def one_master_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands in another process have the key of this one."""
    monkeypatch.setenv("INKASSO_MASTER_KEY", settings.MASTER_KEY.hex())


@pytest.fixture
def asking(own_database: str, tmp_path: Path) -> State:
    """A debtor who asks for erasure, and may have it."""
    return asked(paid_case(tmp_path))


class Backup:
    """A copy of a database, made by copying it, that can be put back in its place."""

    def __init__(self, server: str, url: str) -> None:
        self.server = server
        self.name = urlsplit(url).path.removeprefix("/")
        self.copy = f"backup_{secrets.token_hex(8)}"
        self._copy(self.name, self.copy)

    def restore(self) -> None:
        """Put the copy in the place of the database."""
        self._drop(self.name)
        self._copy(self.copy, self.name)

    def remove(self) -> None:
        """Forget the copy."""
        self._drop(self.copy)

    def _copy(self, name: str, target: str) -> None:
        connections.close_all()
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(create.format(sql.Identifier(target), sql.Identifier(name)))

    def _drop(self, name: str) -> None:
        connections.close_all()
        with psycopg.connect(self.server, autocommit=True) as connection:
            drop_database(connection, name)


@contextmanager
def backed_up(server: str, url: str) -> Iterator[Backup]:
    backup = Backup(server, url)
    try:
        yield backup
    finally:
        backup.remove()


def test_what_a_backup_brings_back_goes_again(
    postgres_url: str, own_database: str, asking: State, tmp_path: Path
) -> None:
    whom = asking.request.person_id
    with backed_up(postgres_url, own_database) as backup:
        erased(answered(asking).state, tmp_path)
        assert identifying_rows(whom) == 0
        backup.restore()
        assert identifying_rows(whom) > 3
        with at_the_face(own_database, "retention"):
            assert not is_up_to_date(outside(tmp_path).journal)
            done = replay(outside(tmp_path), by="officer")
            assert is_up_to_date(outside(tmp_path).journal)
        assert (done.holds, len(done.again)) == (True, 1)
        assert done.again[0].removed["parties_personkey"] == 1
        assert identifying_rows(whom) == 0
        # The request that was decided after the backup is not there to be told of.
        assert not Erasure.objects.exists()
        assert ErasureMark.objects.count() == 2


def test_commands_do_it_before_anything_else_and_say_so(
    postgres_url: str, own_database: str, asking: State, tmp_path: Path
) -> None:
    whom = asking.request.person_id
    with backed_up(postgres_url, own_database) as backup:
        erased(answered(asking).state, tmp_path)
        backup.restore()
        said, complained = start_inkasso(tmp_path, "cases", "--json").communicate(timeout=120)
        assert said.startswith("{")
        assert "Erasure 1 of 2031-06-02 carried out again after a restore" in complained
        assert identifying_rows(whom) == 0
        _, complained = start_inkasso(tmp_path, "cases", "--json").communicate(timeout=120)
        assert "Erasure" not in complained
        assert '"again": []' in finish(start_inkasso(tmp_path, "restore", "replay", "--json"))


def test_a_dump_restored_by_postgresql_itself_is_no_way_round(
    postgres_url: str, own_database: str, asking: State, tmp_path: Path
) -> None:
    tools = find_binaries({}, server_account(tmp_path)).directory
    dump, name = tmp_path / "dump", urlsplit(own_database).path.removeprefix("/")
    if not (tools / "pg_dump").exists():
        pytest.skip("the machine has no pg_dump of the server's version")
    subprocess.run([tools / "pg_dump", "-Fc", "-f", dump, own_database], check=True)
    erased(answered(asking).state, tmp_path)
    connections.close_all()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        drop_database(connection, name)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    # The gate's functions find their owner again with `init`, as docs/gate.md says.
    subprocess.run(
        [tools / "pg_restore", "-d", own_database, dump], check=False, stderr=subprocess.DEVNULL
    )
    assert identifying_rows(asking.request.person_id) > 3
    connections.close_all()
    process = start_inkasso(tmp_path, "init", "--json")
    _, complained = process.communicate(timeout=300)
    assert "Erasure 1 of 2031-06-02 carried out again" in complained
    assert identifying_rows(asking.request.person_id) == 0


def test_a_number_that_a_restored_database_gave_again_is_not_erased_for(
    postgres_url: str, own_database: str, tmp_path: Path
) -> None:
    case = paid_case(tmp_path)
    other = paid_case(tmp_path, case.client, number=2)
    with backed_up(postgres_url, own_database) as backup:
        state = answered(asked(case)).state
        erased(state, tmp_path)
        backup.restore()
        # Another person's request has the number that the erased one's had.
        taken = answered(asked(other)).state
        assert taken.request.id == state.request.id
        with at_the_face(own_database, "retention"):
            replay(outside(tmp_path), by="officer")
        assert identifying_rows(case.person_id) == 0
        assert identifying_rows(other.person_id) > 3
        assert not Erasure.objects.exists()
        erased(taken, tmp_path)
        assert Erasure.objects.get().sequence == 2


def test_what_stands_in_the_way_is_told_and_tried_again(
    postgres_url: str, own_database: str, asking: State, tmp_path: Path
) -> None:
    case = Case.objects.get(person_id=asking.request.person_id)
    with backed_up(postgres_url, own_database) as backup:
        erased(answered(asking).state, tmp_path)
        backup.restore()
        hold(case, "restriction", on=LATER)
        with at_the_face(own_database, "retention"):
            done = replay(outside(tmp_path), by="officer")
            assert not done.holds
            assert (len(done.again), len(done.stuck)) == (0, 1)
        lift(case, "restriction", on=LATER)
        with at_the_face(own_database, "retention"):
            assert replay(outside(tmp_path), by="officer").holds
        assert identifying_rows(asking.request.person_id) == 0


def test_a_journal_that_cannot_be_trusted_erases_nobody(
    own_database: str, asking: State, tmp_path: Path
) -> None:
    journal = outside(tmp_path).journal
    told = Erased(
        person_id=asking.request.person_id, request=1, day=LATER, tables=("parties_address",)
    )
    journal.append(told, beginning="0" * 64)
    with at_the_face(own_database, "retention"):
        done = replay(outside(tmp_path), by="officer")
    assert done.damage is not None
    assert "another database" in done.damage.en
    assert not done.again
    assert identifying_rows(asking.request.person_id) > 3


def test_a_journal_that_is_gone_or_older_is_told(
    own_database: str, asking: State, tmp_path: Path
) -> None:
    erased(answered(asking).state, tmp_path)
    journal = outside(tmp_path).journal
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:50])
    torn = look(journal)
    assert (torn.damage, torn.reading.torn) == (Damage.BEHIND, True)
    journal.path.write_bytes(b"")
    assert look(journal).damage is Damage.BEHIND
    journal.path.write_bytes(whole + b"{}\n")
    assert look(journal).damage is Damage.BROKEN
    journal.path.unlink()
    assert look(journal).damage is Damage.MISSING
    process = start_inkasso(tmp_path, "restore", "replay", "--json")
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "is missing" in said
    assert Request.objects.exists()


def test_an_empty_journal_of_a_new_database_is_sound(own_database: str, tmp_path: Path) -> None:
    journal = outside(tmp_path).journal
    assert is_up_to_date(journal)
    journal.path.touch()
    assert look(journal).damage is None
    assert date(2031, 6, 2) == LATER
