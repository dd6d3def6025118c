"""Payouts that were undone are found by what ordered them, as those that were not."""

from django.db import migrations, models

_NAME = "entry_of_payout"


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_proof_runs")]
    operations = [
        migrations.RemoveIndex("entry", _NAME),
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["source"],
                name=_NAME,
                condition=models.Q(
                    (
                        "kind__in",
                        (
                            "remittance",
                            "refund",
                            "own_money",
                            "payout",
                            "refund_undone",
                            "payback_undone",
                            "own_undone",
                        ),
                    )
                ),
            ),
        ),
    ]
