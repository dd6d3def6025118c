"""What each proof of the books found, and a way to lump sums that does not pass the rest."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_carried_forward"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProofFound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("check_name", models.CharField(max_length=60)),
                ("holds", models.BooleanField()),
                ("detail", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="ProofRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("proved_at", models.DateTimeField()),
                ("proved_on", models.DateField()),
                ("proved_by", models.CharField(max_length=100)),
            ],
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("kind", "lump_sum")), fields=["booked_on"], name="entry_of_lump"
            ),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(
                condition=models.Q(("account", "refund.due")),
                fields=["case_id"],
                name="posting_refund_due",
            ),
        ),
        migrations.AddField(
            model_name="prooffound",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="ledger.proofrun"
            ),
        ),
        *append_only("ledger_proofrun", "ledger_prooffound"),
    ]
