"""Rows of contacts: attempts and notes are added, never changed; a mistake gets a counter-entry."""

from __future__ import annotations

from django.db import models

from inkasso.parties.models import Party
from inkasso.receivables.models import Case


class Attempt(models.Model):
    """One attempt to reach a debtor or co-debtor about a case, or theirs to reach the agency."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: Whom it was towards, or who made it.
    person = models.ForeignKey(Party, models.PROTECT)
    at = models.DateTimeField()
    #: The day of that moment in Finland.
    contacted_on = models.DateField()
    by = models.CharField(max_length=150)
    #: phone, sms, email, letter or visit.
    channel = models.CharField(max_length=6)
    #: out or in.
    direction = models.CharField(max_length=3)
    #: debtor, unverified, workplace or third_person: whom the number or address reaches.
    recipient = models.CharField(max_length=12)
    #: Key of `RESULTS`.
    result = models.CharField(max_length=20)
    #: Whether law, policy and holds allowed it at that moment; always so of one that came in.
    allowed = models.BooleanField()
    #: Whether it was made although it was not allowed; why stands in `Deviation`.
    deviates = models.BooleanField(default=False)
    #: When it might have been made instead, where it was not allowed and such a time is known.
    next_allowed = models.DateTimeField(null=True)
    #: Why it was allowed or not, as it was cited then.
    because = models.JSONField(default=list)
    #: What it leaves to be done, and from when; empty where nothing.
    next_kind = models.CharField(max_length=7, blank=True)
    next_on = models.DateField(null=True)
    #: When it was written down; empty where it is not known.
    written_at = models.DateTimeField(null=True)
    #: The entry that this one takes the place of.
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(direction="in")
                | models.Q(allowed=True)
                | models.Q(deviates=True),
                name="contact_allowed_or_deviates",
            )
        ]
        indexes = [
            models.Index(fields=["person", "at"], name="contact_of_person"),
            models.Index(fields=["case", "id"], name="contact_of_case"),
        ]


class Deviation(models.Model):
    """Why somebody was contacted although it was not allowed: an incident for the officer."""

    attempt = models.OneToOneField(Attempt, models.PROTECT, primary_key=True)
    #: Towards whom.
    person = models.ForeignKey(Party, models.PROTECT)
    reason = models.CharField(max_length=500)


class DeviationReview(models.Model):
    """That the officer has looked at a deviation, and what came of it; no free words."""

    attempt = models.OneToOneField(Attempt, models.PROTECT, primary_key=True)
    reviewed_on = models.DateField()
    by = models.CharField(max_length=150)
    #: accepted, instructed or breach.
    outcome = models.CharField(max_length=10)


class Promise(models.Model):
    """A sum that somebody promised to pay by a day; whether it was kept, payments tell."""

    attempt = models.OneToOneField(Attempt, models.PROTECT, primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT)
    person = models.ForeignKey(Party, models.PROTECT)
    made_on = models.DateField()
    cents = models.BigIntegerField()
    by_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="promise_is_positive"),
            models.CheckConstraint(
                condition=models.Q(by_on__gte=models.F("made_on")), name="promise_is_to_come"
            ),
        ]


class NextStep(models.Model):
    """What the newest contact of a case leaves to be done: the queue, not a record.

    It follows from the attempts; a queue over millions of them could not be asked otherwise.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True)
    person = models.ForeignKey(Party, models.PROTECT)
    attempt = models.ForeignKey(Attempt, models.PROTECT)
    #: call, promise or address.
    kind = models.CharField(max_length=7)
    #: From which day; empty when it is done.
    due_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "due_on"],
                name="contact_next_due",
                condition=models.Q(due_on__isnull=False),
            )
        ]


class Note(models.Model):
    """What somebody wrote of a case or a contact, in free words; never of anybody's health."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: Whom it is about.
    person = models.ForeignKey(Party, models.PROTECT)
    #: The contact that it belongs to, if one.
    attempt = models.OneToOneField(Attempt, models.PROTECT, null=True)
    written_on = models.DateField()
    by = models.CharField(max_length=150)
    text = models.CharField(max_length=2000)
    #: The note that this one takes the place of.
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")
