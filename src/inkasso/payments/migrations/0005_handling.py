"""What is done with money by hand, and what statements say that stands on the account."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0004_payers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handling",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="payments.bankitem",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("split", "Split"),
                            ("taken_off", "Taken Off"),
                            ("booked", "Booked"),
                            ("sent_back", "Sent Back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=20)),
                ("handled_on", models.DateField()),
                ("handled_by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="StatementBalance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account_iban", models.CharField(max_length=34)),
                ("currency", models.CharField(max_length=3)),
                ("from_day", models.DateField()),
                ("to_day", models.DateField()),
                ("opening_cents", models.BigIntegerField(null=True)),
                ("closing_cents", models.BigIntegerField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="payments.bankfile"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account_iban", "currency", "from_day", "to_day", "closing_cents"),
                        name="statement_once",
                    )
                ],
            },
        ),
        *append_only("payments_handling", "payments_statementbalance"),
    ]
