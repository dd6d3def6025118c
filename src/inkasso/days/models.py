"""Rows of days that were run."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class Outcome(models.TextChoices):
    """How a run of a day ended."""

    DONE = "done"
    #: Somebody asked that it stop; what was done stays done.
    STOPPED = "stopped"
    #: A fault cut it off.
    BROKEN = "broken"


class DayRun(models.Model):
    """A day was run: by whom, when, how far, and what came of it; never changed afterwards."""

    #: The day that was run, which the machine's may differ from where days are played.
    day = models.DateField()
    by = models.CharField(max_length=100)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(db_default=Now())
    outcome = models.CharField(max_length=7, choices=Outcome.choices)
    #: Key of the last stage that was begun.
    stage = models.CharField(max_length=20)
    #: What came of it, in counts and cents; no case is named.
    result = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["-day", "-id"], name="newest_days")]
