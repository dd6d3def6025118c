"""Rows of what was agreed with debtors: facts are added, never changed; the rest follows."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from inkasso.parties.models import Party
from inkasso.receivables.models import Case, Cost


class Plan(models.Model):
    """A payment plan for everything that was open in a case."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: The debtor, with whom it was made.
    person = models.ForeignKey(Party, models.PROTECT)
    #: 1 for the first of the case; the plan that took the place of a changed one has the next.
    number = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    #: How the debtor asked for it: phone, letter, email, visit, portal.
    asked_by = models.CharField(max_length=10)
    #: What was owed on the day, before the plan's own cost.
    principal_cents = models.BigIntegerField()
    interest_cents = models.BigIntegerField()
    costs_cents = models.BigIntegerField()
    #: The plan's own cost; empty when it is free.
    cost = models.OneToOneField(Cost, models.PROTECT, null=True)
    #: Cost of the plan that the standard compensation already covers (10 i §).
    absorbed_cents = models.BigIntegerField(default=0)
    #: Payments that the schedule already reckons with.
    known_payments = ArrayField(models.BigIntegerField(), default=list)
    #: Why the plan costs what it costs, also when it costs nothing.
    because = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="plan_number_once")]


class Instalment(models.Model):
    """One payment of a plan: by when, and how much."""

    plan = models.ForeignKey(Plan, models.PROTECT)
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="instalment_once"),
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="instalment_is_positive"),
        ]


class PlanEnd(models.Model):
    """A plan ended before it was finished, and why."""

    plan = models.OneToOneField(Plan, models.PROTECT, primary_key=True)
    ended_on = models.DateField()
    #: broken, changed, debtor (who wished it) or creditor.
    reason = models.CharField(max_length=10)


class Extension(models.Model):
    """A longer time to pay everything, at the debtor's request."""

    case = models.ForeignKey(Case, models.PROTECT)
    person = models.ForeignKey(Party, models.PROTECT)
    agreed_on = models.DateField()
    asked_by = models.CharField(max_length=10)
    #: The last day to pay.
    until = models.DateField()
    #: By how many days the time to pay became longer.
    days = models.PositiveSmallIntegerField()
    #: What settles everything on the last day.
    total_cents = models.BigIntegerField()
    cost = models.OneToOneField(Cost, models.PROTECT, null=True)
    absorbed_cents = models.BigIntegerField(default=0)
    because = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("agreed_on")), name="extension_is_longer"
            )
        ]


class PlanLetter(models.Model):
    """A letter about a plan or an extension: dated, numbered (its id), and never altered."""

    case = models.ForeignKey(Case, models.PROTECT)
    person = models.ForeignKey(Party, models.PROTECT)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True)
    extension = models.OneToOneField(Extension, models.PROTECT, null=True)
    #: agreed, changed, extended, missed or ended.
    kind = models.CharField(max_length=10)
    #: Of a reminder: the missed instalment, of which one is reminded once.
    instalment = models.OneToOneField(Instalment, models.PROTECT, null=True)
    dated = models.DateField()
    #: Last day to pay what the letter asks first.
    payment_deadline = models.DateField()
    #: What the letter asks by then.
    total_cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind"],
                name="plan_letter_once",
                condition=~models.Q(kind="missed"),
            )
        ]


class FrozenPlanLetter(models.Model):
    """Everything that a letter's page shows, frozen when it was decided; it names people."""

    letter = models.OneToOneField(PlanLetter, models.PROTECT, primary_key=True)
    #: Whom the letter is addressed to.
    person = models.ForeignKey(Party, models.PROTECT)
    #: What `letters.composing.page_of` made.
    content = models.JSONField()

    class Meta:
        db_table = "plans_lettercontent"


class PlanLetterFile(models.Model):
    """The stored PDF of a letter: where it lies under the home folder, and its hash."""

    letter = models.OneToOneField(PlanLetter, models.PROTECT, primary_key=True)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
