"""Costs taken back, and what is claimed no longer."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only

_CASE = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="receivables.case")
_AMOUNTS = ("principal_cents", "interest_cents", "costs_cents")


class Migration(migrations.Migration):
    dependencies = [("receivables", "0007_documents")]

    operations = [
        migrations.CreateModel(
            name="CostWithdrawn",
            fields=[
                (
                    "cost",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="receivables.cost",
                    ),
                ),
                ("withdrawn_on", models.DateField()),
                ("reason", models.CharField(max_length=20)),
                ("withdrawn_by", models.CharField(max_length=100)),
                ("case", _CASE.clone()),
            ],
        ),
        migrations.CreateModel(
            name="WriteOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_off_on", models.DateField()),
                *((name, models.BigIntegerField()) for name in _AMOUNTS),
                ("reason", models.CharField(max_length=20)),
                ("written_off_by", models.CharField(max_length=100)),
                ("case", _CASE.clone()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("principal_cents__gte", 0),
                            ("interest_cents__gte", 0),
                            ("costs_cents__gte", 0),
                            models.Q(
                                ("principal_cents__gt", 0),
                                ("interest_cents__gt", 0),
                                ("costs_cents__gt", 0),
                                _connector="OR",
                            ),
                        ),
                        name="write_off_is_positive",
                    )
                ],
            },
        ),
        *append_only("receivables_costwithdrawn", "receivables_writeoff"),
    ]
