"""What is written here is never changed: the database refuses."""

from django.db import migrations

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial"), ("ledger", "0002_rules")]
    operations = [
        *append_only(
            "billing_remittance",
            "billing_remittedposting",
            "billing_owntransfer",
        ),
    ]
