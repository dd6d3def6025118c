"""Rows of what is owed. Facts are added, never changed: what is owed is computed from them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from inkasso.mandates.models import Client, Instruction
from inkasso.parties.models import Party, Told


class CaseKind(models.TextChoices):
    """Which cost and interest rules hold for a case."""

    CONSUMER = "consumer"
    BUSINESS = "business"


class Case(models.Model):
    """Receivables of one debtor handled together for one client."""

    client = models.ForeignKey(Client, models.PROTECT)
    #: The debtor.
    person = models.ForeignKey(Party, models.PROTECT)
    kind = models.CharField(max_length=8, choices=CaseKind.choices)
    opened_on = models.DateField()
    #: National reference with its check digit; the RF form is derived from it.
    reference = models.CharField(max_length=20, unique=True)
    #: Day on which nothing was open any more; empty while something is. Kept by `close_or_reopen`.
    closed_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], name="open_case", condition=models.Q(closed_on__isnull=True)
            ),
            models.Index(fields=["client", "person"], name="case_of_debtor"),
        ]


class StatusChange(models.Model):
    """A case was closed or opened again, and why."""

    case = models.ForeignKey(Case, models.PROTECT)
    changed_on = models.DateField()
    closed = models.BooleanField()
    reason = models.CharField(max_length=40)


class Receivable(models.Model):
    """One debt: an invoice with its due date and what was open at hand-over."""

    case = models.ForeignKey(Case, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    person = models.ForeignKey(Party, models.PROTECT)
    invoice_number = models.CharField(max_length=60)
    original_creditor = models.CharField(max_length=200, blank=True)
    invoice_date = models.DateField()
    due_date = models.DateField()
    principal_cents = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    #: consumer, business, public, rent, consumer_credit.
    kind = models.CharField(max_length=15)
    #: Agreed late interest, percent a year; empty means the statutory one.
    interest_percent = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    #: The creditor's own payment reference, by which some debtors go on paying.
    original_reference = models.CharField(max_length=25, blank=True)
    handed_over_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "original_creditor", "invoice_number"], name="receivable_once"
            ),
            models.CheckConstraint(
                condition=models.Q(principal_cents__gt=0), name="principal_is_positive"
            ),
        ]
        indexes = [
            models.Index(fields=["invoice_number"], name="receivable_invoice"),
            # Payers write the number in either case.
            models.Index(Lower("invoice_number"), name="receivable_invoice_lower"),
            models.Index(
                fields=["original_reference"],
                name="receivable_reference",
                condition=~models.Q(original_reference=""),
            ),
            # What is old enough to be time-barred is looked for every day.
            models.Index(fields=["due_date"], name="receivable_due"),
        ]


class ReceivableText(Told):
    """What a client wrote of a receivable, in its own words; apart, for it may say anything."""

    receivable = models.OneToOneField(Receivable, models.PROTECT, primary_key=True)
    #: The debtor, whom it is about.
    person = models.ForeignKey(Party, models.PROTECT)
    #: What the receivable is for; letters say it.
    description = models.CharField(max_length=500)
    note = models.TextField(blank=True)


class CoDebtor(models.Model):
    """Somebody who shares a receivable's debt with the debtor."""

    receivable = models.ForeignKey(Receivable, models.PROTECT)
    person = models.ForeignKey(Party, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["receivable", "person"], name="co_debtor_once")
        ]


class CreditorReminder(models.Model):
    """A reminder that the creditor sent itself before handing over."""

    receivable = models.ForeignKey(Receivable, models.PROTECT)
    sent_on = models.DateField()


class Credit(models.Model):
    """A credit note: part of the invoice was never owed."""

    receivable = models.ForeignKey(Receivable, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    number = models.CharField(max_length=60)
    credited_on = models.DateField()
    cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "number"], name="credit_once"),
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="credit_is_positive"),
        ]


class Cost(models.Model):
    """A recovery cost charged to the debtor, with the grounds that allowed it."""

    case = models.ForeignKey(Case, models.PROTECT)
    person = models.ForeignKey(Party, models.PROTECT)
    charged_on = models.DateField()
    #: The act it is for: reminder, payment_demand …
    act = models.CharField(max_length=20)
    #: What the debtor is asked for it, value added tax included.
    cents = models.BigIntegerField()
    #: Value added tax in it, on top of the statutory maximum.
    vat_cents = models.BigIntegerField(default=0)
    #: Charged by the creditor before hand-over.
    by_creditor = models.BooleanField(default=False)
    #: Citations as `{act, section, text: {fi, sv, en}}`.
    because = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="cost_is_positive")
        ]


class Payment(models.Model):
    """Money that counts towards a case from its value date."""

    case = models.ForeignKey(Case, models.PROTECT)
    person = models.ForeignKey(Party, models.PROTECT)
    #: The bank item it came in; no foreign key, for that row stands in a room above.
    item_id = models.BigIntegerField(unique=True)
    value_date = models.DateField()
    booked_on = models.DateField()
    cents = models.BigIntegerField()
    #: reference, original_reference, staff: how its case was found.
    matched_by = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="payment_is_positive")
        ]
        # What came in today is shown all day long.
        indexes = [models.Index(fields=["booked_on"], name="payment_booked")]


