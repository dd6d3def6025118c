"""Which login the process has: the face's for all work, the owner's for migrating only.

The owner of the tables passes row-level security, so nobody works as the owner. `DATABASE_URL`
names the owner's login (the embedded server's own, where it is not set). The face's login is
`INKASSO_FACE_URL`, else the same address with the face's role and the password that `inkasso init`
gave it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from inkasso.gate.passwords import face_password
from inkasso.gate.privileges.applying import apply
from inkasso.gate.register import register_and_map
from inkasso.gate.roles import face_login
from inkasso.project.home import ensure_home, inkasso_home
from inkasso.project.postgres import connection_settings, resolve_database_url
from inkasso.project.postgres.connection import ConnectionSettings, url_as
from inkasso.rights.ageing import refuse_days_to_come

_FACE, _DESK = "cli", "desk"


@contextmanager
def database() -> Iterator[None]:
    """The database, started if need be, with Django logged in as the face."""
    home = ensure_home(inkasso_home(os.environ))
    with resolve_database_url(os.environ, home) as url:
        try:
            _log_in(_face(connection_settings(url)))
            yield
        finally:
            connections.close_all()


@contextmanager
def desk_database() -> Iterator[str]:
    """The database, started if need be, and the URL by which the desk's face logs in to it.

    `INKASSO_DESK_DATABASE_URL`, else the same address with the desk's login.
    """
    home = ensure_home(inkasso_home(os.environ))
    with resolve_database_url(os.environ, home) as url:
        login = face_login(_DESK)
        own = os.environ.get("INKASSO_DESK_DATABASE_URL")
        yield own or url_as(url, login, face_password(login))


@contextmanager
def as_owner() -> Iterator[None]:
    """The owner's login for a while, inside `database`: to migrate and to set privileges."""
    home = inkasso_home(os.environ)
    name, face = connection.settings_dict["NAME"], _entry()
    with resolve_database_url(os.environ, home) as url:
        _log_in({**connection_settings(url), "NAME": name})
        try:
            yield
        finally:
            _log_in(face)


@contextmanager
def scratch_database() -> Iterator[None]:
    """An empty database beside the real one, with tables and privileges; dropped afterwards."""
    name = f"inkasso_scratch_{os.getpid()}"
    with database():
        _create(name)
        try:
            with _beside(name):
                migrate()
                yield
        finally:
            with as_owner():
                _execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def kept_database(name: str, holding: str) -> Iterator[bool]:
    """A database beside the real one that stays; whether it holds already what is asked for.

    Where it does not, it is empty, and counts as holding it once the block has ended without a
    fault. `name` is one of ours and begins no other: letters, digits and `_`.
    """
    with database():
        with as_owner():
            there = _holding(name)
            if there != holding:
                _execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        if there != holding:
            _create(name)
        with _beside(name):
            migrate()
            yield there == holding
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(f"COMMENT ON DATABASE {name} IS %s", [holding])


def _create(name: str) -> None:
    with as_owner():
        _execute(f"CREATE DATABASE {name}")


def _holding(name: str) -> str | None:
    """What a database was marked as holding; None where there is none, or it was never finished."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [name],
        )
        row = cursor.fetchone()
    return row[0] if row else None


@contextmanager
def _beside(name: str) -> Iterator[None]:
    """Django logged in as the face to another database of the same server."""
    real = _entry()
    _log_in({**real, "NAME": name})
    try:
        yield
    finally:
        _log_in(real)


def migrate() -> None:
    """Bring tables up to date, and privileges to what the register allows."""
    with as_owner():
        bring_up_to_date()


def bring_up_to_date() -> None:
    """Migrate and apply the register, as the owner. Raises `BadInput`."""
    call_command("migrate", verbosity=0, interactive=False)
    apply(*register_and_map())
    if settings.PRODUCTION:
        refuse_days_to_come()


def _face(owner: ConnectionSettings) -> ConnectionSettings:
    if url := os.environ.get("INKASSO_FACE_URL"):
        return connection_settings(url)
    login = face_login(_FACE)
    return {**owner, "USER": login, "PASSWORD": face_password(login)}


def _entry() -> ConnectionSettings:
    now = connection.settings_dict
    return ConnectionSettings(
        ENGINE=now["ENGINE"],
        NAME=now["NAME"],
        USER=now["USER"],
        PASSWORD=now["PASSWORD"],
        HOST=now["HOST"],
        PORT=now["PORT"],
        OPTIONS=now["OPTIONS"],
    )


def _log_in(entry: ConnectionSettings) -> None:
    connections.close_all()
    connections.settings["default"].update(entry)
    connection.settings_dict.update(entry)


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
