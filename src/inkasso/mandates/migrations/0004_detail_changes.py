"""What was said otherwise of how a client is reached."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only

_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("mandates", "0003_versions_choices_handovers")]
    operations = [
        migrations.CreateModel(
            "DetailChange",
            [
                ("id", _ID.clone()),
                ("what", models.CharField(max_length=11)),
                ("was", models.CharField(blank=True, max_length=254)),
                ("now", models.CharField(blank=True, max_length=254)),
                ("changed_on", models.DateField()),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="mandates.client"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["client", "changed_on"], name="details_of_client")]
            },
        ),
        *append_only("mandates_detailchange"),
    ]
