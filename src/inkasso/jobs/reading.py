"""What a job's page shows: its state, derived from what is on record of it."""

from __future__ import annotations

from enum import StrEnum

from inkasso.base.words import Words
from inkasso.jobs.kinds import Facts
from inkasso.jobs.models import Job, Outcome


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"
    BROKEN = "broken"


def newest_done(kind: str) -> Job | None:
    """The newest job of a kind that ended well, whoever asked for it; None where none is kept."""
    return Job.objects.filter(kind=kind, outcome=Outcome.DONE).order_by("-id").first()


def state_of(job: Job) -> State:
    """Where it stands."""
    if job.outcome:
        return State(job.outcome)
    if job.started_at is None:
        return State.WAITING
    return State.STOPPING if job.stop_asked_at is not None else State.RUNNING


def done_about(kind: str, facts: Facts) -> list[Job]:
    """Jobs of a kind about something that ended well, whoever asked for them, the newest first."""
    return list(Job.objects.filter(kind=kind, facts=facts, outcome=Outcome.DONE).order_by("-id"))


def job_numbered(number: int) -> Job | None:
    """A job, whoever asked for it; None where it is kept no more."""
    return Job.objects.filter(id=number).first()


def under_way(kind: str) -> Job | None:
    """A job of a kind that waits or is being done, whoever asked for it."""
    return Job.objects.filter(kind=kind, ended_at=None).order_by("id").first()


def fault_of(job: Job) -> Words | None:
    """Why it did not end well."""
    if not job.fault:
        return None
    return Words(fi=job.fault["fi"], sv=job.fault["sv"], en=job.fault["en"])
