"""Entry of the command line: wires the database, the clock and the commands together."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, connections

from inkasso.base.clock import SystemClock
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace
from inkasso.project.home import ensure_home, inkasso_home
from inkasso.project.postgres import connection_settings, resolve_database_url

_TERMINATED = 128 + signal.SIGTERM


def main() -> None:
    """Run the `inkasso` command."""
    # A polite kill unwinds like Ctrl-C, so that the embedded server is stopped too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkasso.project.settings")
    home = inkasso_home(os.environ)
    run(
        Workspace(
            home=home,
            database=_database,
            scratch_database=scratch_database,
            migrate=_migrate,
            clock=SystemClock(),
            production=os.environ.get("INKASSO_ENV") == "production",
        )
    )


@contextmanager
def _database() -> Iterator[None]:
    """The database, started if need be, with Django pointed at it."""
    home = ensure_home(inkasso_home(os.environ))
    with resolve_database_url(os.environ, home) as url:
        connections.settings["default"].update(connection_settings(url))
        connection.settings_dict.update(connection_settings(url))
        try:
            yield
        finally:
            connections.close_all()


@contextmanager
def scratch_database() -> Iterator[None]:
    """An empty database beside the real one, with tables; dropped afterwards."""
    name = f"inkasso_scratch_{os.getpid()}"
    with _database():
        real = connection.settings_dict["NAME"]
        _execute(f"CREATE DATABASE {name}")
        try:
            _switch(name)
            _migrate()
            yield
        finally:
            _switch(real)
            _execute(f"DROP DATABASE {name} WITH (FORCE)")


def _switch(name: str) -> None:
    connections.close_all()
    connection.settings_dict["NAME"] = name


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
