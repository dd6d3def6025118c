"""Rows of clients and what was agreed with them."""

from __future__ import annotations

from django.db import models


class Rhythm(models.TextChoices):
    """How often collected money is remitted; a period closes at its end."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class CostsTo(models.TextChoices):
    """Who keeps the recovery costs that debtors pay."""

    AGENCY = "agency"
    CLIENT = "client"


class Client(models.Model):
    """A creditor who hands over receivables."""

    business_id = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2)
    iban = models.CharField(max_length=34)
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=30, blank=True)


class Agreement(models.Model):
    """What holds between client and agency from a day on; a change is a new row."""

    client = models.ForeignKey(Client, models.PROTECT)
    valid_from = models.DateField()
    commission_percent = models.DecimalField(max_digits=5, decimal_places=2)
    recovered_costs_to = models.CharField(max_length=6, choices=CostsTo.choices)
    remittance_rhythm = models.CharField(max_length=7, choices=Rhythm.choices)
    #: The creditor deducts VAT in its taxation, so VAT on costs is no loss of its own.
    vat_deductible = models.BooleanField(default=True)
    #: The creditor claims the 40 euro of section 10 i on late commercial payments.
    standard_compensation = models.BooleanField(default=False)
    #: Interest after a letter's date is not claimed when the letter is paid in full in time.
    settles_in_time = models.BooleanField(default=True)
    #: Other than consumers: costs before interest, only if the creditor's contract says so.
    costs_first = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "valid_from"], name="agreement_from"),
            models.CheckConstraint(
                condition=models.Q(commission_percent__gte=0, commission_percent__lte=100),
                name="commission_percent_range",
            ),
        ]
