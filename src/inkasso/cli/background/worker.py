"""`inkasso work`: does what was asked for at the desk and takes longer than a page."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

import click

from inkasso.cli.options import pass_workspace
from inkasso.cli.output import say
from inkasso.cli.rights.restoring import catch_up
from inkasso.cli.workspace import Workspace
from inkasso.gate.passwords import face_password
from inkasso.gate.roles import face_login
from inkasso.jobs.commands import PROGRAM
from inkasso.jobs.working import work

#: Seconds that a worker has to hand back what it does.
_PATIENCE = 20


@click.command("work")
@click.option("--until-empty", is_flag=True, help="End when nothing waits.")
@click.option("--at-once", type=click.IntRange(1, 16), default=1, help="Jobs at a time; default 1.")
@pass_workspace
def work_command(workspace: Workspace, *, until_empty: bool, at_once: int) -> None:
    """Do background work until stopped; any number of workers share it."""
    with workspace.database():
        catch_up(workspace)
        if not until_empty:
            say("Working; Ctrl-C ends it.")
        work(until_empty=until_empty, at_once=at_once)


@contextmanager
def worker_beside(desk_url: str) -> Iterator[None]:
    """A worker in a process of its own, on the database that the desk is open on.

    It works as the terminal's face; the owner's address stays known to it, for verifying.
    """
    login = face_login("cli")
    parts = urlsplit(desk_url)
    host = parts.netloc.rpartition("@")[2]
    entry = f"{quote(login)}:{quote(face_password(login))}@{host}"
    url = parts._replace(netloc=entry).geturl()
    environment = {**os.environ, "INKASSO_FACE_URL": url}
    with subprocess.Popen(
        [*PROGRAM, "work"], env=environment, stdout=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
