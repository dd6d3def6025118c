"""Rows of long work."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class Outcome(models.TextChoices):
    """How a job ended."""

    DONE = "done"
    STOPPED = "stopped"
    #: A rule said no, or what it was given was faulty.
    REFUSED = "refused"
    #: A fault of the program, or its worker was killed too often.
    BROKEN = "broken"


class Job(models.Model):
    """Something that takes longer than a page: who asked for it, and what became of it."""

    kind = models.CharField(max_length=40)
    #: What it is about, as numbers and days; no personal data.
    facts = models.JSONField(default=dict)
    #: The purpose that it was asked for, and that it is done for.
    purpose = models.CharField(max_length=40)
    asked_by = models.CharField(max_length=100)
    #: The day that it speaks of; the demo plays another than the machine's.
    day = models.DateField()
    asked_at = models.DateTimeField(db_default=Now())
    #: When a worker last took it up, and how often one has.
    started_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    #: Key of what it is at, where its kind has stages.
    stage = models.CharField(max_length=20, blank=True, default="")
    stop_asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=7, choices=Outcome.choices, blank=True)
    #: What came of it, as its kind tells it; no personal data.
    result = models.JSONField(null=True)
    #: Why it did not: `{code, fi, sv, en}`.
    fault = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["asked_by", "-id"], name="job_of_asker")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, outcome="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(outcome="")),
                name="job_ends_somehow",
            )
        ]
