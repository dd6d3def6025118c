"""Rows of the ledger. The database itself refuses to change or unbalance them (migration 0002)."""

from __future__ import annotations

from django.db import models

from inkasso.base.words import Words

#: Kinds of entries about payments of the agency's own: ordered, carried out, undone.
PAYOUT_KINDS = (
    *("remittance", "refund", "own_money", "payout"),
    *("refund_undone", "payback_undone", "own_undone"),
)


class Entry(models.Model):
    """One event in the books: its postings sum to zero in every currency."""

    #: Day on which the books took it in.
    booked_on = models.DateField()
    #: Day from which it counts towards the debtor: value date, letter date.
    effective_on = models.DateField()
    #: What happened: handover, letter, payment, reversal, remittance …
    kind = models.CharField(max_length=20)
    #: The row that caused it, as `table:id`.
    source = models.CharField(max_length=40)
    #: The case it belongs to; none for remittances and unmatched money.
    case_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "effective_on"], name="entry_case"),
            models.Index(
                fields=["source"],
                name="entry_of_payout",
                condition=models.Q(kind__in=PAYOUT_KINDS),
            ),
            models.Index(
                fields=["booked_on"], name="entry_of_lump", condition=models.Q(kind="lump_sum")
            ),
        ]


class Posting(models.Model):
    """One line of an entry: positive cents debit the account, negative credit it."""

    entry = models.ForeignKey(Entry, models.PROTECT)
    account = models.CharField(max_length=24)
    cents = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    client_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    receivable_id = models.BigIntegerField(null=True)
    #: Of collected money, the payment that it came in by; it is divided by that payment's terms.
    payment_id = models.BigIntegerField(null=True)
    #: Whose data this is; the gate opens rows by it.
    person_id = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id"], name="posting_case"),
            models.Index(
                fields=["case_id"],
                name="posting_refund_due",
                condition=models.Q(account="refund.due"),
            ),
            models.Index(
                fields=["client_id", "account"],
                name="posting_client_money",
                condition=models.Q(account__startswith="collected."),
            ),
        ]


class Seal(models.Model):
    """A hash over the entries since the seal before, and over that seal."""

    sealed_on = models.DateField()
    first_entry = models.BigIntegerField()
    last_entry = models.BigIntegerField()
    entries = models.BigIntegerField()
    digest = models.CharField(max_length=64)


class Reseal(models.Model):
    """What a seal covers still, after entries whose time was out were carried forward."""

    #: No foreign key: what stands under a seal that is gone must still tell of it.
    seal_id = models.BigIntegerField(db_index=True)
    #: Number of the retention run.
    run = models.BigIntegerField()
    #: How many entries went.
    removed = models.BigIntegerField()
    #: A hash over the entries that are left, and over the seal.
    digest = models.CharField(max_length=64)


class CarriedForward(models.Model):
    """A sum that stands for postings whose time was out: no case and no person in it."""

    #: Number of the retention run that removed them.
    run = models.BigIntegerField()
    account = models.CharField(max_length=24)
    client_id = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3)
    #: The financial year that they were booked in.
    year = models.SmallIntegerField()
    #: The remittance that paid them, where one did.
    remittance_id = models.BigIntegerField(null=True)
    cents = models.BigIntegerField()
    #: How many postings the sum stands for.
    postings = models.BigIntegerField()


class CarriedStatement(models.Model):
    """A sum that stands for a year's entries of the bank, whose time was out."""

    run = models.BigIntegerField()
    account_iban = models.CharField(max_length=34)
    currency = models.CharField(max_length=3)
    year = models.SmallIntegerField()
    cents = models.BigIntegerField()
    #: How many booked entries of the bank the sum stands for.
    events = models.BigIntegerField()


class CarriedItems(models.Model):
    """A sum that stands for payments inside one entry of the bank, whose time was out."""

    run = models.BigIntegerField()
    #: The entry of the bank; no foreign key, it stands in a room above and goes later.
    event_id = models.BigIntegerField()
    cents = models.BigIntegerField()
    #: How many payments the sum stands for.
    items = models.BigIntegerField()


class ProofRun(models.Model):
    """The books were proved: when, and by whom."""

    proved_at = models.DateTimeField()
    #: The day that the proof was asked for.
    proved_on = models.DateField()
    proved_by = models.CharField(max_length=100)


class ProofFound(models.Model):
    """What one check of a proof found: afterwards nobody can find out any more."""

    run = models.ForeignKey(ProofRun, models.PROTECT)
    check_name = models.CharField(max_length=60)
    holds = models.BooleanField()
    #: `{fi, sv, en}`.
    found = models.JSONField()

    @property
    def told(self) -> Words:
        """What was counted, or what is wrong and where."""
        return Words(**self.found)
