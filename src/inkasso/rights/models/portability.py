"""Rows of portability: what a person wished sent where, what was sent, what was taken in."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from inkasso.rights.models.requests import Request


class PortingWish(models.Model):
    """A person wants what they gave sent to another controller (GDPR 20(2)); one a request."""

    request = models.OneToOneField(Request, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    #: The controller that the person named.
    recipient = models.CharField(max_length=200)
    #: Where it takes such packages, as the person or the controller told.
    url = models.CharField(max_length=500)
    #: ISO 3166 code of the country that the data go to.
    country = models.CharField(max_length=2)
    #: Tells one package of this request from every other, however often it is sent.
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    wished_on = models.DateField()
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="porting_wish_of_person")]


class PortingWishEnd(models.Model):
    """The person does not wish it any more; nothing is sent from then on."""

    request = models.OneToOneField(PortingWish, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    withdrawn_on = models.DateField()
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="porting_wish_end_of_person")]


class PortingAttempt(models.Model):
    """A package was sent, or it was tried; `begun` stands before anything leaves."""

    class Outcome(models.TextChoices):
        """What became of it."""

        #: It may have left; the disclosure is on record.
        BEGUN = "begun"
        #: The other side has said that it has the whole file.
        RECEIVED = "received"
        #: The other side has said no.
        REFUSED = "refused"
        #: Nobody answered, or what came back was no answer; it may be sent once more.
        FAILED = "failed"

    request = models.ForeignKey(Request, models.PROTECT)
    person_id = models.UUIDField()
    on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    #: Why, as a code: a status of HTTP, `timeout`; of a beginning the disclosure's number.
    detail = models.CharField(max_length=100)
    #: SHA-256 of the file, in hexadecimal; empty where none was made.
    sha256 = models.CharField(max_length=64, blank=True)
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="porting_attempt_of_person")]


class PortingImport(models.Model):
    """A package that a person brought was taken in."""

    person_id = models.UUIDField()
    imported_on = models.DateField()
    #: SHA-256 of `data.json`: the same file is taken in once.
    sha256 = models.CharField(max_length=64)
    #: The controller that made it, as it says.
    made_by = models.CharField(max_length=200)
    #: Which kinds of data were recorded, and how many: `emails:1`.
    recorded = ArrayField(models.CharField(max_length=40))
    #: How many records were not kept.
    kept_out = models.IntegerField()
    by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "sha256"], name="porting_import_once")
        ]
