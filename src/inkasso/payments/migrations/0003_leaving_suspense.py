"""How items leave suspense without becoming payments, and how returns find what they take back."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("payments", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="OpenReturn",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="payments.bankitem",
                    ),
                ),
                ("reason", models.CharField(max_length=40)),
                (
                    "other_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=35), size=None
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Cleared",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="payments.bankitem",
                    ),
                ),
                (
                    "by_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments.bankitem",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="bankitem",
            index=models.Index(
                fields=["end_to_end_id"],
                name="item_end_to_end",
                condition=models.Q(("end_to_end_id__in", ("", "NOTPROVIDED")), _negated=True),
            ),
        ),
        migrations.AddIndex(
            model_name="bankitem",
            index=models.Index(
                fields=["archive_id"],
                name="item_archive",
                condition=models.Q(("archive_id", ""), _negated=True),
            ),
        ),
        *append_only("payments_openreturn", "payments_cleared"),
    ]
