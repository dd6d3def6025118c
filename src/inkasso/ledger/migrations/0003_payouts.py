"""Payouts are found by what ordered them, among all entries ever made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_rules")]
    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["source"],
                name="entry_of_payout",
                condition=models.Q(("kind__in", ("remittance", "refund", "own_money", "payout"))),
            ),
        ),
    ]
