"""Carrying out one job: as whoever asked for it, for the purpose that they asked it for."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import date

from django.db import OperationalError, transaction
from django.db.models import F
from django.db.models.functions import Now

from inkasso.base.clock import HELSINKI, SystemClock
from inkasso.base.decisions import Refused
from inkasso.base.faults import BadInput, OperationalFault
from inkasso.base.words import Words
from inkasso.gate.acting import acting
from inkasso.jobs.kinds import Facts, Kind, kinds
from inkasso.jobs.models import Job, Outcome
from inkasso.jobs.queue import KEEPER

#: How often a job is begun before it counts as broken.
ATTEMPTS = 3
#: Progress is written at most so often, in seconds.
_PAUSE = 0.5
_log = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818  it names what happened
    """Whoever asked for the job wants it to stop."""


class HandedBack(Exception):  # noqa: N818  the same
    """The worker closes, or something outside failed: the job goes back into the queue."""


class Running:
    """A job that is being done, as its function sees it."""

    def __init__(self, job: Job, closing: Callable[[], bool]) -> None:
        #: Number of the job.
        self.number: int = job.id
        self.facts: Facts = job.facts
        #: The day that it speaks of.
        self.on: date = job.day
        #: The day on which it is done, for whatever is dated and weighs what has come since it was
        #: asked for: today's, unless another day is played.
        self.done_on: date = _done_on(job)
        self._closing = closing
        self._told_at = float("-inf")
        self._stage = ""

    def progress(self, done: int, total: int | None = None, *, stage: str = "") -> None:
        """Tell how far it is; raises `Stopped` when it must end here, and `HandedBack`.

        `stage` is a key of its kind's `stages`; done and total are that stage's then.
        Call it between transactions: inside one, others see it only when that has committed.
        """
        if self._closing():
            raise HandedBack
        now = time.monotonic()
        if now - self._told_at < _PAUSE and done != total and stage == self._stage:
            return
        self._told_at, self._stage = now, stage
        with transaction.atomic():
            row = Job.objects.filter(id=self.number)
            row.update(done=done, total=total, stage=stage)
            stop = row.values_list("stop_asked_at", flat=True).get()
        if stop is not None:
            raise Stopped


def _done_on(job: Job) -> date:
    played = job.asked_at.astimezone(HELSINKI).date() != job.day
    return job.day if played else max(job.day, SystemClock().today())


def carry_out(number: int, closing: Callable[[], bool] = lambda: False) -> None:
    """Do a job that the queue gave; raises `HandedBack` when it is to be begun again later."""
    with acting(KEEPER, actor="worker", reason="background work"):
        job = Job.objects.filter(id=number, ended_at=None).first()
    if job is None:
        return
    kind = kinds().get(job.kind)
    with acting(job.purpose, actor=job.asked_by, reason=kind.name.en if kind else job.kind):
        if kind is None:
            _end(job, Outcome.BROKEN, fault=_told("unknown_kind", _UNKNOWN_KIND))
            return
        begun = {"started_at": Now(), "attempts": F("attempts") + 1}
        Job.objects.filter(id=job.id).update(**begun)
        _run(job, kind, closing if kind.again else lambda: False)


def lost(number: int) -> bool:
    """A job's worker is dead: whether to begin it again; otherwise it is broken, and says so."""
    with acting(KEEPER, actor="worker", reason="background work"):
        job = Job.objects.filter(id=number, ended_at=None).first()
        if job is None:
            return False
        kind = kinds().get(job.kind)
        if kind is not None and kind.again and job.attempts < ATTEMPTS:
            return True
        _end(job, Outcome.BROKEN, fault=_told("worker_killed", _KILLED))
        return False


def _run(job: Job, kind: Kind, closing: Callable[[], bool]) -> None:
    try:
        result = kind.run(Running(job, closing))
    except HandedBack:
        raise
    except Stopped:
        _end(job, Outcome.STOPPED)
    except Exception as error:  # whatever went wrong, the asker is told
        _went_wrong(job, kind, error)
    else:
        _end(job, Outcome.DONE, result=result)


def _went_wrong(job: Job, kind: Kind, error: Exception) -> None:
    """A rule's no is told as it is; what failed outside is tried again; the rest is a fault."""
    if isinstance(error, Refused):
        fault = _told(error.refusal.code, error.refusal.message)
        _end(job, Outcome.REFUSED, fault=fault)
    elif isinstance(error, BadInput):
        _end(job, Outcome.REFUSED, fault=_told("bad_input", _as_is(error.message)))
    elif isinstance(error, OperationalError | OperationalFault) and _may_try(job, kind):
        raise HandedBack from error
    else:
        _break(job, error)


def _may_try(job: Job, kind: Kind) -> bool:
    return kind.again and job.attempts + 1 < ATTEMPTS


def _break(job: Job, error: Exception) -> None:
    """Only the kind of the fault is kept: what its message says may be somebody's data."""
    _log.error("job %s broke", job.id, exc_info=error)
    _end(job, Outcome.BROKEN, fault=_told(type(error).__name__, _BROKE))


def _end(
    job: Job, outcome: Outcome, *, result: Facts | None = None, fault: Facts | None = None
) -> None:
    Job.objects.filter(id=job.id).update(
        ended_at=Now(), outcome=outcome, result=result, fault=fault
    )


def _told(code: str, words: Words) -> Facts:
    return {"code": code, "fi": words.fi, "sv": words.sv, "en": words.en}


def _as_is(text: str) -> Words:
    return Words(fi=text, sv=text, en=text)


_UNKNOWN_KIND = Words(
    fi="Tätä työtä ei enää ole tässä versiossa.",
    sv="Det här arbetet finns inte längre i den här versionen.",
    en="This version no longer has this kind of work.",
)
_KILLED = Words(
    fi="Työ katkesi kesken, eikä sitä aloiteta uudelleen. Tarkista, mitä se ehti tehdä.",
    sv="Arbetet avbröts och börjas inte om. Kontrollera vad som hann göras.",
    en="The work was cut off and is not begun again. Check how far it got.",
)
_BROKE = Words(
    fi="Ohjelmassa on vika. Ylläpito näkee sen lokista työn numerolla.",
    sv="Det är ett fel i programmet. Driften ser det i loggen med arbetets nummer.",
    en="The program has a fault. Operations find it in the log by the number of the job.",
)
