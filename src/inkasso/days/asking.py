"""Which day may be run now, and what was run before."""

from __future__ import annotations

from datetime import date

from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.days.models import DayRun, Outcome
from inkasso.jobs.models import Job
from inkasso.jobs.reading import under_way
from inkasso.jobs.starting import start
from inkasso.law.wording import fill

#: Key of the long work that runs a day.
DAY_RUN = "day_run"
#: One asks at a time, so that two who ask at once get one run.
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('inkasso day run'))"


def ask_day(on: date) -> Job:
    """Ask that a day be run in the background, in the name of whoever acts.

    A day that was run already may be run again: what is done is not done twice. Raises `Refused`:
    `day_under_way`, `day_overtaken`.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    if (other := under_way(DAY_RUN)) is not None:
        message = fill(_UNDER_WAY, who=other.asked_by)
        raise Refused(Refusal(code="day_under_way", message=message))
    require_newest(on)
    return start(DAY_RUN, {}, on=on)


def require_newest(on: date) -> None:
    """Raise `Refused` (`day_overtaken`) where a later day was run: letters are not antedated."""
    later = DayRun.objects.filter(day__gt=on).order_by("-day").first()
    if later is not None:
        message = fill(_OVERTAKEN, day=on, later=later.day)
        raise Refused(Refusal(code="day_overtaken", message=message, remedy=_NEWEST))


def newest_runs(most: int) -> list[DayRun]:
    """The newest runs, the newest first."""
    return list(DayRun.objects.order_by("-id")[:most])


def run_of(on: date) -> DayRun | None:
    """The newest run of a day that came to its end."""
    return DayRun.objects.filter(day=on, outcome=Outcome.DONE).order_by("-id").first()


_UNDER_WAY = Words(
    fi="Päiväajo on jo käynnissä tai jonossa; sen pyysi {who}.",
    sv="En dagskörning pågår eller väntar redan; {who} har bett om den.",
    en="A day run is under way or waiting already; {who} asked for it.",
)
_OVERTAKEN = Words(
    fi="Päivää {day} ei ajeta, koska päivä {later} on jo ajettu.",
    sv="Dagen {day} körs inte, eftersom dagen {later} redan är körd.",
    en="The day {day} is not run, because {later} has been run already.",
)
_NEWEST = Words(
    fi="Aja kuluva päivä: se tekee myös sen, mikä jäi aiemmilta päiviltä.",
    sv="Kör dagens datum: då görs också det som blev ogjort tidigare dagar.",
    en="Run today: it also does what earlier days left undone.",
)
