"""Rows of oversight: reviews of the access log, and what verifications of the notice found.

All are append-only.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class LogReview(models.Model):
    """The access log of some days was looked through."""

    first_day = models.DateField()
    last_day = models.DateField()
    looked_on = models.DateField()
    looked_by = models.CharField(max_length=100)
    #: How many rows there were.
    rows = models.PositiveIntegerField()


class LogFinding(models.Model):
    """Something unusual in it. It accuses nobody; whose file it was, its rows of the log tell."""

    review = models.ForeignKey(LogReview, models.CASCADE)
    kind = models.CharField(max_length=20)
    #: Of the first of its rows.
    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    about = models.CharField(max_length=100, blank=True)
    #: Numbers of the rows of the log that it rests on.
    rows = ArrayField(models.BigIntegerField())
    #: In words: `{fi, sv, en}`.
    because = models.JSONField()


class FindingAnswer(models.Model):
    """What somebody else than the actor found out about a finding."""

    class Outcome(models.TextChoices):
        """What it came to."""

        #: There was a good reason.
        IN_ORDER = "in_order"
        #: There was none: what follows is told in words.
        MISUSE = "misuse"

    finding = models.OneToOneField(LogFinding, models.CASCADE, primary_key=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    text = models.CharField(max_length=1000)
    on = models.DateField()
    by = models.CharField(max_length=100)


class SignedReview(models.Model):
    """A review is done."""

    review = models.OneToOneField(LogReview, models.CASCADE, primary_key=True)
    signed_on = models.DateField()
    signed_by = models.CharField(max_length=100)


class Verification(models.Model):
    """The notice was verified against the running system."""

    #: Number of the job that did it; none at the terminal.
    job = models.BigIntegerField(null=True)
    register = models.CharField(max_length=20)
    verified_on = models.DateField()
    verified_by = models.CharField(max_length=100)
    #: How many statements were to be judged: with fewer, it was cut off.
    statements = models.PositiveSmallIntegerField()


class VerifiedStatement(models.Model):
    """What was found of one statement."""

    verification = models.ForeignKey(Verification, models.CASCADE)
    key = models.CharField(max_length=10)
    text = models.TextField()
    verdict = models.CharField(max_length=10)
    #: Sentences, the gravest first.
    evidence = ArrayField(models.TextField())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["verification", "key"], name="statement_judged_once")
        ]
