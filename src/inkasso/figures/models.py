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


class Simulation(models.Model):
    """A strategy was tried on a client's past cases; never changed afterwards.

    Counts and cents of many cases, so no debtor is named. No foreign key: a sum outlives its cases.
    """

    client_id = models.BigIntegerField()
    #: Kind of case that the strategies are for.
    kind = models.CharField(max_length=10)
    #: Both strategies, as `choose` reads them.
    present = models.TextField()
    proposed = models.TextField()
    #: Last day of what was known.
    until = models.DateField()
    #: Cases that there were to try it on; fewer were played where it was stopped.
    total = models.PositiveIntegerField()
    #: The comparison, as `kept_form` writes it.
    result = models.JSONField()
    by = models.CharField(max_length=100)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["client_id", "kind", "-id"], name="newest_simulations")]
