"""`inkasso serve`: the desk in a browser."""

from __future__ import annotations

import multiprocessing
import os
from datetime import date

import click

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.cli.options import date_option, pass_workspace
from inkasso.cli.output import say
from inkasso.cli.workspace import Workspace

_APPLICATION = "inkasso.project.wsgi:application"
_PORT_MAX = 65_535
#: Marks a home whose data the demo made and may replace.
DEMO_MARK = "demo/MADE-BY-THE-DEMO"
_NOT_IN_PRODUCTION = Words(
    fi="Tuotannossa työpöytä näyttää aina tämän päivän; jätä --date pois.",
    sv="I produktion visar skrivbordet alltid dagens datum; utelämna --date.",
    en="In production the desk always shows today; leave --date out.",
)
_DEMO_HOME = Words(
    fi="Demon tilejä ei avata tuotannossa; valitse toinen koti: INKASSO_HOME=…",
    sv="Demokonton öppnas inte i produktion; välj ett annat hem: INKASSO_HOME=…",
    en="Accounts of the demo are not opened in production; choose another home: INKASSO_HOME=…",
)


@click.command("serve")
@click.option("--port", type=click.IntRange(1, _PORT_MAX), default=8000, help="Default 8000.")
@click.option(
    "--host", default="127.0.0.1", help="Address to listen on; default this machine's own."
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, help="Processes; default 2.")
@date_option
@pass_workspace
def serve_command(
    workspace: Workspace, *, port: int, host: str, workers: int, on: date | None
) -> None:
    """Serve the desk until it is stopped; --date plays another day, for demo and tests."""
    if on is not None and workspace.production:
        raise Refused(Refusal(code="day_not_played", message=_NOT_IN_PRODUCTION))
    if workspace.production and (workspace.home / DEMO_MARK).exists():
        raise Refused(Refusal(code="demo_in_production", message=_DEMO_HOME))
    with workspace.desk_database() as url:
        serve(url, on, host=host, port=port, workers=workers)


def serve(url: str, on: date | None, *, host: str, port: int, workers: int) -> None:
    """Serve on a database that is running, which the processes log in to as the desk."""
    # Imported here: the other commands need no web server.
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415

    os.environ["DATABASE_URL"] = url
    os.environ.pop("INKASSO_FACE_URL", None)
    if on is not None:
        os.environ["INKASSO_DESK_DAY"] = on.isoformat()
    # Fresh processes, which read the settings anew: this one has logged in as another face.
    multiprocessing.set_start_method("spawn", force=True)
    say(f"The desk is open on http://{host}:{port}; Ctrl-C closes it.")
    Granian(
        _APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_enabled=False,
    ).serve()
