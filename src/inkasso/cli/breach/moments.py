"""Moments as they are typed: `2026-03-02T14:20` by the clock in Finland, or with a zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar

import click

from inkasso.base.clock import HELSINKI
from inkasso.cli.options import IN_FINLAND, Day
from inkasso.cli.workspace import Workspace
from inkasso.rights.breaches.recording import Instant, require_come

F = TypeVar("F", bound=Callable[..., object])


def when_option(function: F) -> F:
    """`--at`, to the minute, or `--date`, its noon; now if neither is given."""
    for option in (
        click.option("--date", "on", type=Day(), help="The day, taken as its noon."),
        click.option("--at", "at", type=IN_FINLAND, help="The moment; default now."),
    ):
        function = option(function)
    return function


def moment_of(workspace: Workspace, at: datetime | None, on: date | None) -> datetime:
    """The moment that was given, the noon of the day that was given, or now."""
    if at is not None and on is not None:
        raise click.UsageError("give --at or --date, not both")
    if on is not None:
        return datetime.combine(on, time(12), HELSINKI)
    return at or workspace.clock.now()


def instant_of(workspace: Workspace, at: datetime | None, on: date | None) -> Instant:
    """The same, with who sits at the terminal; raises `Refused` (`moment_to_come`)."""
    moment = moment_of(workspace, at, on)
    require_come(moment, now_at(workspace, moment))
    return Instant(at=moment, by=workspace.actor)


def now_at(workspace: Workspace, played: datetime) -> datetime:
    """The moment by the clock; outside production days may be played, so also one to come."""
    now = workspace.clock.now()
    return now if workspace.production else max(now, played)
