"""Rows of sensitive circumstances, and of the relief that was granted without saying why."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from inkasso.gate.models import Hold
from inkasso.receivables.models import Case
from inkasso.rights.models.consents import HardshipConsent


class Circumstance(models.Model):
    """Illness, injury or another hardship that a person told of, encrypted.

    The database takes a row only on the person's consent in force, or for a legal claim that is
    named; and removes it when the consent is withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField()
    consent = models.ForeignKey(HardshipConsent, models.PROTECT, null=True)
    #: The claim that the note is needed for, where it rests on no consent (GDPR 9(2)(f)).
    legal_claim = models.CharField(max_length=200, blank=True)
    encrypted = models.BinaryField(max_length=9000)
    recorded_on = models.DateField()
    recorded_by = models.CharField(max_length=100)
    #: The only actors whom it is shown to.
    assigned = ArrayField(models.CharField(max_length=100))

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="circumstance_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(consent__isnull=False, legal_claim="")
                | Q(consent__isnull=True) & ~Q(legal_claim=""),
                name="circumstance_has_one_ground",
            ),
            models.CheckConstraint(
                condition=Q(assigned__len__gt=0), name="circumstance_is_assigned"
            ),
        ]


class CircumstanceKey(models.Model):
    """The key of one note, wrapped by the master key. Without it the note is noise."""

    circumstance = models.OneToOneField(Circumstance, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    wrapped = models.BinaryField(max_length=80)


class ReliefKind(models.TextChoices):
    """What is granted."""

    #: Nothing is sent or asked for a while.
    PAUSE = "pause"
    #: The same, so that the person can seek free and independent debt counselling.
    COUNSELLING = "counselling"
    #: Other terms than before, all of them easier.
    CHANGED_TERMS = "changed_terms"


class Term(models.TextChoices):
    """Which terms are changed."""

    SMALLER_INSTALMENTS = "smaller_instalments"
    LATER_DUE_DATE = "later_due_date"
    NO_FURTHER_COSTS = "no_further_costs"


class Relief(models.Model):
    """Relief that a person was granted. It says nothing of the reason, and outlives its note."""

    person_id = models.UUIDField()
    #: The only case that it concerns; none when it concerns the person altogether.
    case = models.ForeignKey(Case, models.PROTECT, null=True)
    kind = models.CharField(max_length=13, choices=ReliefKind.choices)
    granted_on = models.DateField()
    granted_by = models.CharField(max_length=100)
    until = models.DateField(null=True)
    #: The pause that carries it out.
    hold = models.ForeignKey(Hold, models.PROTECT, null=True)
    term = models.CharField(max_length=20, choices=Term.choices, blank=True)
    #: The most that is asked for a month, with smaller instalments.
    monthly_cents = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="relief_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="changed_terms", hold=None) & ~Q(term="")
                | Q(kind__in=["pause", "counselling"], hold__isnull=False, term=""),
                name="relief_is_carried_out",
            ),
            models.CheckConstraint(
                condition=Q(term="smaller_instalments", monthly_cents__gt=0)
                | ~Q(term="smaller_instalments") & Q(monthly_cents=None),
                name="relief_says_how_much",
            ),
        ]
