"""Rows of the gate. They name people and cases by number only: the rooms above own the rest."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class AccessLog(models.Model):
    """One look, search, sweep or refusal; written and committed before anything can be seen.

    The table is partitioned by month and made by SQL (migration 0001); only functions of the gate
    write to it.
    """

    class Kind(models.TextChoices):
        """What the row records."""

        FILE = "file"
        SEARCH = "search"
        SWEEP = "sweep"
        SWEPT = "swept"
        REFUSAL = "refusal"

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    #: Hash of what a transaction shows to have its files opened; rows of one opening share it.
    token = models.UUIDField()
    kind = models.CharField(max_length=7, choices=Kind.choices)
    #: The database role of the purpose that may use the token.
    role = models.CharField(max_length=63)
    #: The login that asked.
    login = models.CharField(max_length=63)
    actor = models.CharField(max_length=100)
    reason = models.CharField(max_length=500)
    #: What it was for: `case:10001`, `queue:suspense`, `search:…`; of a refusal, what was refused.
    about = models.CharField(max_length=200)
    #: Whose file; none for sweeps.
    subject = models.UUIDField(null=True)
    #: How many rows or cases a sweep was for.
    size = models.BigIntegerField(null=True)

    class Meta:
        managed = False
        db_table = "gate_accesslog"


class AccessSeal(models.Model):
    """A hash over the log rows since the seal before, and over that seal."""

    sealed_at = models.DateTimeField()
    first_row = models.BigIntegerField()
    last_row = models.BigIntegerField()
    rows = models.BigIntegerField()
    digest = models.CharField(max_length=64)


class Purpose(models.Model):
    """A database role of a purpose, as the register last applied it."""

    role = models.CharField(max_length=63, primary_key=True)
    key = models.CharField(max_length=40)
    #: Batch work of the purpose.
    sweep = models.BooleanField()
    #: Goes on while processing is restricted: storage and legal claims (GDPR 18(2)).
    passes_restriction = models.BooleanField()


class Hold(models.Model):
    """Something that forbids acts towards a person or in a case; lifting it closes the row."""

    #: Whom it protects; of a hold on one case, its debtor.
    person_id = models.UUIDField()
    #: The only case that it concerns; none when it concerns the person altogether.
    case_id = models.BigIntegerField(null=True)
    #: dispute, restriction, death …: see `holds.KINDS`.
    kind = models.CharField(max_length=20)
    #: The acts that it forbids: letter, call, disclosure, sale, court_step, register_report, sweep.
    stops = ArrayField(models.CharField(max_length=20))
    placed_on = models.DateField()
    placed_by = models.CharField(max_length=100)
    #: Last day on which it forbids, where one was set beforehand.
    until = models.DateField(null=True)
    lifted_on = models.DateField(null=True)
    lifted_by = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person_id"], name="hold_of_person"),
            models.Index(
                fields=["case_id"],
                name="hold_of_case",
                condition=models.Q(case_id__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stops__len__gt=0), name="hold_stops_something"
            ),
            # Sweeps ask no row for its day or its case: what stops them is lifted, or stands.
            models.CheckConstraint(
                condition=~models.Q(stops__contains=["sweep"])
                | models.Q(case_id__isnull=True, until__isnull=True),
                name="restriction_is_whole",
            ),
        ]


class HoldNote(models.Model):
    """Why a hold was placed, in free text: opened like any identifying row."""

    hold = models.OneToOneField(Hold, models.PROTECT, primary_key=True)
    person_id = models.UUIDField()
    text = models.CharField(max_length=500)


class Disclosure(models.Model):
    """Data of one person that left the agency: to whom, what for, which fields.

    Rows are numbered in the order of leaving; nothing ever changes them.
    """

    disclosed_on = models.DateField()
    at = models.DateTimeField()
    person_id = models.UUIDField()
    case_id = models.BigIntegerField(null=True)
    #: The recipient's name.
    recipient = models.CharField(max_length=200)
    #: What it is to us: authority, processor … (`notice.kinds.RecipientKind`).
    recipient_kind = models.CharField(max_length=40)
    #: Key of the recipient in the register, by which the notice and the record name it.
    recipient_key = models.CharField(max_length=40)
    #: ISO 3166 code of the country that the data went to.
    country = models.CharField(max_length=2)
    purpose = models.CharField(max_length=40)
    #: Why, as the caller stated it: a provision, a contract, what the person said.
    ground = models.CharField(max_length=200)
    #: Point of GDPR chapter V that allowed the transfer; empty inside the EU and EEA.
    transfer_ground = models.CharField(max_length=20, blank=True)
    #: Names of the fields that held something and left, `category.field`.
    fields = ArrayField(models.CharField(max_length=60))
    actor = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="disclosure_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fields__len__gt=0), name="disclosure_of_something"
            ),
            models.CheckConstraint(
                condition=~models.Q(recipient="") & ~models.Q(ground=""),
                name="disclosure_to_somebody",
            ),
        ]


class NoticeVersion(models.Model):
    """A published version of the privacy notice, with the register that it was made from."""

    version = models.CharField(max_length=20, unique=True)
    published_on = models.DateField()
    holds_from = models.DateField()
    #: Hash of the register's files.
    digest = models.CharField(max_length=64)
    #: The register's files, by name.
    register = models.JSONField()
    #: What changed since the version before: each a change as JSON, `what` in three languages.
    changes = models.JSONField()


class InformationGiven(models.Model):
    """A person was shown information on processing: which version, in which language, how.

    The first showing of a version in a language; later ones prove nothing more.
    """

    person_id = models.UUIDField()
    #: article_13, article_14 or update.
    kind = models.CharField(max_length=10)
    #: The version of the notice that the text followed.
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    given_on = models.DateField()
    #: How: `letter:123`, `message:45`.
    by = models.CharField(max_length=40)
    #: Hash of the text as shown.
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "kind", "version", "language"], name="information_given_once"
            )
        ]


class NoticeMessage(models.Model):
    """A message due to a person because a new version of the notice concerns them directly."""

    version = models.ForeignKey(NoticeVersion, models.PROTECT)
    person_id = models.UUIDField()
    language = models.CharField(max_length=2)
    queued_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "person_id"], name="one_message_a_version")
        ]


class AccessReseal(models.Model):
    """What a seal covers still, after rows whose time was out were removed: see `seals.reseal`."""

    #: No foreign key: what stands under a seal that is gone must still tell of it.
    seal_id = models.BigIntegerField(db_index=True)
    #: Number of the retention run.
    run = models.BigIntegerField()
    #: How many rows went.
    removed = models.BigIntegerField()
    #: A hash over the rows that are left, and over the seal.
    digest = models.CharField(max_length=64)
