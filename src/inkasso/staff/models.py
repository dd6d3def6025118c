"""Rows of accounts: who signs in, which roles they have and from when until when."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower


class Accounts(BaseUserManager["Account"]):
    """Accounts, found by e-mail address whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account that signs in with an address."""
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Somebody who may sign in. Their whole name is the actor in the access log."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=100)
    language = models.CharField(max_length=2)
    is_active = models.BooleanField(default=True)
    created_on = models.DateField()
    #: Day on which the employment, and with it the account, ended.
    ended_on = models.DateField(null=True)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="addresses_are_in_lower_case"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(is_active=False),
                name="ended_accounts_are_not_active",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A role that an account has for a time."""

    account = models.ForeignKey(Account, models.PROTECT)
    #: Key of the role.
    role = models.CharField(max_length=30)
    since = models.DateField()
    #: Last day; empty where the role lasts until it is taken away.
    until = models.DateField(null=True)
    granted_by = models.CharField(max_length=100)
    #: From this day on it no longer holds.
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account"], name="grants_of_account")]


class Session(AbstractBaseSession):
    """One browser that somebody is, or is about to be, signed in with."""

    #: Whose it is; nobody's before sign-in.
    account = models.ForeignKey(Account, models.CASCADE, null=True)


class Throttle(models.Model):
    """How often something was tried lately; the table of Django's cache in the database."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
