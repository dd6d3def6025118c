"""Remittances that are ordered once more."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrderedAgain",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ordered_on", models.DateField()),
                ("iban", models.CharField(max_length=34)),
                (
                    "remittance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="billing.remittance"
                    ),
                ),
            ],
        ),
        *append_only("billing_orderedagain"),
    ]
