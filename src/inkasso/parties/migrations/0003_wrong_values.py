"""Values that were found wrong of a person, as hashes, so that no hand-over brings them back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parties", "0002_provenance")]

    operations = [
        migrations.CreateModel(
            name="WrongValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=7)),
                ("value_hash", models.BinaryField(max_length=32)),
                ("found_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="parties.party"
                    ),
                ),
            ],
        ),
    ]
