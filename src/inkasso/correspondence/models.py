"""Rows of letters in free words: written once, never changed."""

from __future__ import annotations

from django.db import models

from inkasso.parties.models import Party
from inkasso.receivables.models import Case


class FreeLetter(models.Model):
    """A letter in free words about a case: dated, numbered (its id), and never altered."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: Whom it is written to; where somebody represents them, it goes care of those.
    person = models.ForeignKey(Party, models.PROTECT)
    #: Key of its template.
    template = models.CharField(max_length=20)
    #: When the person asked for what it answers; empty where we write of our own accord.
    asked_on = models.DateField(null=True)
    dated = models.DateField()
    written_by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="free_letters_of_case")]


class FrozenFreeLetter(models.Model):
    """Everything that the letter's page shows, frozen when it was sent; it names people."""

    letter = models.OneToOneField(FreeLetter, models.PROTECT, primary_key=True)
    person = models.ForeignKey(Party, models.PROTECT)
    #: What `letters.composing.page_of` made.
    content = models.JSONField()

    class Meta:
        db_table = "correspondence_lettercontent"


class FreeLetterFile(models.Model):
    """The stored PDF of a letter: where it lies under the home folder, and its hash."""

    letter = models.OneToOneField(FreeLetter, models.PROTECT, primary_key=True)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
