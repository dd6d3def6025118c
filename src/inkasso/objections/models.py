"""Rows of objections: facts are added, never changed; how one stands follows from them."""

from __future__ import annotations

from django.db import models

from inkasso.mandates.models import Client
from inkasso.parties.models import Party
from inkasso.receivables.models import Case, Document, Receivable


class Objection(models.Model):
    """Somebody disputes what is collected in a case: all of it, a receivable, or a part of one."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: Who objects: the debtor, or somebody who shares the debt.
    person = models.ForeignKey(Party, models.PROTECT)
    #: 1 for the first of the case.
    number = models.PositiveSmallIntegerField()
    taken_on = models.DateField()
    #: How it came: phone, letter, email, visit, portal.
    channel = models.CharField(max_length=10)
    #: paid, wrong_sum, defect, not_mine, time_barred, other or none.
    ground = models.CharField(max_length=12)
    #: Whether collecting what is disputed stops (4 b §).
    stops = models.BooleanField()
    #: Why it does, or does not.
    because = models.JSONField(default=list)
    taken_by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="objection_number_once")
        ]


class Disputed(models.Model):
    """How much of a receivable's principal an objection disputes."""

    objection = models.ForeignKey(Objection, models.PROTECT)
    receivable = models.ForeignKey(Receivable, models.PROTECT)
    cents = models.BigIntegerField()
    #: All of the receivable is.
    whole = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objection", "receivable"], name="disputed_once"),
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="disputed_is_positive"),
        ]


class ObjectionHold(models.Model):
    """A hold that objections of a case have brought, which ends when they are answered."""

    #: The hold's own number; no foreign key, for nobody but the gate changes what hangs on it.
    hold_id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT)


class ObjectionText(models.Model):
    """What was said, in the person's own words; apart, for it may say anything."""

    objection = models.OneToOneField(Objection, models.PROTECT, primary_key=True)
    person = models.ForeignKey(Party, models.PROTECT)
    words = models.TextField()
    #: Why the ground clearly has no effect, where somebody found so at once.
    without_effect = models.TextField(blank=True)


class ClientQuestion(models.Model):
    """The client was asked for its evidence, or reminded of it: a message that waits to be sent."""

    objection = models.ForeignKey(Objection, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    #: 1 for the question, more for reminders of it.
    number = models.PositiveSmallIntegerField()
    queued_on = models.DateField()
    #: Last day to answer.
    due_on = models.DateField()
    #: The disclosure under which it tells of the person.
    disclosure_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objection", "number"], name="client_question_once")
        ]


class ClientQuestionText(models.Model):
    """What the message says, frozen; it tells what the person said."""

    question = models.OneToOneField(ClientQuestion, models.PROTECT, primary_key=True)
    person = models.ForeignKey(Party, models.PROTECT)
    subject = models.CharField(max_length=200)
    body = models.TextField()


class Evidence(models.Model):
    """A document that belongs to an objection: the client's answer to it, or the person's own."""

    objection = models.ForeignKey(Objection, models.PROTECT)
    document = models.OneToOneField(Document, models.PROTECT)
    received_on = models.DateField()
    by_client = models.BooleanField()


class Answer(models.Model):
    """What became of an objection."""

    objection = models.OneToOneField(Objection, models.PROTECT, primary_key=True)
    answered_on = models.DateField()
    #: upheld, partly, rejected, maintained (a court decides) or withdrawn (by the person).
    outcome = models.CharField(max_length=10)
    #: Principal that was taken back.
    credited_cents = models.BigIntegerField(default=0)
    because = models.JSONField(default=list)
    answered_by = models.CharField(max_length=100)


class AnswerText(models.Model):
    """Why it was answered so, as the letter says it."""

    answer = models.OneToOneField(Answer, models.PROTECT, primary_key=True)
    person = models.ForeignKey(Party, models.PROTECT)
    reasons = models.TextField()


class AnswerLetter(models.Model):
    """The letter that answers an objection: dated, numbered (its id), and never altered."""

    answer = models.OneToOneField(Answer, models.PROTECT)
    case = models.ForeignKey(Case, models.PROTECT)
    #: Whom it is addressed to.
    person = models.ForeignKey(Party, models.PROTECT)
    dated = models.DateField()


class FrozenAnswerLetter(models.Model):
    """Everything that the letter's page shows, frozen when it was decided; it names people."""

    letter = models.OneToOneField(AnswerLetter, models.PROTECT, primary_key=True)
    person = models.ForeignKey(Party, models.PROTECT)
    #: What `letters.composing.page_of` made.
    content = models.JSONField()

    class Meta:
        db_table = "objections_lettercontent"


class AnswerLetterFile(models.Model):
    """The stored PDF of a letter: where it lies under the home folder, and its hash."""

    letter = models.OneToOneField(AnswerLetter, models.PROTECT, primary_key=True)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
