"""One cluster's server: made, started, stopped. Callers hold the cluster's start lock."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from typing import BinaryIO

import psycopg
from psycopg import sql

from inkasso.project.postgres.account import clean_environment
from inkasso.project.postgres.binaries import Binaries
from inkasso.project.postgres.connection import PORT, socket_url
from inkasso.project.postgres.faults import INIT_FAILED, START_FAILED, DatabaseUnavailable
from inkasso.project.postgres.locks import LockFile
from inkasso.project.postgres.places import Place

SUPERUSER = "postgres"
OWNER = "inkasso"
DATABASE = "inkasso"

#: Crash recovery after a kill replays up to `max_wal_size` of log.
_START_SECONDS = 120
_POLL_SECONDS = 0.01
_LOG_BYTES_MAX = 5_000_000

#: Signals to stop with, politely first: fast (rolls back what is open), then immediate.
_STOPS = (("INT", 30), ("QUIT", 5))

#: No network; modest memory; durable. Given at each start, so that a change here reaches old
#: clusters too.
_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
}

#: For data that may be lost with the power: those of a test run.
_FLEETING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def create_cluster(place: Place, binaries: Binaries, held: LockFile, *, durable: bool) -> None:
    """Make the data directory, whole or not at all. Raises `DatabaseUnavailable`.

    `held` is the server lock: `initdb` inherits it, so that a second attempt waits for a first
    one whose parent was killed.
    """
    unfinished = place.folder / "data.new"
    options = [] if durable else ["--no-sync"]
    result = _initdb(place, binaries, held, [*options, *_locale_options(binaries, "C.UTF-8")])
    if "invalid locale name" in result.stdout:  # not every operating system has it
        result = _initdb(place, binaries, held, [*options, *_locale_options(binaries, "C")])
    if result.returncode:
        raise DatabaseUnavailable(INIT_FAILED.format(place=unfinished), detail=result.stdout)
    unfinished.rename(place.data)


def _initdb(
    place: Place, binaries: Binaries, held: LockFile, options: list[str]
) -> subprocess.CompletedProcess[str]:
    unfinished = place.folder / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    place.account.give(unfinished)
    return subprocess.run(
        [
            *(str(binaries.directory / "initdb"), "--pgdata", str(unfinished)),
            *("--username", SUPERUSER, "--auth", "trust"),
            *("--encoding", "UTF8", *options),
            *("--data-checksums", "--no-instructions"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        cwd="/",
        env=clean_environment(),
        pass_fds=(held.descriptor,),
        **place.account.identity(),
    )


def _locale_options(binaries: Binaries, locale: str) -> list[str]:
    if binaries.major >= 17:  # knows the case of letters without the operating system's help
        return ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
    return ["--locale", locale]


def start_server(place: Place, binaries: Binaries, held: LockFile, *, durable: bool) -> None:
    """Start the server; it may not answer yet.

    It inherits `held`, the server lock, and keeps it as long as any process of it lives: that is
    how the next one to come knows whether there is a server, whatever `postmaster.pid` says. The
    shell between writes the server's number into the lock file and leaves it nobody's child; a
    session of its own keeps the terminal's Ctrl-C away from it.
    """
    place.make_socket_directory()
    # We hold the lock, so whoever wrote this file is gone, though another process may have
    # its number by now, which would keep PostgreSQL from starting.
    (place.data / "postmaster.pid").unlink(missing_ok=True)
    held.empty()
    command = _command(place, binaries, durable=durable)
    with _open_log(place) as log:
        subprocess.run(
            ["/bin/sh", "-c", '"$@" 1>&2 & echo $!', "sh", *command],
            stdin=subprocess.DEVNULL,
            stdout=held.descriptor,
            stderr=log,
            check=True,
            cwd="/",
            env=clean_environment(),
            pass_fds=(held.descriptor,),
            start_new_session=True,
            **place.account.identity(),
        )


def _command(place: Place, binaries: Binaries, *, durable: bool) -> list[str]:
    directory = str(place.socket_directory).replace('"', '""')
    settings = {**_SETTINGS, "unix_socket_directories": f'"{directory}"', "port": str(PORT)}
    if not durable:
        settings |= _FLEETING
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return [str(binaries.directory / "postgres"), "-D", str(place.data), *options]


def _open_log(place: Place) -> BinaryIO:
    if place.log.exists() and place.log.stat().st_size > _LOG_BYTES_MAX:
        place.log.unlink()
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW
    log = os.fdopen(os.open(place.log, flags, 0o644), "ab")
    place.account.give(place.log)
    return log


def wait_for_an_earlier_server(place: Place, lock: LockFile) -> bool:
    """Whether a server runs already; otherwise we hold its lock and nothing of one is left.

    It may still be starting or stopping for somebody who was killed; then this waits for the end
    of that. Raises `DatabaseUnavailable` when there is none.
    """
    for _ in _ticks(_START_SECONDS):
        if lock.try_alone():
            return False
        if answers(place):
            return True
    raise _start_failed(place)


def wait_until_it_answers(place: Place, probe: LockFile) -> None:
    """Return when the server takes connections. Raises `DatabaseUnavailable` if it gives up."""
    for _ in _ticks(_START_SECONDS):
        if answers(place):
            return
        if probe.try_alone():
            break
    raise _start_failed(place)


def _start_failed(place: Place) -> DatabaseUnavailable:
    tail = place.log.read_text(encoding="utf-8", errors="replace").splitlines()[-10:]
    return DatabaseUnavailable(START_FAILED.format(log=place.log), detail="\n".join(tail))


def answers(place: Place) -> bool:
    """Whether the server takes connections now."""
    try:
        psycopg.connect(server_url(place, SUPERUSER, "postgres"), connect_timeout=5).close()
    except (psycopg.OperationalError, FileNotFoundError):  # no socket, or no place for one yet
        return False
    return True


def stop_server(place: Place, probe: LockFile) -> None:
    """Stop the server of which `probe` is the lock, cleanly if it can be; return when it is gone.

    The signal is sent by the server's own account: a number that anybody else has written into
    the lock file does no harm beyond that account.
    """
    for signal, seconds in _STOPS:
        if probe.try_alone():
            break
        place.account.run("/bin/sh", "-c", 'kill -s "$1" "$2"', "sh", signal, str(probe.number()))
        if any(probe.try_alone() for _ in _ticks(seconds)):
            break
    probe.release()
    place.remove_socket_directory(probe)


def ensure_database(place: Place) -> None:
    """Create the role and the database where they are missing.

    The role is no superuser, so that row-level security and privileges bind it as in production;
    it may create the roles that purposes become, and the databases of tests.
    """
    url = server_url(place, SUPERUSER, "postgres")
    owner, database = sql.Identifier(OWNER), sql.Identifier(DATABASE)
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [OWNER]).rowcount:
            create_role = sql.SQL("CREATE ROLE {} LOGIN CREATEDB CREATEROLE")
            connection.execute(create_role.format(owner))
        if not connection.execute(
            "SELECT FROM pg_database WHERE datname = %s", [DATABASE]
        ).rowcount:
            create_database = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(create_database.format(database, owner))


def server_url(place: Place, user: str, database: str) -> str:
    """The URL of one of the server's databases."""
    return socket_url(str(place.socket_directory), user=user, database=database)


def _ticks(seconds: float) -> Iterator[None]:
    """Short pauses until the time is up."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield
        time.sleep(_POLL_SECONDS)
