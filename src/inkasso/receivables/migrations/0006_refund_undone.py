"""Refunds that count no more."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("receivables", "0005_holds_move_to_the_gate"),
    ]

    operations = [
        migrations.CreateModel(
            name="RefundUndone",
            fields=[
                (
                    "refund",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="receivables.refund",
                    ),
                ),
                ("undone_on", models.DateField()),
                ("cents", models.BigIntegerField()),
                ("reason", models.CharField(max_length=20)),
                ("undone_by", models.CharField(max_length=100)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cents__gt", 0)), name="undone_is_positive"
                    )
                ],
            },
        ),
        *append_only("receivables_refundundone"),
    ]
