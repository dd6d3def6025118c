"""Erasures: what was decided of each field, what was carried out, and marks of the journal."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only
from inkasso.rights.erasure.enforcing import begin_journal, only_granted


class Migration(migrations.Migration):
    dependencies = [("rights", "0003_retention")]

    operations = [
        migrations.CreateModel(
            name="ErasureMark",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Erasure",
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
                ("sequence", models.BigIntegerField(unique=True)),
                ("line", models.CharField(max_length=64)),
                ("carried_out_on", models.DateField()),
                ("erased", models.JSONField()),
                ("kept", models.JSONField()),
                ("key_destroyed", models.BooleanField()),
                ("by", models.CharField(max_length=100)),
            ],
            options={"indexes": [models.Index(fields=["person_id"], name="erasure_of_person")]},
        ),
        migrations.CreateModel(
            name="DecidedField",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("field", models.CharField(max_length=63)),
                ("category", models.CharField(max_length=40)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("erased", "Erased"), ("kept", "Kept")], max_length=6
                    ),
                ),
                ("rows", models.BigIntegerField()),
                ("until", models.DateField(null=True)),
                ("why", models.CharField(blank=True, max_length=12)),
                ("because", models.JSONField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="rights.requestdecision"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="decided_field_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("request", "field"), name="field_decided_once")
                ],
            },
        ),
        begin_journal(),
        *only_granted("rights_decidedfield", "rights_erasure"),
        *append_only("rights_decidedfield", "rights_erasure", "rights_erasuremark"),
    ]
