"""Rows of requests: what somebody asked, what was done about it, what was answered.

Facts are added, never changed: whether a request is open, late or decided is computed from them.
Who asks and what they wrote stands in opened tables of its own. A request of somebody whom the
agency does not know has a person of its own, of unknown identity, as payers have.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Request(models.Model):
    """Somebody exercises a right."""

    #: Whose data it is about; of a stranger, a number that nothing else has.
    person_id = models.UUIDField()
    #: Whether the person is one of those that the agency keeps data of.
    known = models.BooleanField()
    #: `inkasso.notice.rights.Right`.
    right = models.CharField(max_length=20)
    #: `inkasso.rights.models.consents.Channel`.
    channel = models.CharField(max_length=9)
    received_on = models.DateField()
    #: Whether somebody asks on the person's behalf.
    by_agent = models.BooleanField()
    #: The language of the answer.
    language = models.CharField(max_length=2)
    #: Whether the person contests that the data are accurate, and wants them restricted meanwhile.
    contested = models.BooleanField(default=False)
    #: Keys of the purposes that it is about, where it is about some only.
    purposes = ArrayField(models.CharField(max_length=40), default=list)
    #: Who took it in.
    recorded_by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="request_of_person")]


class RequestText(models.Model):
    """Who asks, and in which words: opened like any identifying row."""

    request = models.OneToOneField(Request, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    #: What was said or written.
    said = models.CharField(max_length=4000, blank=True)
    #: Who asks and where the answer goes, where that is not the person's own newest address.
    requester = models.CharField(max_length=500, blank=True)


class RequestStep(models.Model):
    """Something that happened with a request."""

    class Kind(models.TextChoices):
        """What happened."""

        #: The person was asked for what they can be known by; `what` says for which.
        ASKED = "asked"
        #: Who asks was compared with what is held, and is the person; `what` says by what.
        VERIFIED = "verified"
        #: It was compared, and does not agree or is too little.
        NOT_VERIFIED = "differs"
        #: The agent's authority was seen; `what` says in which form.
        AUTHORITY = "authority"
        #: The person was told that more time is needed; `what` says why.
        EXTENDED = "extended"
        #: It is the same as another open one, which answers it; `what` is its number.
        JOINED = "joined"

    request = models.ForeignKey(Request, models.PROTECT)
    person_id = models.UUIDField()
    kind = models.CharField(max_length=9, choices=Kind.choices)
    on = models.DateField()
    what = ArrayField(models.CharField(max_length=40))
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="request_step_of_person")]
        constraints = [
            models.CheckConstraint(condition=models.Q(what__len__gt=0), name="step_says_what")
        ]


class RequestDecision(models.Model):
    """The answer to a request; the database refuses it without a verified identity."""

    request = models.OneToOneField(Request, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    decided_on = models.DateField()
    #: granted, partly, refused, nothing_held or not_identified.
    outcome = models.CharField(max_length=14)
    #: Keys of its grounds (`inkasso.rights.requests.grounds`).
    grounds = ArrayField(models.CharField(max_length=40))
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="request_decision_of_person")]


class RequestDecisionText(models.Model):
    """What the answer says in words, and how interests were weighed: opened."""

    request = models.OneToOneField(RequestDecision, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    explanation = models.CharField(max_length=4000, blank=True)
    #: Of an objection: what weighs on which side (Article 21(1)).
    balancing = models.CharField(max_length=4000, blank=True)


class RequestExport(models.Model):
    """A package of a person's data was begun; refused by the database like a decision."""

    request = models.ForeignKey(Request, models.PROTECT)
    person_id = models.UUIDField()
    exported_on = models.DateField()
    #: Whether it was locked by a passphrase.
    locked = models.BooleanField()
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="request_export_of_person")]
