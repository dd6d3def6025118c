"""Rows of money that comes in: bank events, their items, and what became of them."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class BankFile(models.Model):
    """A file read from the bank."""

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    imported_on = models.DateField()


class StatementBalance(models.Model):
    """What a statement says that stands on the account: before its entries, and after them."""

    file = models.ForeignKey(BankFile, models.PROTECT)
    account_iban = models.CharField(max_length=34)
    currency = models.CharField(max_length=3)
    #: First day that the statement tells of; the day of its making where it names none.
    from_day = models.DateField()
    #: Last day, at whose end the closing balance stood.
    to_day = models.DateField()
    opening_cents = models.BigIntegerField(null=True)
    closing_cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account_iban", "currency", "from_day", "to_day", "closing_cents"],
                name="statement_once",
            )
        ]


class BankEvent(models.Model):
    """One booked entry on a bank account, however many files tell of it."""

    #: Account, archive id, day, amount and direction, hashed: the same in every file.
    event_key = models.BinaryField(max_length=32, unique=True)
    file = models.ForeignKey(BankFile, models.PROTECT)
    account_iban = models.CharField(max_length=34)
    archive_id = models.CharField(max_length=35)
    booked_on = models.DateField()
    #: Signed: money in is positive.
    cents = models.BigIntegerField()
    currency = models.CharField(max_length=3)


class BankItem(models.Model):
    """One payment inside a bank event."""

    event = models.ForeignKey(BankEvent, models.PROTECT)
    archive_id = models.CharField(max_length=35)
    end_to_end_id = models.CharField(max_length=35)
    value_date = models.DateField()
    #: Signed: money in is positive.
    cents = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    reference = models.CharField(max_length=35)
    #: Whom `ItemPayer` tells of; none where the bank told nothing but the money. A fact: what
    #: becomes of an item must not hang on whether its payer's file is open.
    payer_id = models.UUIDField(null=True)

    class Meta:
        # Returns and our own payments are known again by these, among all payments ever made.
        indexes = [
            models.Index(
                fields=["end_to_end_id"],
                name="item_end_to_end",
                condition=~models.Q(end_to_end_id__in=("", "NOTPROVIDED")),
            ),
            models.Index(
                fields=["archive_id"], name="item_archive", condition=~models.Q(archive_id="")
            ),
            # Somebody looks for money by its sum.
            models.Index(fields=["cents"], name="item_cents"),
        ]


class ItemPayer(models.Model):
    """Who paid and what they wrote: bank details, kept apart from the money."""

    item = models.OneToOneField(BankItem, models.PROTECT, primary_key=True)
    #: Whom the row is about: somebody of unknown identity, the same as on the item.
    payer_id = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=140)
    iban = models.CharField(max_length=34)
    message = models.CharField(max_length=1000)


class Suspense(models.Model):
    """Money that nobody could place when it came; a payment with the same item resolves it."""

    item = models.OneToOneField(BankItem, models.PROTECT, primary_key=True)
    #: Why no case was found, in one sentence.
    because = models.CharField(max_length=200)


class OpenReturn(models.Model):
    """A return of something that is not in the books yet, with what may name it when it comes."""

    item = models.OneToOneField(BankItem, models.PROTECT, primary_key=True)
    reason = models.CharField(max_length=40)
    #: Ids besides those of the item itself.
    other_ids = ArrayField(models.CharField(max_length=35))
    #: References that its message names: what it takes back must not hang on an opened file.
    named = ArrayField(models.CharField(max_length=35), default=list)


class Cleared(models.Model):
    """An item that left suspense without becoming a payment, and the item that cleared it.

    The bank took its money back, or another file told what lies in it.
    """

    item = models.OneToOneField(BankItem, models.PROTECT, primary_key=True)
    by_item = models.ForeignKey(BankItem, models.PROTECT, related_name="+")


class Handled(models.TextChoices):
    """What somebody did with an item that nothing but a person could decide."""

    SPLIT = "split"
    TAKEN_OFF = "taken_off"
    BOOKED = "booked"
    SENT_BACK = "sent_back"
    #: What was sent back came back from the bank, and waits in suspense again.
    CAME_BACK = "came_back"


class Handling(models.Model):
    """What somebody did with an item by hand, and why; the postings say the rest."""

    item = models.OneToOneField(BankItem, models.PROTECT, primary_key=True)
    kind = models.CharField(max_length=10, choices=Handled.choices)
    #: Key of the reason: wrong_case, bank_charge, not_ours …
    reason = models.CharField(max_length=20)
    handled_on = models.DateField()
    handled_by = models.CharField(max_length=100)
