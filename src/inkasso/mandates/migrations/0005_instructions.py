"""What clients tell of their claims, and up to where their agreement gives rests up."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("mandates", "0004_detail_changes")]
    operations = [
        migrations.AddField(
            "agreement", "rests_up_to_cents", models.BigIntegerField(default=0, db_default=0)
        ),
        migrations.AddConstraint(
            "agreement",
            models.CheckConstraint(
                condition=models.Q(("rests_up_to_cents__gte", 0)), name="rests_are_not_negative"
            ),
        ),
        migrations.CreateModel(
            name="Instruction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("case_id", models.BigIntegerField(null=True)),
                ("said_by", models.CharField(max_length=100)),
                ("said_on", models.DateField()),
                ("how", models.CharField(max_length=10)),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.CharField(max_length=100)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="mandates.client"
                    ),
                ),
            ],
        ),
        *append_only("mandates_instruction"),
    ]
