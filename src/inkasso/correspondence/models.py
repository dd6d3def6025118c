"""Rows of letters in free words: written once, never changed."""

from __future__ import annotations

from django.db import models

from inkasso.mandates.models import Client
from inkasso.parties.models import Party
from inkasso.receivables.models import Case


class FreeLetter(models.Model):
    """A letter in free words about a case: dated, numbered (its id), and never altered."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: Whom it is written to; where somebody represents them, it goes care of those.
    person = models.ForeignKey(Party, models.PROTECT)
    #: Key of its template.
    template = models.CharField(max_length=20)
    #: What it answers, as it is on record: contact, objection, suspension or request, its number
    #: and its day; empty where we write of our own accord.
    answers = models.CharField(max_length=10, blank=True)
    answers_number = models.BigIntegerField(null=True)
    asked_on = models.DateField(null=True)
    dated = models.DateField()
    written_by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="free_letters_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answers="", answers_number=None, asked_on=None)
                | ~models.Q(answers="")
                & models.Q(answers_number__isnull=False, asked_on__lte=models.F("dated")),
                name="answer_names_a_request",
            )
        ]


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


class OwnTemplate(models.Model):
    """A template that the agency wrote itself; what it says stands in its versions."""

    #: answer, information or client: see `own.writing.Kind`.
    kind = models.CharField(max_length=11)


class TemplateVersion(models.Model):
    """What an own template says, from its writing on; another wording is another version."""

    template = models.ForeignKey(OwnTemplate, models.PROTECT)
    #: 1 for the first.
    number = models.PositiveSmallIntegerField()
    #: By language: what lists call it, the letter's heading, and its paragraphs in their order.
    name = models.JSONField()
    heading = models.JSONField()
    paragraphs = models.JSONField()
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="template_version_once")
        ]


class TemplateSwitch(models.Model):
    """That letters are written from a version from now on, or no more; the newest row counts."""

    version = models.ForeignKey(TemplateVersion, models.PROTECT)
    is_on = models.BooleanField()
    dated = models.DateField()


class ClientLetter(models.Model):
    """A letter in free words to a client, about no case: frozen when it was sent."""

    client = models.ForeignKey(Client, models.PROTECT)
    #: Key of its template.
    template = models.CharField(max_length=20)
    dated = models.DateField()
    written_by = models.CharField(max_length=100)
    #: Everything that the letter's page shows.
    content = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["client", "id"], name="letters_to_client")]


class ClientLetterFile(models.Model):
    """The stored PDF of a letter to a client: where it lies under the home folder, and its hash."""

    letter = models.OneToOneField(ClientLetter, models.PROTECT, primary_key=True)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
