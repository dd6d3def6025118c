"""Rows of what the retention sweep did: which tables, by which rules, how many; no data itself."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class RetentionRun(models.Model):
    """A sweep that removed something."""

    #: The day it was run for: what was out before it went.
    ran_for = models.DateField()
    begun_at = models.DateTimeField()


class SweepAhead(models.Model):
    """A sweep removed what is old only on a day to come; see `rights.ageing`."""

    swept_for = models.DateField(primary_key=True)


class RetentionLine(models.Model):
    """What a sweep removed from one table, chunk by chunk."""

    run = models.ForeignKey(RetentionRun, models.PROTECT)
    #: Name of the table.
    table = models.CharField(max_length=63)
    category = models.CharField(max_length=40)
    #: The rules that were all out, each with the latest beginning that was: `books 2015-12-31`.
    rules = ArrayField(models.CharField(max_length=60))
    rows = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "table"], name="retention_line_once")]


class RetentionFile(models.Model):
    """A file whose row went: it goes after the row, and until it has, the sweep tries again."""

    run = models.ForeignKey(RetentionRun, models.PROTECT)
    #: Under the home folder.
    path = models.CharField(max_length=200)
    gone = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], name="retention_file_waiting", condition=models.Q(gone=False)
            )
        ]
