"""Rows of rectification: what was corrected, what stood there before, whom it was told.

Rows are only added. What a field was and what it became stand apart from the fact that it was
corrected: the one is opened like a name, the other decides what a letter says.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from inkasso.rights.models.requests import Request


class Correction(models.Model):
    """What became of one field under a request; the values stand elsewhere."""

    class Outcome(models.TextChoices):
        """What became of it."""

        #: A wrong value was replaced.
        RECTIFIED = "rectified"
        #: Something that was missing was added.
        COMPLETED = "completed"
        #: It stays as it is; `because` says on which ground.
        REFUSED = "refused"

    request = models.ForeignKey(Request, models.PROTECT)
    person_id = models.UUIDField()
    #: `inkasso.rights.rectification.fields.FIELDS`, or `statement`.
    field = models.CharField(max_length=20)
    #: Of a claim's description: which receivable; no foreign key, so that it may go before this.
    receivable = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    #: Key of the ground (`inkasso.rights.requests.grounds`).
    because = models.CharField(max_length=40)
    on = models.DateField()
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="correction_of_person")]


class FormerValue(models.Model):
    """What stood in a field until it was corrected, kept because it belongs to the collecting.

    Letters went out and payments were asked for by it (411/2018, 12 §). Only those purposes see it
    that must be able to tell what was wrong.
    """

    correction = models.OneToOneField(Correction, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    #: As a reader saw it; empty for what is kept encrypted.
    value = models.CharField(max_length=600, blank=True)
    #: An identity code, under the person's own key.
    encrypted = models.BinaryField(max_length=80, null=True)
    #: Who had told it (`inkasso.parties.models.Source`).
    source = models.CharField(max_length=13)
    known_since = models.DateField()
    #: The day from which it no longer counts.
    wrong_until = models.DateField()


class Completion(models.Model):
    """What the person wants to be read beside the data (GDPR 16): a supplementary statement."""

    correction = models.OneToOneField(Correction, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    text = models.CharField(max_length=2000)


class RecipientNotice(models.Model):
    """A recipient is owed word of a change to what it got (GDPR 19)."""

    class What(models.TextChoices):
        """What happened to the data."""

        RECTIFIED = "rectified"
        ERASED = "erased"
        RESTRICTED = "restricted"
        #: The restriction that it was told of has ended.
        LIFTED = "lifted"

    request = models.ForeignKey(Request, models.PROTECT)
    person_id = models.UUIDField()
    what = models.CharField(max_length=10, choices=What.choices)
    #: As the disclosures name it.
    recipient = models.CharField(max_length=200)
    recipient_key = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    #: Names of the fields concerned that it had got, `category.field`.
    fields = ArrayField(models.CharField(max_length=60))
    #: Numbers of the disclosures by which it got them.
    disclosures = ArrayField(models.BigIntegerField())
    queued_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="recipient_notice_of_person")]


class RecipientOutcome(models.Model):
    """A recipient was told, or why it was not."""

    class Kind(models.TextChoices):
        """What came of it."""

        TOLD = "told"
        #: It cannot be told: it has ceased to be, or nobody can be reached.
        IMPOSSIBLE = "impossible"
        #: Telling it would ask for a disproportionate effort.
        DISPROPORTIONATE = "burden"

    notice = models.OneToOneField(RecipientNotice, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()
    #: How it was told, or why it was not.
    said = models.CharField(max_length=200)
    #: Number of the disclosure that told it; none where only the change itself was told of.
    disclosure = models.BigIntegerField(null=True)
    by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(said=""), name="recipient_outcome_says_how")
        ]


class RequestHold(models.Model):
    """The hold that a request placed: a restriction, an objection, or one while accuracy waits."""

    request = models.OneToOneField(Request, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    hold = models.ForeignKey("gate.Hold", models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="request_hold_of_person")]


class LiftingTold(models.Model):
    """A person was told that a restriction will end (GDPR 18(3))."""

    hold = models.ForeignKey("gate.Hold", models.PROTECT)
    person_id = models.UUIDField()
    told_on = models.DateField()
    #: `inkasso.rights.models.consents.Channel`.
    how = models.CharField(max_length=9)
    #: The day on which it has reached the person; before it nothing is lifted.
    reached_on = models.DateField()
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="lifting_told_of_person")]


class RequestLetter(models.Model):
    """A letter on a request was written: which, when, in which language, and its hash."""

    request = models.ForeignKey(Request, models.PROTECT)
    person_id = models.UUIDField()
    #: `inkasso.rights.letters.kinds.LetterKind`.
    kind = models.CharField(max_length=14)
    language = models.CharField(max_length=2)
    written_on = models.DateField()
    #: SHA-256 of the PDF, in hexadecimal.
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="request_letter_of_person")]


class Review(models.Model):
    """A human looked again at what a machine had decided (GDPR 22(3))."""

    class Result(models.TextChoices):
        """What the human decided."""

        UPHELD = "upheld"
        CHANGED = "changed"

    request = models.OneToOneField(Request, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    #: Key of the purpose in which the machine decided.
    purpose = models.CharField(max_length=40)
    result = models.CharField(max_length=7, choices=Result.choices)
    reviewed_on = models.DateField()
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="review_of_person")]


class ReviewText(models.Model):
    """What was looked at again, and what came of it, in words: opened."""

    review = models.OneToOneField(Review, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    reviewed = models.CharField(max_length=1000)
    found = models.CharField(max_length=2000)
