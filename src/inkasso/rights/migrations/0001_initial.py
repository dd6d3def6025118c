"""Requests of data subjects: what was asked, what was done, what was answered."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only
from inkasso.rights.invariants import check_steps, check_verified


class Migration(migrations.Migration):
    initial = True

    dependencies = [("gate", "0004_disclosures")]
    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("known", models.BooleanField()),
                ("right", models.CharField(max_length=20)),
                ("channel", models.CharField(max_length=9)),
                ("received_on", models.DateField()),
                ("by_agent", models.BooleanField()),
                ("language", models.CharField(max_length=2)),
                (
                    "purposes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("recorded_by", models.CharField(max_length=100)),
            ],
            options={"indexes": [models.Index(fields=["person_id"], name="request_of_person")]},
        ),
        migrations.CreateModel(
            name="RequestText",
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
                ("said", models.CharField(blank=True, max_length=4000)),
                ("requester", models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="RequestStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("verified", "Verified"),
                            ("differs", "Not Verified"),
                            ("authority", "Authority"),
                            ("extended", "Extended"),
                            ("joined", "Joined"),
                        ],
                        max_length=9,
                    ),
                ),
                ("on", models.DateField()),
                (
                    "what",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
                ("by", models.CharField(max_length=100)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="rights.request"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="request_step_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__len__gt", 0)), name="step_says_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestDecision",
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
                ("decided_on", models.DateField()),
                ("outcome", models.CharField(max_length=14)),
                (
                    "grounds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
                ("by", models.CharField(max_length=100)),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="request_decision_of_person")]
            },
        ),
        migrations.CreateModel(
            name="RequestDecisionText",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.requestdecision",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("explanation", models.CharField(blank=True, max_length=4000)),
                ("balancing", models.CharField(blank=True, max_length=4000)),
            ],
        ),
        migrations.CreateModel(
            name="RequestExport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("exported_on", models.DateField()),
                ("locked", models.BooleanField()),
                ("by", models.CharField(max_length=100)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="rights.request"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="request_export_of_person")]
            },
        ),
        *check_steps("rights_requeststep"),
        *check_verified("rights_requestdecision", "rights_requestexport"),
        *append_only(
            "rights_request", "rights_requeststep", "rights_requestdecision", "rights_requestexport"
        ),
    ]
