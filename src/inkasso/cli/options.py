"""Options that many commands share, so that they read the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from inkasso.base.dates import parse_date
from inkasso.cli.workspace import Workspace

F = TypeVar("F", bound=Callable[..., object])


class Day(click.ParamType[date]):
    """A day as `2026-12-31` or `31.12.2026`."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day, or wrong usage."""
        if isinstance(value, date):
            return value
        day = parse_date(str(value))
        if day is None:
            self.fail(f"{value!r} is no day; write it as 2026-12-31", param, ctx)
        return day


def json_option(function: F) -> F:
    """`--json`: one JSON document on standard output."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON document.")(function)


def date_option(function: F) -> F:
    """`--date`: the day to play; today if none is given."""
    return click.option("--date", "on", type=Day(), help="The day to play; default today.")(
        function
    )


def day_of(workspace: Workspace, on: date | None) -> date:
    """The day that was given, else today."""
    return on or workspace.clock.today()


pass_workspace = click.make_pass_decorator(Workspace)
