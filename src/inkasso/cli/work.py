"""Working for a purpose: what every command that touches data begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from inkasso.cli.rights.restoring import catch_up
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.current import Acting


@contextmanager
def work(workspace: Workspace, purpose: str, reason: str) -> Iterator[Acting]:
    """The database, acted on for a purpose of the register by whoever sits at the terminal."""
    with workspace.database():
        catch_up(workspace)
        with acting(purpose, actor=workspace.actor, reason=reason) as who:
            yield who


@contextmanager
def sweep(workspace: Workspace, purpose: str, name: str) -> Iterator[Acting]:
    """The same for batch work: everybody's rows show, and the log tells of the sweep."""
    with work(workspace, purpose, name), sweeping(name) as who:
        yield who
