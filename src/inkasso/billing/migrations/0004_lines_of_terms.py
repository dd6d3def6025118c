"""A remittance holds a line for each set of terms that divides it."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only

_CENTS = ("principal", "interest", "costs", "commission", "vat", "paid_out")


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0003_ordered_again"),
        ("ledger", "0007_of_which_payment"),
    ]
    operations = [
        migrations.RemoveField("remittance", "agreement"),
        migrations.RemoveField("remittance", "vat_percent"),
        migrations.CreateModel(
            name="RemittanceLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("commission_percent", models.DecimalField(decimal_places=2, max_digits=5)),
                (
                    "costs_to",
                    models.CharField(
                        choices=[("agency", "Agency"), ("client", "Client")], max_length=6
                    ),
                ),
                ("vat_percent", models.DecimalField(decimal_places=2, max_digits=4)),
                *((f"{name}_cents", models.BigIntegerField()) for name in _CENTS),
                (
                    "remittance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="billing.remittance"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("remittance", "commission_percent", "costs_to", "vat_percent"),
                        name="one_line_a_set_of_terms",
                    )
                ],
            },
        ),
        *append_only("billing_remittanceline"),
        migrations.RemoveField("remittedposting", "remittance"),
        migrations.AddField(
            "remittedposting",
            "line",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="billing.remittanceline"
            ),
        ),
    ]
