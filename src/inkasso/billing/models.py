"""Rows of remittances: what was paid to a client, for what, and with which payment order."""

from __future__ import annotations

from django.db import models

from inkasso.ledger.models import Posting
from inkasso.mandates.models import Client, CostsTo


class Remittance(models.Model):
    """Collected money handed over to a client for a period, less what the agency keeps.

    Its sums are those of its lines.
    """

    client = models.ForeignKey(Client, models.PROTECT)
    period_from = models.DateField()
    period_to = models.DateField()
    #: Day of the run, and of the payment order.
    remitted_on = models.DateField()
    principal_cents = models.BigIntegerField()
    interest_cents = models.BigIntegerField()
    costs_cents = models.BigIntegerField()
    commission_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField()
    paid_out_cents = models.BigIntegerField()
    #: The client's account at the time.
    iban = models.CharField(max_length=34)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paid_out_cents__gte=0), name="nothing_is_drawn_from_a_client"
            )
        ]


class RemittanceLine(models.Model):
    """The part of a remittance that one set of terms divides; below zero where it takes back."""

    remittance = models.ForeignKey(Remittance, models.PROTECT)
    commission_percent = models.DecimalField(max_digits=5, decimal_places=2)
    #: Who keeps the recovery costs: agency or client.
    costs_to = models.CharField(max_length=6, choices=CostsTo.choices)
    vat_percent = models.DecimalField(max_digits=4, decimal_places=2)
    principal_cents = models.BigIntegerField()
    interest_cents = models.BigIntegerField()
    costs_cents = models.BigIntegerField()
    commission_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField()
    paid_out_cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["remittance", "commission_percent", "costs_to", "vat_percent"],
                name="one_line_a_set_of_terms",
            )
        ]


class RemittedPosting(models.Model):
    """A posting of collected money that a remittance has paid: no cent is remitted twice.

    What is taken back of its payment later is settled by the terms of the same line.
    """

    posting = models.OneToOneField(Posting, models.PROTECT, primary_key=True)
    line = models.ForeignKey(RemittanceLine, models.PROTECT)


class OwnTransfer(models.Model):
    """What the agency earned, ordered from the client money account to its own."""

    ordered_on = models.DateField()
    cents = models.BigIntegerField()
    iban = models.CharField(max_length=34)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="transfer_is_positive")
        ]


class OrderedAgain(models.Model):
    """A remittance whose payment came back, ordered once more, to the account of that day."""

    remittance = models.ForeignKey(Remittance, models.PROTECT)
    ordered_on = models.DateField()
    iban = models.CharField(max_length=34)
