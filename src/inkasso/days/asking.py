"""Which day may be run now, by whom alone, and what was run before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.days.models import DayRun, Outcome
from inkasso.gate.acting import acting
from inkasso.jobs.models import Job
from inkasso.jobs.queue import is_worked
from inkasso.jobs.starting import start
from inkasso.law.wording import fill

#: Key of the long work that runs a day.
DAY_RUN = "day_run"
#: For whom a day is run.
PURPOSE = "collection"
#: One asks at a time, so that two who ask at once get one run.
_ASKING = "SELECT pg_advisory_xact_lock(hashtext('inkasso day run'))"
#: Held by the session that runs a day, for as long as it does: a killed one holds it no more.
_RUNNING = "hashtext('inkasso day is run')"
_TAKE = f"SELECT pg_try_advisory_lock({_RUNNING})"
_IS_FREE = f"SELECT pg_try_advisory_xact_lock({_RUNNING})"
_GIVE_BACK = f"SELECT pg_advisory_unlock({_RUNNING})"


def ask_day(on: date) -> Job:
    """Ask that a day be run in the background, in the name of whoever acts.

    A day that was run already may be run again: what is done is not done twice. Raises `Refused`:
    `day_under_way`, `day_overtaken`.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ASKING)
    other = _asked_for(but=None)
    if other is not None or not _got(_IS_FREE):
        raise _under_way(other)
    _require_newest(on)
    return start(DAY_RUN, {}, on=on)


@contextmanager
def only_run(on: date, by: str, job: int | None = None) -> Iterator[None]:
    """Run a day as the only one, at the edge and for either face; `job` is the desk's own number.

    A run that somebody else has asked for stands in the way as soon as a worker can take it up.
    Raises `Refused`: `day_under_way`, `day_overtaken`.
    """
    if not _got(_TAKE):
        with _looking(by):
            raise _under_way(_asked_for(but=job))
    try:
        with _looking(by):
            other = _asked_for(but=job)
            if other is not None and is_worked():
                raise _under_way(other)
            _require_newest(on)
        yield
    finally:
        _got(_GIVE_BACK)


@contextmanager
def _looking(by: str) -> Iterator[None]:
    with acting(PURPOSE, actor=by, reason="day run"), transaction.atomic():
        yield


def _got(lock: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(lock)
        return bool(cursor.fetchone()[0])


def _asked_for(*, but: int | None) -> Job | None:
    """A run at the desk that has not ended, other than one's own."""
    jobs = Job.objects.filter(kind=DAY_RUN, ended_at=None).order_by("id")
    return next((job for job in jobs if job.id != but), None)


def _under_way(job: Job | None) -> Refused:
    message = fill(_UNDER_WAY, who=job.asked_by) if job else _AT_TERMINAL
    return Refused(Refusal(code="day_under_way", message=message))


def _require_newest(on: date) -> None:
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
_AT_TERMINAL = Words(
    fi="Päiväajo on jo käynnissä; se aloitettiin päätteellä.",
    sv="En dagskörning pågår redan; den startades vid terminalen.",
    en="A day run is under way already; it was begun at the terminal.",
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
