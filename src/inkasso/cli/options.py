"""Options that many commands share, and days as they are typed, within the reach of reckoning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from typing import TypeVar

import click

from inkasso.base.clock import HELSINKI
from inkasso.base.dates import parse_date
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.cli.workspace import Workspace
from inkasso.law.wording import fill

F = TypeVar("F", bound=Callable[..., object])

#: No debt reaches beyond; periods counted from such a day would leave the calendar.
_FIRST, _LAST = date(1600, 1, 1), date(2500, 12, 31)


class Day(click.ParamType[date]):
    """A day as `2026-12-31` or `31.12.2026`; one that is out of reach is refused."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day, wrong usage, or `day_out_of_reach`."""
        day = value if isinstance(value, date) else parse_date(str(value))
        if day is None:
            self.fail(f"{value!r} is no day; write it as 2026-12-31", param, ctx)
        return within_reach(day)


class Moment(click.ParamType[datetime]):
    """A moment as `2026-12-06T20:30`, by the clock in Finland unless it names its zone."""

    name = "moment"

    def __init__(self, zone: tzinfo | None = None) -> None:
        #: Given to a moment that names none; without it, such a moment has no zone.
        self._zone = zone

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment, wrong usage, or `day_out_of_reach`."""
        moment = value if isinstance(value, datetime) else parse_moment(str(value))
        if moment is None:
            self.fail(f"{value!r} is no moment; write it as 2026-12-06T20:30", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)


#: A moment by the clock in Finland unless it says otherwise.
IN_FINLAND = Moment(HELSINKI)


def parse_moment(text: str) -> datetime | None:
    """The moment that a text gives; a day alone is its midnight. None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        day = parse_date(text)
        if day is None:
            return None
        moment = datetime.combine(day, time())
    within_reach(moment.date())
    return moment


def within_reach(day: date) -> date:
    """The day itself; raises `Refused` (`day_out_of_reach`) when nothing can be counted from it."""
    if _FIRST <= day <= _LAST:
        return day
    message = fill(_OUT_OF_REACH, day=day, first=_FIRST, last=_LAST)
    raise Refused(Refusal(code="day_out_of_reach", message=message, remedy=_CHECK))


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

_OUT_OF_REACH = Words(
    fi="Päivään {day} ei ulotu mikään saatava: vastataan vain ajalta {first}–{last}.",
    sv="Ingen fordran når till {day}: svar ges bara för tiden {first}–{last}.",
    en="No receivable reaches to {day}: answers are given from {first} to {last} only.",
)
_CHECK = Words(
    fi="Tarkista päivän vuosiluku.", sv="Kontrollera årtalet.", en="Check the year of the day."
)
