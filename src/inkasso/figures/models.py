"""Rows of what was counted."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class Answer(models.Model):
    """The answer to a question about the agency, or about one client, as of a day.

    Counting a million cases takes seconds, so it is done when nobody waits; pages tell the day.
    """

    #: Key of the question.
    question = models.CharField(max_length=20)
    #: Number of the client; none for all together. No foreign key: a sum outlives what it counted.
    client_id = models.BigIntegerField(null=True)
    day = models.DateField()
    counted_at = models.DateTimeField(db_default=Now())
    #: Rows in the order of the question's columns: labels, counts, cents, shares.
    rows = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "client_id"], name="answer_once", nulls_distinct=False
            )
        ]
