"""Rectification and what hangs on it: corrections, recipients owed word, letters, reviews."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only
from inkasso.rights.invariants import also_verified


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0004_disclosures"),
        ("rights", "0004_erasure"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("field", models.CharField(max_length=20)),
                ("receivable", models.BigIntegerField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("rectified", "Rectified"),
                            ("completed", "Completed"),
                            ("refused", "Refused"),
                        ],
                        max_length=9,
                    ),
                ),
                ("because", models.CharField(max_length=40)),
                ("on", models.DateField()),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="RecipientNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("rectified", "Rectified"),
                            ("erased", "Erased"),
                            ("restricted", "Restricted"),
                            ("lifted", "Lifted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("recipient", models.CharField(max_length=200)),
                ("recipient_key", models.CharField(max_length=40)),
                ("country", models.CharField(max_length=2)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                (
                    "disclosures",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("queued_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.request",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("purpose", models.CharField(max_length=40)),
                (
                    "result",
                    models.CharField(
                        choices=[("upheld", "Upheld"), ("changed", "Changed")], max_length=7
                    ),
                ),
                ("reviewed_on", models.DateField()),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.AddField(
            model_name="request",
            name="contested",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.correction",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("text", models.CharField(max_length=2000)),
            ],
        ),
        migrations.CreateModel(
            name="FormerValue",
            fields=[
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.correction",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("value", models.CharField(blank=True, max_length=600)),
                ("encrypted", models.BinaryField(max_length=80, null=True)),
                ("source", models.CharField(max_length=13)),
                ("known_since", models.DateField()),
                ("wrong_until", models.DateField()),
            ],
        ),
        migrations.AddField(
            model_name="correction",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.request"
            ),
        ),
        migrations.CreateModel(
            name="LiftingTold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("told_on", models.DateField()),
                ("how", models.CharField(max_length=9)),
                ("reached_on", models.DateField()),
                ("by", models.CharField(max_length=100)),
                (
                    "hold",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="gate.hold"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecipientOutcome",
            fields=[
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.recipientnotice",
                    ),
                ),
                ("person_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("told", "Told"),
                            ("impossible", "Impossible"),
                            ("burden", "Disproportionate"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("said", models.CharField(max_length=200)),
                ("disclosure", models.BigIntegerField(null=True)),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.AddField(
            model_name="recipientnotice",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.request"
            ),
        ),
        migrations.CreateModel(
            name="RequestHold",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.request",
                    ),
                ),
                ("person_id", models.UUIDField()),
                (
                    "hold",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="gate.hold"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RequestLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("kind", models.CharField(max_length=14)),
                ("language", models.CharField(max_length=2)),
                ("written_on", models.DateField()),
                ("digest", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=100)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="rights.request"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewText",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.review",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("reviewed", models.CharField(max_length=1000)),
                ("found", models.CharField(max_length=2000)),
            ],
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["person_id"], name="review_of_person"),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["person_id"], name="correction_of_person"),
        ),
        migrations.AddIndex(
            model_name="liftingtold",
            index=models.Index(fields=["person_id"], name="lifting_told_of_person"),
        ),
        migrations.AddConstraint(
            model_name="recipientoutcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("said", ""), _negated=True), name="recipient_outcome_says_how"
            ),
        ),
        migrations.AddIndex(
            model_name="recipientnotice",
            index=models.Index(fields=["person_id"], name="recipient_notice_of_person"),
        ),
        migrations.AddIndex(
            model_name="requesthold",
            index=models.Index(fields=["person_id"], name="request_hold_of_person"),
        ),
        migrations.AddIndex(
            model_name="requestletter",
            index=models.Index(fields=["person_id"], name="request_letter_of_person"),
        ),
        *also_verified("rights_correction", "rights_review"),
        *append_only(
            "rights_correction",
            "rights_formervalue",
            "rights_completion",
            "rights_recipientnotice",
            "rights_recipientoutcome",
            "rights_requesthold",
            "rights_liftingtold",
            "rights_requestletter",
            "rights_review",
            "rights_reviewtext",
        ),
    ]
