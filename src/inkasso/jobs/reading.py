"""What a job's page shows: its state, derived from what is on record of it."""

from __future__ import annotations

from enum import StrEnum

from inkasso.base.words import Words
from inkasso.jobs.models import Job


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"
    BROKEN = "broken"


def state_of(job: Job) -> State:
    """Where it stands."""
    if job.outcome:
        return State(job.outcome)
    if job.started_at is None:
        return State.WAITING
    return State.STOPPING if job.stop_asked_at is not None else State.RUNNING


def fault_of(job: Job) -> Words | None:
    """Why it did not end well."""
    if not job.fault:
        return None
    return Words(fi=job.fault["fi"], sv=job.fault["sv"], en=job.fault["en"])
