"""Entry of the command line: wires the database, the clock and the commands together."""

from __future__ import annotations

import getpass
import importlib
import os
import signal
import sys
from types import ModuleType

from inkasso.base.clock import SystemClock
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace
from inkasso.project.home import erasures_journal, inkasso_home

_TERMINATED = 128 + signal.SIGTERM


#: Longest name that the access log keeps.
_ACTOR_MAX = 100


def main() -> None:
    """Run the `inkasso` command."""
    # A polite kill unwinds like Ctrl-C, so that the embedded server is stopped too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkasso.project.settings")
    run(
        Workspace(
            home=inkasso_home(os.environ),
            database=lambda: _wiring().database(),
            as_owner=lambda: _wiring().as_owner(),
            scratch_database=lambda: _wiring().scratch_database(),
            kept_database=lambda name, holding: _wiring().kept_database(name, holding),
            migrate=lambda: _wiring().migrate(),
            clock=SystemClock(),
            actor=os.environ.get("INKASSO_ACTOR", "").strip()[:_ACTOR_MAX] or getpass.getuser(),
            production=os.environ.get("INKASSO_ENV") == "production",
            desk_database=lambda: _wiring().desk_database(),
            journal=erasures_journal(os.environ),
        )
    )


def _wiring() -> ModuleType:
    """What opens the database: imported when a command wants it, for some need no Django."""
    return importlib.import_module("inkasso.project.database")
