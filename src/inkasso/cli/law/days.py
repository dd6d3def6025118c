"""Days and moments in questions of law, within the reach of what can be reckoned with."""

from __future__ import annotations

from datetime import date, datetime, time

import click

from inkasso.base.dates import parse_date
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.cli.options import Day
from inkasso.law.wording import fill

#: No debt reaches beyond; periods counted from such a day would leave the calendar.
_FIRST, _LAST = date(1600, 1, 1), date(2500, 12, 31)


class LawDay(Day):
    """A day as `2026-12-31` or `31.12.2026`; one that is out of reach is refused."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day, wrong usage, or `day_out_of_reach`."""
        return within_reach(super().convert(value, param, ctx))


class Moment(click.ParamType[datetime]):
    """A moment as `2026-12-06T20:30`, by the clock in Finland unless it names its zone."""

    name = "moment"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment, wrong usage, or `day_out_of_reach`."""
        moment = value if isinstance(value, datetime) else parse_moment(str(value))
        if moment is None:
            self.fail(f"{value!r} is no moment; write it as 2026-12-06T20:30", param, ctx)
        return moment


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


_OUT_OF_REACH = Words(
    fi="Päivään {day} ei ulotu mikään saatava: vastataan vain ajalta {first}–{last}.",
    sv="Ingen fordran når till {day}: svar ges bara för tiden {first}–{last}.",
    en="No receivable reaches to {day}: answers are given from {first} to {last} only.",
)
_CHECK = Words(
    fi="Tarkista päivän vuosiluku.", sv="Kontrollera årtalet.", en="Check the year of the day."
)