class Reversal(models.Model):
    """A payment was returned by the bank: it counts as never made."""

    payment = models.OneToOneField(Payment, models.PROTECT, primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT)
    item_id = models.BigIntegerField()
    reversed_on = models.DateField()
    reason = models.CharField(max_length=40)


class Refund(models.Model):
    """Money paid in excess, ordered back to its payer."""

    case = models.ForeignKey(Case, models.PROTECT)
    person = models.ForeignKey(Party, models.PROTECT)
    ordered_on = models.DateField()
    cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="refund_is_positive")
        ]


class RefundPayee(models.Model):
    """Who gets a refund, as the bank named the payer: not always the debtor."""

    refund = models.OneToOneField(Refund, models.PROTECT, primary_key=True)
    #: Whom the row is about: the payer of the payment that is sent back.
    payer_id = models.UUIDField()
    name = models.CharField(max_length=140)
    iban = models.CharField(max_length=34)


class OtherAccount(models.Model):
    """Another account of whom a case's refunds go to; it counts once two people have let it."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: Whom the row is about: the payer of the payment that is sent back.
    payer_id = models.UUIDField()
    iban = models.CharField(max_length=34)
    #: Who named it, and on which day.
    said_by = models.CharField(max_length=100)
    said_on = models.DateField()
    #: How it was checked that it is theirs.
    checked = models.CharField(max_length=500)
    recorded_on = models.DateField()
    recorded_by = models.CharField(max_length=100)


class RefundUndone(models.Model):
    """A refund, or part of it, that counts no more: its money came back, or its cover went.

    What was made good and came back after all is a row of less than nothing: several rows of one
    refund sum to what of it no longer counts.
    """

    refund = models.ForeignKey(Refund, models.PROTECT)
    case = models.ForeignKey(Case, models.PROTECT)
    undone_on = models.DateField()
    #: How much of the refund no longer counts; below zero where it counts again.
    cents = models.BigIntegerField()
    #: returned: the bank brought it back; uncovered: what it sent back was taken back later.
    reason = models.CharField(max_length=20)
    undone_by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cents__gt=0) | models.Q(cents__lt=0, reason="uncovered"),
                name="undone_is_something",
            ),
            models.UniqueConstraint(
                fields=["refund"],
                condition=models.Q(reason="returned"),
                name="refund_returned_once",
            ),
        ]


class CostWithdrawn(models.Model):
    """A cost that should not have been charged: it counts as never owed."""

    cost = models.OneToOneField(Cost, models.PROTECT, primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT)
    withdrawn_on = models.DateField()
    #: A key of `waiving.REASONS`.
    reason = models.CharField(max_length=20)
    withdrawn_by = models.CharField(max_length=100)
    #: The creditor's word for it; empty where its agreement covers it, or it had no part in it.
    instruction = models.ForeignKey(Instruction, models.PROTECT, null=True)


class WriteOff(models.Model):
    """What was open on a day and is claimed no longer."""

    case = models.ForeignKey(Case, models.PROTECT)
    written_off_on = models.DateField()
    principal_cents = models.BigIntegerField()
    interest_cents = models.BigIntegerField()
    costs_cents = models.BigIntegerField()
    #: A key of `waiving.REASONS`.
    reason = models.CharField(max_length=20)
    written_off_by = models.CharField(max_length=100)
    #: The creditor's word for it; empty where its agreement covers it, or it had no part in it.
    instruction = models.ForeignKey(Instruction, models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(principal_cents__gte=0)
                & models.Q(interest_cents__gte=0)
                & models.Q(costs_cents__gte=0)
                & (
                    models.Q(principal_cents__gt=0)
                    | models.Q(interest_cents__gt=0)
                    | models.Q(costs_cents__gt=0)
                ),
                name="write_off_is_positive",
            )
        ]


class Recall(models.Model):
    """A creditor took its claim back: the case has ended, and nothing was given up."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True)
    recalled_on = models.DateField()
    recalled_by = models.CharField(max_length=100)
    instruction = models.ForeignKey(Instruction, models.PROTECT)


class Offer(models.Model):
    """A letter's promise: paid in full by the deadline, no interest after its date is claimed."""

    case = models.ForeignKey(Case, models.PROTECT)
    dated = models.DateField()
    deadline = models.DateField()
    total_cents = models.BigIntegerField()
    receivable_ids = ArrayField(models.BigIntegerField())


class Document(models.Model):
    """A document of a case, as it came in; its file lies under the home folder."""

    case = models.ForeignKey(Case, models.PROTECT)
    #: The debtor, whom it is about.
    person = models.ForeignKey(Party, models.PROTECT)
    received_on = models.DateField()
    #: Who gave it: debtor, client or other.
    sender = models.CharField(max_length=10)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200, unique=True)
    added_by = models.CharField(max_length=100)


class DocumentName(models.Model):
    """What a document was called by who sent it; apart, for a name may say anything."""

    document = models.OneToOneField(Document, models.PROTECT, primary_key=True)
    person = models.ForeignKey(Party, models.PROTECT)
    name = models.CharField(max_length=200)
