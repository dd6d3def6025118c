"""What is written here is never changed."""

from django.db import migrations

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("bulk", "0001_initial"), ("ledger", "0002_rules")]
    operations = [*append_only("bulk_order", "bulk_outcome")]
