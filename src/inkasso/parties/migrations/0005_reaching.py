"""Mail that came back, and who represents a person."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only

_KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
_PERSON = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="parties.party")


class Migration(migrations.Migration):
    dependencies = [("parties", "0004_name_search"), ("ledger", "0002_rules")]

    operations = [
        migrations.CreateModel(
            name="ReturnedMail",
            fields=[
                ("id", _KEY.clone()),
                ("address_id", models.BigIntegerField(unique=True)),
                ("returned_on", models.DateField()),
                ("noted_by", models.CharField(max_length=100)),
                ("person", _PERSON.clone()),
            ],
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                ("id", _KEY.clone()),
                ("kind", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("street", models.CharField(max_length=200)),
                ("postal_code", models.CharField(max_length=20)),
                ("city", models.CharField(max_length=100)),
                ("country", models.CharField(max_length=2)),
                ("proof", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("noted_by", models.CharField(max_length=100)),
                ("person", _PERSON.clone()),
            ],
        ),
        *append_only("parties_returnedmail", "parties_representative"),
    ]
