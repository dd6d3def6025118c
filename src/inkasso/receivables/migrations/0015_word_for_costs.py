"""A cost that the creditor let go says by which word, as what is written off does."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("receivables", "0014_creditors_word"),
        ("mandates", "0005_instructions"),
    ]
    operations = [
        migrations.AddField(
            "costwithdrawn",
            "instruction",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="mandates.instruction"
            ),
        ),
    ]
