"""Agreements tell who wrote them; clients choose strategies; files handed over at the desk."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only

_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
_CLIENT = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="mandates.client")


class Migration(migrations.Migration):
    dependencies = [("mandates", "0002_append_only")]
    operations = [
        migrations.RemoveConstraint(model_name="agreement", name="agreement_from"),
        migrations.AddField("agreement", "written_on", models.DateField(null=True)),
        migrations.AddIndex(
            "agreement",
            models.Index(fields=["client", "valid_from", "id"], name="agreement_of_day"),
        ),
        migrations.CreateModel(
            "StrategyChoice",
            [
                ("id", _ID.clone()),
                ("kind", models.CharField(max_length=8)),
                ("valid_from", models.DateField()),
                ("text", models.TextField(blank=True)),
                ("why", models.CharField(max_length=500)),
                ("chosen_on", models.DateField()),
                ("client", _CLIENT.clone()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["client", "kind", "valid_from"], name="strategy_of_day")
                ]
            },
        ),
        migrations.CreateModel(
            "Handover",
            [
                ("id", _ID.clone()),
                ("file_name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("received_on", models.DateField()),
                ("judged_in", models.BigIntegerField(null=True)),
                ("taken_in", models.BigIntegerField(null=True)),
                ("put_away_on", models.DateField(null=True)),
                ("client", _CLIENT.clone()),
            ],
        ),
        migrations.CreateModel(
            "Signed",
            [
                ("id", _ID.clone()),
                ("kind", models.CharField(max_length=9)),
                ("number", models.BigIntegerField()),
                ("by", models.CharField(max_length=100)),
                ("signed_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["kind", "number"], name="signed_once")
                ]
            },
        ),
        *append_only("mandates_strategychoice"),
    ]
