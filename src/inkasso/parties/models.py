"""Rows about parties: one category of personal data a table, each with the person it is about."""

from __future__ import annotations

import uuid

from django.db import models


class PartyKind(models.TextChoices):
    """What a party is; the law treats them differently."""

    PERSON = "person"
    COMPANY = "company"
    ESTATE = "estate"
    PUBLIC_BODY = "public_body"


class Source(models.TextChoices):
    """Who told a personal datum."""

    CLIENT = "client"
    PERSON = "person"
    REGISTER = "register"
    PUBLIC_SOURCE = "public_source"


class Told(models.Model):
    """Columns of every personal datum: who told it, when, under whose assignment."""

    source = models.CharField(max_length=13, choices=Source.choices)
    known_since = models.DateField()
    #: Number of the client whose assignment it came under; no foreign key, clients stand above.
    mandate = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class Party(models.Model):
    """Somebody who owes, shares or pays a debt. Holds nothing that identifies them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=11, choices=PartyKind.choices)
    language = models.CharField(max_length=2)


class PartyName(Told):
    """What a party is called."""

    person = models.OneToOneField(Party, models.PROTECT, primary_key=True)
    name = models.CharField(max_length=200)
    given_names = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    #: Keyed hash of kind, name and address: finds the same party again without an identifier.
    match_key = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["match_key"], name="party_match_key")]


class PersonKey(models.Model):
    """The key that encrypts a person's most delicate data, itself encrypted by the master key.

    Destroying this row erases what it encrypts, in backups too.
    """

    person = models.OneToOneField(Party, models.PROTECT, primary_key=True)
    wrapped = models.BinaryField(max_length=80)


class IdentityCode(Told):
    """A personal identity code, encrypted; found through a keyed hash."""

    person = models.OneToOneField(Party, models.PROTECT, primary_key=True)
    encrypted = models.BinaryField(max_length=80)
    code_hash = models.BinaryField(max_length=32, unique=True)


class BusinessId(Told):
    """A Finnish business ID."""

    person = models.OneToOneField(Party, models.PROTECT, primary_key=True)
    business_id = models.CharField(max_length=9, unique=True)


class Address(Told):
    """A postal address; the newest row holds."""

    person = models.ForeignKey(Party, models.PROTECT)
    street = models.CharField(max_length=200)
    postal_code = models.CharField(max_length=20)
    city = models.CharField(max_length=100)
    country = models.CharField(max_length=2)


class ContactPoint(Told):
    """An e-mail address or a telephone number."""

    person = models.ForeignKey(Party, models.PROTECT)
    kind = models.CharField(max_length=5, choices=[("email", "e-mail"), ("phone", "telephone")])
    value = models.CharField(max_length=254)


class ReturnedMail(models.Model):
    """Mail came back from an address: nothing more is sent there."""

    person = models.ForeignKey(Party, models.PROTECT)
    #: The row of the address; no foreign key, for an address that was put right is removed.
    address_id = models.BigIntegerField(unique=True)
    returned_on = models.DateField()
    noted_by = models.CharField(max_length=100)


class Representative(models.Model):
    """Somebody whom letters to a person go to; the newest row of a person holds."""

    person = models.ForeignKey(Party, models.PROTECT)
    #: guardian, attorney, estate_administrator or trustee.
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=200)
    postal_code = models.CharField(max_length=20)
    city = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    #: Where the document that proves the authority is kept.
    proof = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)
    noted_by = models.CharField(max_length=100)


class WrongValue(models.Model):
    """The hash of a value that was found wrong of a person, so that it is not learned again."""

    person = models.ForeignKey(Party, models.PROTECT)
    #: address, email or phone.
    field = models.CharField(max_length=7)
    #: Keyed: who holds the row alone cannot read what was wrong.
    value_hash = models.BinaryField(max_length=32)
    found_on = models.DateField()
