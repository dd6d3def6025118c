"""Asking for long work, and asking that it stop."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.acting import NobodyActs
from inkasso.gate.current import Acting, current
from inkasso.jobs.kinds import Facts, kinds
from inkasso.jobs.models import Job, Outcome
from inkasso.jobs.queue import put


def start(kind: str, facts: Facts, *, on: date) -> Job:
    """Ask for long work, for the purpose and in the name of whoever acts now.

    `facts` are numbers and days, no personal data. The job exists if the transaction commits.
    Raises `NobodyActs`, and `KeyError` for a kind that is not there.
    """
    who = _who_acts()
    with transaction.atomic():
        job = Job.objects.create(
            kind=kinds()[kind].key,
            facts=dict(facts),
            purpose=who.purpose,
            asked_by=who.actor,
            day=on,
        )
        put(job.id)
    return job


def find_job(number: int) -> Job:
    """One of the jobs of whoever acts; raises `Refused` (`unknown_job`) for anybody else's."""
    job = Job.objects.filter(id=number, asked_by=_who_acts().actor).first()
    if job is None:
        raise Refused(Refusal(code="unknown_job", message=_UNKNOWN))
    return job


def jobs_of(most: int) -> list[Job]:
    """The newest jobs of whoever acts."""
    return list(Job.objects.filter(asked_by=_who_acts().actor).order_by("-id")[:most])


def ask_stop(job: Job) -> None:
    """Ask that a job stop: at once if it waits, else as soon as it tells how far it is.

    What it has done stays done.
    """
    with transaction.atomic():
        held = Job.objects.select_for_update().get(id=job.id)
        if held.ended_at is not None:
            return
        if held.started_at is None:
            held.ended_at, held.outcome = Now(), Outcome.STOPPED
        held.stop_asked_at = held.stop_asked_at or Now()
        held.save(update_fields=["stop_asked_at", "ended_at", "outcome"])


def _who_acts() -> Acting:
    who = current()
    if who is None:
        raise NobodyActs("say who acts and what for: with acting(purpose, actor=…, reason=…)")
    return who


_UNKNOWN = Words(
    fi="Tällaista taustatyötä ei ole omissasi.",
    sv="Det finns inget sådant bakgrundsarbete bland dina.",
    en="There is no such job among yours.",
)
