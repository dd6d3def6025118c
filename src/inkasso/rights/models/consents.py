"""Rows of consents: given, withdrawn, never changed.

A consent to an ordinary use is a fact that decides a permission, so it names nobody and shows to
every purpose that may read consents; its exact words stand apart. That somebody consented to have
a hardship noted tells something of them by itself: it has tables of its own, opened like a name.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Channel(models.TextChoices):
    """How a person gave or withdrew a consent."""

    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    WEB = "web"
    IN_PERSON = "in_person"


class SaidBy(models.TextChoices):
    """Who spoke."""

    PERSON = "person"
    GUARDIAN = "guardian"
    AGENT = "agent"


class Given(models.Model):
    """What every consent says of itself."""

    person_id = models.UUIDField()
    #: Version of the text that was shown.
    text_version = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    #: SHA-256 of the exact text, in hexadecimal.
    text_digest = models.CharField(max_length=64)
    given_on = models.DateField()
    #: Last day; none where it holds until it is withdrawn.
    valid_until = models.DateField(null=True)
    channel = models.CharField(max_length=9, choices=Channel.choices)
    said_by = models.CharField(max_length=8, choices=SaidBy.choices)
    #: Where the document is kept, as a reference without blanks: `archive:2026-118`.
    evidence = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=100)

    class Meta:
        abstract = True


class Withdrawn(models.Model):
    """What every withdrawal says of itself."""

    person_id = models.UUIDField()
    withdrawn_on = models.DateField()
    channel = models.CharField(max_length=9, choices=Channel.choices)
    said_by = models.CharField(max_length=8, choices=SaidBy.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=100)

    class Meta:
        abstract = True


class Consent(Given):
    """A consent to one use: a purpose of the register, a kind of recipient, electronic demands."""

    #: `newsletters`, `disclosure:by_consent`, `electronic_demands`.
    use = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["person_id", "use"], name="consent_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("given_on")),
                name="consent_ends_after_it_begins",
            ),
            # A reference, not prose: prose would belong among the words that an open file shows.
            models.CheckConstraint(
                condition=Q(evidence__regex=r"^[A-Za-z0-9:/._-]*$"), name="consent_evidence_is_ref"
            ),
        ]


class ConsentContent(models.Model):
    """The exact words of a consent, as they were shown: they may name an address or a debt."""

    consent = models.OneToOneField(Consent, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    text = models.TextField()
    #: Of electronic demands `{manner, collector, receivables}`; else empty.
    terms = models.JSONField(default=dict)


class ConsentWithdrawal(Withdrawn):
    """The end of a consent; it has one."""

    consent = models.OneToOneField(Consent, models.PROTECT)


class HardshipConsent(Given):
    """A separate, documented consent to have circumstances of hardship noted."""

    text = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="hardship_consent_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("given_on")),
                name="hardship_consent_ends_after",
            ),
            # Documented: in writing, and the document can be found (the notice's S2).
            models.CheckConstraint(
                condition=Q(evidence__regex=r"^[A-Za-z0-9:/._-]+$") & ~Q(channel="phone"),
                name="hardship_consent_documented",
            ),
        ]


class HardshipWithdrawal(Withdrawn):
    """Its end: the database destroys what it carried, in the same moment."""

    consent = models.OneToOneField(HardshipConsent, models.PROTECT)
