"""The embedded server through everything that can happen to those who use it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from inkasso.project.postgres import (
    BadDatabaseUrl,
    DatabaseUnavailable,
    embedded_postgres,
    resolve_database_url,
)
from inkasso.project.postgres.embedded import stop_if_unused
from inkasso.project.postgres.locks import LockFile
from inkasso.project.postgres.places import place_for

_USER = """
import sys
from pathlib import Path
from inkasso.project.postgres import embedded_postgres
with embedded_postgres(Path(sys.argv[1]), durable=False) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Another process that uses the database until it is told to leave, or killed."""

    process: subprocess.Popen[str]
    url: str

    def leave(self) -> str:
        """Let it leave in good order; what it had to say on standard error."""
        _, said = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, said
        return said


@contextmanager
def users(home: Path, count: int = 1) -> Iterator[list[User]]:
    """Processes that come at the same time, each in a process group of its own."""
    with ExitStack() as stack:
        processes = [stack.enter_context(_process(home)) for _ in range(count)]
        urls = [process.stdout.readline().strip() for process in processes if process.stdout]
        try:
            yield [User(process=p, url=url) for p, url in zip(processes, urls, strict=True)]
        finally:
            for process in processes:
                process.kill()


def _process(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _USER, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row[0]


def birth(url: str) -> object:
    """When the server was started: the same answer comes from the same server."""
    return ask(url, "SELECT pg_postmaster_start_time()::text")


def is_running(home: Path) -> bool:
    with closing(LockFile(place_for(home).folder / "server.lock")) as lock:
        return not lock.try_alone()


def test_several_users_share_the_server_and_the_last_one_stops_it(open_directory: Path) -> None:
    home = open_directory / "home"
    with users(home, 3) as (first, second, third):
        assert birth(first.url) == birth(second.url) == birth(third.url)
        said = first.leave() + second.leave()
        assert ask(third.url, "SELECT 1") == 1
        said += third.leave()
    assert not is_running(home)
    assert said.count("for demo and tests only") == 1
    assert said.count("DATABASE_URL") == 1


def test_user_of_an_existing_cluster_hears_nothing(
    shared_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with embedded_postgres(shared_home, durable=False):
        capfd.readouterr()
    with embedded_postgres(shared_home, durable=False):
        pass
    assert capfd.readouterr() == ("", "")


def test_server_of_a_killed_user_is_joined_and_then_stopped(shared_home: Path) -> None:
    with users(shared_home) as (killed,):
        born = birth(killed.url)
        killed.process.kill()
        killed.process.wait()
    assert is_running(shared_home)
    with embedded_postgres(shared_home) as url:
        assert birth(url) == born
    assert not is_running(shared_home)


def test_server_of_a_killed_user_can_be_stopped_without_using_it(shared_home: Path) -> None:
    with users(shared_home) as (killed,):
        assert not stop_if_unused(shared_home)
        killed.process.kill()
        killed.process.wait()
    assert stop_if_unused(shared_home)
    assert not is_running(shared_home)


def test_server_survives_control_c_of_its_starter_while_another_uses_it(shared_home: Path) -> None:
    with users(shared_home) as (starter,), embedded_postgres(shared_home) as url:
        born = birth(url)
        os.killpg(starter.process.pid, signal.SIGINT)
        starter.process.wait()
        assert birth(url) == born


def test_what_was_committed_is_there_after_the_server_was_killed(shared_home: Path) -> None:
    with embedded_postgres(shared_home) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept (n int)")
            connection.execute("INSERT INTO kept VALUES (42)")
        kill_server(shared_home)
        with embedded_postgres(shared_home) as recovered:
            assert ask(recovered, "SELECT n FROM kept") == 42
            assert ask(recovered, "SHOW fsync") == "on"
            assert ask(recovered, "SHOW synchronous_commit") == "on"
    assert not is_running(shared_home)


def kill_server(home: Path) -> None:
    with closing(LockFile(place_for(home).folder / "server.lock")) as lock:
        number = lock.number()
        assert number is not None
        os.kill(number, signal.SIGKILL)


def test_number_of_a_dead_server_that_another_process_has_now_does_no_harm(
    shared_home: Path,
) -> None:
    with embedded_postgres(shared_home, durable=False):
        pass
    left_over = place_for(shared_home).data / "postmaster.pid"
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as innocent:
        left_over.write_text(f"{innocent.pid}\n{left_over.parent}\n0\n5432\n\n\n0 0\nready\n")
        os.chown(left_over, left_over.parent.stat().st_uid, -1)
        with embedded_postgres(shared_home, durable=False) as url:
            assert ask(url, "SELECT 1") == 1
        assert innocent.poll() is None
        innocent.kill()


def test_home_deleted_means_a_new_cluster_even_while_somebody_uses_the_old_one(
    open_directory: Path,
) -> None:
    home = open_directory / "home"
    with ExitStack() as newcomers:
        with embedded_postgres(home, durable=False) as url:
            born = birth(url)
            shutil.rmtree(home)
            (newcomer,) = newcomers.enter_context(users(home))
            assert birth(newcomer.url) != born
        # The user of the old one has left, and has not stopped the new one.
        assert ask(newcomer.url, "SELECT 1") == 1
        newcomer.leave()
    assert not is_running(home)


def test_creation_that_was_cut_short_is_begun_again(open_directory: Path) -> None:
    home = open_directory / "home"
    half = place_for(home).folder / "data.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("1")
    with embedded_postgres(home, durable=False) as url:
        assert ask(url, "SELECT 1") == 1


def test_home_may_have_any_name_of_any_length(open_directory: Path) -> None:
    home = open_directory / ("Ääkköset, 'a\" b\\c%20" + "x" * 120)
    with embedded_postgres(home, durable=False) as url:
        assert ask(url, "SELECT current_user || '@' || current_database()") == "inkasso@inkasso"


def test_each_source_gives_a_server_that_only_its_own_account_can_reach(
    open_directory: Path, source: str
) -> None:
    home = open_directory / "home"
    environ = {**os.environ, "INKASSO_POSTGRES": source}
    with embedded_postgres(home, durable=False, environ=environ) as url:
        assert ask(url, "SHOW listen_addresses") == ""
        assert ask(url, "SHOW data_checksums") == "on"
        assert ask(url, "SHOW server_encoding") == "UTF8"
        assert ask(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        assert ask(url, "SELECT lower('ÅÄÖ')") == "åäö"
        assert place_for(home).socket_directory.stat().st_mode & 0o777 == 0o700
        assert place_for(home).data.stat().st_uid != 0


def test_server_that_does_not_start_says_why(shared_home: Path) -> None:
    with embedded_postgres(shared_home, durable=False):
        pass
    configuration = place_for(shared_home).data / "postgresql.auto.conf"
    configuration.write_text("nonsense = 1\n")
    with (
        pytest.raises(DatabaseUnavailable, match='unrecognized configuration parameter "nonsense"'),
        embedded_postgres(shared_home, durable=False),
    ):
        pass
    configuration.write_text("")
    assert not is_running(shared_home)


def test_database_url_comes_before_any_embedded_server(tmp_path: Path) -> None:
    environ = {"DATABASE_URL": "postgresql://u@db.example/agency", "INKASSO_POSTGRES": "wheel"}
    with resolve_database_url(environ, tmp_path / "home") as url:
        assert url == "postgresql://u@db.example/agency"
    assert not (tmp_path / "home").exists()


def test_bad_database_url_is_refused_and_nothing_is_started_instead(tmp_path: Path) -> None:
    with (
        pytest.raises(BadDatabaseUrl),
        resolve_database_url({"DATABASE_URL": "sqlite:///x"}, tmp_path / "home"),
    ):
        pass
    assert not (tmp_path / "home").exists()


def test_without_database_url_the_embedded_server_is_resolved(shared_home: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with resolve_database_url(environ, shared_home) as url:
        assert ask(url, "SELECT 1") == 1


def test_callers_own_postgres_variables_do_not_lead_astray(
    shared_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PGPORT": "1", "PGHOST": "/none", "PGDATA": "/none", "PGUSER": "x"}.items():
        monkeypatch.setenv(name, value)
    with embedded_postgres(shared_home, durable=False) as url:
        assert ask(url, "SELECT current_user") == "inkasso"
