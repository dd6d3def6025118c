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


class DetailChange(models.Model):
    """How a client was reached before, and since when otherwise: whom to believe hangs on it."""

    client = models.ForeignKey(Client, models.PROTECT)
    #: Which detail: phone, email, name, street …
    what = models.CharField(max_length=11)
    was = models.CharField(max_length=254, blank=True)
    now = models.CharField(max_length=254, blank=True)
    changed_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["client", "changed_on"], name="details_of_client")]


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
    #: Rest of a case, in cents, that the agency may give up without asking; nought where none.
    rests_up_to_cents = models.BigIntegerField(default=0, db_default=0)
    #: When it was written down; empty for a client's first.
    written_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(commission_percent__gte=0, commission_percent__lte=100),
                name="commission_percent_range",
            ),
            models.CheckConstraint(
                condition=models.Q(rests_up_to_cents__gte=0), name="rests_are_not_negative"
            ),
        ]
        indexes = [models.Index(fields=["client", "valid_from", "id"], name="agreement_of_day")]


class Instruction(models.Model):
    """What a client told of its claims: who of it, when, and how."""

    client = models.ForeignKey(Client, models.PROTECT)
    #: gives_up: it lets money go. takes_back: it takes claims out of collection.
    kind = models.CharField(max_length=10)
    #: The case that it is about; empty where an order names its cases. The row stands above.
    case_id = models.BigIntegerField(null=True)
    said_by = models.CharField(max_length=100)
    said_on = models.DateField()
    #: A key of `instructing.HOW`.
    how = models.CharField(max_length=10)
    recorded_on = models.DateField()
    recorded_by = models.CharField(max_length=100)


class StrategyChoice(models.Model):
    """How a client's cases of a kind are collected that are opened from a day on.

    What a strategy says the room of strategies knows; here it is a text that both sides agreed on.
    """

    client = models.ForeignKey(Client, models.PROTECT)
    #: consumer or business: the kind of case.
    kind = models.CharField(max_length=8)
    valid_from = models.DateField()
    #: The strategy as YAML; empty for the house's own.
    text = models.TextField(blank=True)
    why = models.CharField(max_length=500)
    chosen_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["client", "kind", "valid_from"], name="strategy_of_day")]


class Signed(models.Model):
    """Who wrote a version down: apart, for terms are nobody's data and a colleague's name is."""

    #: agreement, strategy or detail, with the number of its row.
    kind = models.CharField(max_length=9)
    number = models.BigIntegerField()
    by = models.CharField(max_length=100)
    signed_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="signed_once")]


class Handover(models.Model):
    """A file that a client handed over at the desk: judged first, taken in or put away after."""

    client = models.ForeignKey(Client, models.PROTECT)
    #: As its sender named it.
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    received_on = models.DateField()
    #: The job that judged it, and the one that took it in; who asked for them stands there.
    judged_in = models.BigIntegerField(null=True)
    taken_in = models.BigIntegerField(null=True)
    put_away_on = models.DateField(null=True)
