"""Rows of people known otherwise than by a debt: numbers, days and kinds; what names them apart.

Everybody has a random number of their own, which no debtor has. What decides anything (who speaks
for which client, who has a newsletter) stands without a name; names and addresses stand in tables
that an opened file shows. One table holds one category of the register.
"""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from inkasso.mandates.models import Client


class Told(models.TextChoices):
    """Who told us of a contact."""

    PERSON = "person"
    PUBLIC_SOURCE = "public_source"


class Person(models.Model):
    """Somebody, by a random number. The hashes find the same person again, and tell nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    language = models.CharField(max_length=2)
    #: Keyed hash of the name; none while no name is known.
    name_hash = models.BinaryField(max_length=32, null=True)
    #: Keyed hashes of e-mail addresses and telephone numbers, in hexadecimal.
    reached = ArrayField(models.CharField(max_length=64), default=list)

    class Meta:
        indexes = [GinIndex(fields=["reached"], name="person_reached")]


class Contact(models.Model):
    """Somebody speaks for a client or a supplier, from a day on until they leave."""

    person = models.ForeignKey(Person, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT, null=True)
    #: Name of the supplier; empty for a client's contact.
    supplier = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=13, choices=Told.choices)
    known_since = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(client__isnull=False, supplier="")
                | (Q(client__isnull=True) & ~Q(supplier="")),
                name="contact_of_client_or_supplier",
            ),
            models.UniqueConstraint(
                fields=["person", "client"],
                condition=Q(left_on=None),
                name="contact_of_client_once",
            ),
            models.UniqueConstraint(
                fields=["person", "supplier"],
                condition=Q(left_on=None, client=None),
                name="contact_of_supplier_once",
            ),
        ]


class ContactDetails(models.Model):
    """What a contact person is called and reached at."""

    contact = models.OneToOneField(Contact, models.PROTECT, primary_key=True)
    person_id = models.UUIDField(db_index=True)
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=30, blank=True)


class Prospect(models.Model):
    """Somebody speaks for a company that might become a client; an objection removes the row."""

    person = models.OneToOneField(Person, models.PROTECT)
    source = models.CharField(max_length=13, choices=Told.choices)
    known_since = models.DateField()
    last_contact_on = models.DateField()


class ProspectDetails(models.Model):
    """What such a person is called, where they work and how they are reached."""

    prospect = models.OneToOneField(Prospect, models.PROTECT, primary_key=True)
    person_id = models.UUIDField(db_index=True)
    company = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=30, blank=True)


class Subscription(models.Model):
    """A newsletter to one person, from a day on until it ends; whoever comes back has a new row."""

    class Basis(models.TextChoices):
        """Why it may be sent."""

        #: The person agreed (917/2014, 200 §); the proof is a consent of the room of rights.
        CONSENT = "consent"
        #: To somebody who speaks for a company, about what concerns their work (202 §).
        CORPORATE = "corporate"

    person = models.ForeignKey(Person, models.PROTECT)
    basis = models.CharField(max_length=9, choices=Basis.choices)
    subscribed_on = models.DateField()
    #: Of a private reader the confirmation from the address itself; nothing is sent before it.
    confirmed_on = models.DateField(null=True)
    unsubscribed_on = models.DateField(null=True)
    #: Messages no longer arrive.
    bounced_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(unsubscribed_on=None, bounced_on=None),
                name="one_newsletter_a_person",
            ),
        ]

    @property
    def is_sent(self) -> bool:
        """Whether newsletters go to this person."""
        return self.confirmed_on is not None and self.ended_on is None

    @property
    def ended_on(self) -> date | None:
        """The day on which it ended; None while it goes on."""
        return self.unsubscribed_on or self.bounced_on


class Subscriber(models.Model):
    """The address that a newsletter goes to."""

    subscription = models.OneToOneField(Subscription, models.PROTECT, primary_key=True)
    person_id = models.UUIDField(db_index=True)
    email = models.CharField(max_length=254)


class Event(models.Model):
    """An event, a seminar or a webinar of the agency."""

    name = models.CharField(max_length=200)
    held_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "held_on"], name="event_of_a_day_once")
        ]


class Registration(models.Model):
    """Somebody signed up for an event."""

    event = models.ForeignKey(Event, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    registered_on = models.DateField()
    cancelled_on = models.DateField(null=True)
    #: None while nobody has noted it.
    attended = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="registered_once_an_event")
        ]


class Guest(models.Model):
    """What somebody who signed up is called and reached at."""

    registration = models.OneToOneField(Registration, models.PROTECT, primary_key=True)
    person_id = models.UUIDField(db_index=True)
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254)


class MarketingObjection(models.Model):
    """An address whose owner objected to direct marketing, as a keyed hash.

    It names nobody and no person's number, so it outlives an erasure: else whoever had their data
    erased would be taken in again with the next list.
    """

    kind = models.CharField(max_length=5, choices=[("email", "e-mail"), ("phone", "telephone")])
    hash = models.BinaryField(max_length=32, unique=True)
    objected_on = models.DateField()
