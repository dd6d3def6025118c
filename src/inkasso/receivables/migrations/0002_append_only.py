"""What is written here is never changed: the database refuses."""

from django.db import migrations

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("receivables", "0001_initial"), ("ledger", "0002_rules")]
    operations = [
        *append_only(
            "receivables_statuschange",
            "receivables_creditorreminder",
            "receivables_credit",
            "receivables_cost",
            "receivables_payment",
            "receivables_reversal",
            "receivables_offer",
            "receivables_refund",
        ),
        # Case numbers that look like numbers, and references that never look like case numbers.
        migrations.RunSQL(
            "ALTER TABLE receivables_case ALTER COLUMN id RESTART WITH 10001",
            migrations.RunSQL.noop,
        ),
    ]
