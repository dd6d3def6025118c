"""Rows of breaches (Article 33(5)): what happened, what it means, who was told, what was learnt.

Everything is added and nothing changed: whether a breach is open, due or late is computed. What
people write here names nobody; those concerned stand by their numbers in a table of their own.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Breach(models.Model):
    """Personal data were seen, changed or lost by somebody or something that must not do so."""

    class FoundBy(models.TextChoices):
        """Who noticed."""

        STAFF = "staff"
        #: The review of the access log, or a proof.
        SYSTEM = "system"
        PROCESSOR = "processor"
        PERSON = "person"
        CLIENT = "client"
        AUTHORITY = "authority"
        OTHER = "other"

    class Cause(models.TextChoices):
        """What brought it about."""

        MISTAKE = "mistake"
        #: Somebody who works here did what they knew they must not.
        MISUSE = "misuse"
        ATTACK = "attack"
        TECHNICAL = "technical"
        LOSS = "loss"
        UNKNOWN = "unknown"

    #: When it was known with reasonable certainty: the clock runs from it.
    aware_at = models.DateTimeField()
    #: confidentiality, integrity, availability: which of them was broken.
    kinds = ArrayField(models.CharField(max_length=15))
    found_by = models.CharField(max_length=9, choices=FoundBy.choices)
    cause = models.CharField(max_length=9, choices=Cause.choices)
    #: Key of the processor where it happened; empty for our own house.
    processor = models.CharField(max_length=40, blank=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    #: What happened, in words that name nobody.
    what = models.CharField(max_length=4000)
    recorded_by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kinds__len__gt=0), name="breach_of_something"),
            models.CheckConstraint(
                condition=Q(began_at=None) | Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                name="breach_ends_after_it_begins",
            ),
        ]


class BreachAssessment(models.Model):
    """What a breach is likely to mean; the newest counts."""

    breach = models.ForeignKey(Breach, models.PROTECT)
    at = models.DateTimeField()
    #: none, risk, high.
    risk = models.CharField(max_length=4)
    #: Keys of what was weighed (`breaches.weighing.CRITERIA`).
    criteria = ArrayField(models.CharField(max_length=20))
    #: Keys of what may follow for people (`breaches.weighing.CONSEQUENCES`).
    consequences = ArrayField(models.CharField(max_length=20))
    #: Points of Article 34(3) that hold.
    exceptions = ArrayField(models.CharField(max_length=8))
    reasons = models.CharField(max_length=4000)
    by = models.CharField(max_length=100)


class BreachMeasure(models.Model):
    """Something done or begun because of a breach."""

    breach = models.ForeignKey(Breach, models.PROTECT)
    at = models.DateTimeField()
    #: Key of the kind (`breaches.weighing.MEASURES`).
    kind = models.CharField(max_length=20)
    text = models.CharField(max_length=1000, blank=True)
    by = models.CharField(max_length=100)


class BreachNotice(models.Model):
    """The authority, or the public, was told."""

    class To(models.TextChoices):
        """Who."""

        AUTHORITY = "authority"
        #: Everybody, instead of each person (Article 34(3)(c)).
        PUBLIC = "public"

    breach = models.ForeignKey(Breach, models.PROTECT)
    at = models.DateTimeField()
    to = models.CharField(max_length=9, choices=To.choices)
    #: Whether more is to follow (Article 33(4)).
    in_part = models.BooleanField()
    #: How: form, email, letter, phone, web.
    channel = models.CharField(max_length=6)
    late_reason = models.CharField(max_length=1000, blank=True)
    #: The authority's number for it.
    reference = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=100)


class BreachClosing(models.Model):
    """The end of a breach, and what was learnt."""

    breach = models.OneToOneField(Breach, models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    lessons = models.CharField(max_length=4000)
    by = models.CharField(max_length=100)


class BreachScope(models.Model):
    """One search for whom and what a breach concerns, with its outcome in numbers."""

    breach = models.ForeignKey(Breach, models.PROTECT)
    at = models.DateTimeField()
    #: What was searched by: `{by, …}`.
    search = models.JSONField()
    #: What was found: `{persons, by_kind, categories, countries}`.
    found = models.JSONField()
    by = models.CharField(max_length=100)


class BreachPerson(models.Model):
    """A person whom a breach concerns, by number."""

    breach = models.ForeignKey(Breach, models.PROTECT)
    person_id = models.UUIDField()
    #: Key of the register's kind of people; `others` where nothing tells.
    kind = models.CharField(max_length=40)
    #: The search that found the person first.
    scope = models.ForeignKey(BreachScope, models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="breach_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["breach", "person_id"], name="breach_person_once")
        ]


class BreachTelling(models.Model):
    """A person was told of a breach (Article 34)."""

    breach = models.ForeignKey(Breach, models.PROTECT)
    person_id = models.UUIDField()
    at = models.DateTimeField()
    #: How: email, letter, phone, web.
    channel = models.CharField(max_length=6)
    by = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="breach_telling_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["breach", "person_id"], name="breach_told_once")
        ]
