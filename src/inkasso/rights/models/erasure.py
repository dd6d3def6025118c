"""Rows of erasures: what was decided of each field, what was carried out, and marks of it.

An erasure is a row of its request and goes with it. A mark says only that a line of the journal was
carried out in this database: it names nobody, and stays.
"""

from __future__ import annotations

from django.db import models

from inkasso.rights.models.requests import RequestDecision


class DecidedField(models.Model):
    """What becomes of the person's rows in one table, as the answer to a request for erasure."""

    class Outcome(models.TextChoices):
        """What becomes of them."""

        ERASED = "erased"
        KEPT = "kept"

    request = models.ForeignKey(RequestDecision, models.PROTECT)
    person_id = models.UUIDField()
    #: The table; all of its columns share what is decided.
    field = models.CharField(max_length=63)
    #: Its category in the register.
    category = models.CharField(max_length=40)
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    rows = models.BigIntegerField()
    #: The last day on which they are kept; null for what is erased, and while no day is known.
    until = models.DateField(null=True)
    #: What keeps them: `inkasso.rights.erasure.planning.Why`; empty for what is erased.
    why = models.CharField(max_length=12, blank=True)
    #: Citations: `{law, section, version, text {fi, sv, en}}`.
    because = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="decided_field_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["request", "field"], name="field_decided_once")
        ]


class Erasure(models.Model):
    """An erasure that was carried out; the database refuses one that was not granted."""

    request = models.OneToOneField(RequestDecision, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    #: Its line of the journal, and that line's hash.
    sequence = models.BigIntegerField(unique=True)
    line = models.CharField(max_length=64)
    carried_out_on = models.DateField()
    #: Rows that went, by table.
    erased = models.JSONField()
    #: Last day, by table, of what stays; null where none is known yet.
    kept = models.JSONField()
    #: Whether the person's key was destroyed, and with it what it encrypted in every backup.
    key_destroyed = models.BooleanField()
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="erasure_of_person")]


class ErasureMark(models.Model):
    """A line of the journal of erasures was carried out here; 0 is the journal's beginning."""

    sequence = models.BigIntegerField(primary_key=True)
    #: Hash of the line; of the beginning, a number drawn by chance when the table was made.
    digest = models.CharField(max_length=64)
