"""Rows of letters: what was decided to be said, and the file that says it."""

from __future__ import annotations

from django.db import models

from inkasso.parties.models import Party
from inkasso.receivables.models import Case, Receivable


class Letter(models.Model):
    """A reminder or a demand: dated, numbered (its id), and never altered."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: Whom the letter is addressed to.
    person = models.ForeignKey(Party, models.PROTECT)
    kind = models.CharField(max_length=8, choices=[("reminder", "reminder"), ("demand", "demand")])
    #: The strategy's step that it carries out.
    step = models.CharField(max_length=40)
    dated = models.DateField()
    payment_deadline = models.DateField()
    total_cents = models.BigIntegerField()
    #: Why the letter costs what it costs, also when it costs nothing.
    because = models.JSONField(default=list)
    #: Cost of the letter that the standard compensation already covers (10 i §).
    absorbed_cents = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person", "dated"], name="one_letter_a_day")
        ]


class FrozenContent(models.Model):
    """Everything that a letter's page shows, frozen when the letter was decided.

    The file can be made from it at any later time, with the same bytes. It names people; what
    decides by letters reads `Letter` alone.
    """

    letter = models.OneToOneField(Letter, models.PROTECT, primary_key=True)
    #: Whom the letter is addressed to.
    person = models.ForeignKey(Party, models.PROTECT)
    #: A `letters.content.LetterContent` as `letters.frozen` writes it.
    content = models.JSONField()

    class Meta:
        db_table = "demands_lettercontent"


class LetterLine(models.Model):
    """A receivable that a letter covers; intervals of the law are counted by it."""

    letter = models.ForeignKey(Letter, models.PROTECT)
    receivable = models.ForeignKey(Receivable, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["receivable", "letter"], name="letter_line_once")
        ]


class LetterFile(models.Model):
    """The stored PDF of a letter: where it lies under the home folder, and its hash."""

    letter = models.OneToOneField(Letter, models.PROTECT, primary_key=True)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
