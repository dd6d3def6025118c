"""What is written here is never changed: the database refuses."""

from django.db import migrations

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("demands", "0001_initial"), ("ledger", "0002_rules")]
    operations = [
        *append_only(
            "demands_letter",
            "demands_letterline",
            "demands_letterfile",
        ),
    ]
