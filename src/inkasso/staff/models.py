"""Rows of accounts: who signs in, which roles they have and from when until when."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.db.models.lookups import Exact


class Accounts(BaseUserManager["Account"]):
    """Accounts, found by e-mail address whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account that signs in with an address."""
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Somebody who may sign in. Their whole name, nobody else's here, is the actor in the log."""

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
            models.UniqueConstraint(
                Lower("name"), condition=models.Q(is_active=True), name="one_account_a_name"
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


#: Two people of one whole name count as one.
_DECIDED_BY_ASKER = Exact(Lower("decided_by"), Lower("asked_by"))


class Approval(models.Model):
    """A dangerous change that somebody asked for, and what somebody else decided of it."""

    #: Key of the kind of change.
    kind = models.CharField(max_length=40)
    #: What is to be done, as numbers and values; whom it concerns is read when it is shown.
    facts = models.JSONField()
    why = models.TextField()
    asked_by = models.CharField(max_length=100)
    asked_on = models.DateField()
    #: `approved`, `rejected`, `withdrawn`; empty while it waits.
    decision = models.CharField(max_length=10, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    decided_on = models.DateField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision="", decided_by="", decided_on=None, reason="")
                | models.Q(decision__in=("approved", "rejected"), decided_on__isnull=False)
                & ~models.Q(decided_by="")
                & ~models.Q(_DECIDED_BY_ASKER)
                | models.Q(_DECIDED_BY_ASKER, decision="withdrawn", decided_on__isnull=False),
                name="two_people_decide",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind"], condition=models.Q(decision=""), name="approvals_that_wait"
            ),
            models.Index(fields=["asked_by", "asked_on"], name="approvals_asked_by"),
        ]


class AccessReview(models.Model):
    """A signed review of who has which rights."""

    signed_on = models.DateField()
    signed_by = models.CharField(max_length=100)


class ReviewedGrant(models.Model):
    """What a review found of one role of one account."""

    review = models.ForeignKey(AccessReview, models.CASCADE)
    grant = models.ForeignKey(Grant, models.PROTECT)
    #: Whether the work still needs it; where not, it was taken away or asked to be.
    kept = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "grant"], name="grant_reviewed_once")
        ]


class Session(AbstractBaseSession):
    """One browser that somebody is, or is about to be, signed in with."""

    #: Whose it is; nobody's before sign-in.
    account = models.ForeignKey(Account, models.CASCADE, null=True)


class Submission(models.Model):
    """A form that was carried out: its number counts once, so sending it twice does nothing."""

    number = models.UUIDField(primary_key=True)
    sent_at = models.DateTimeField()


class Throttle(models.Model):
    """How often something was tried lately; the table of Django's cache in the database."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
