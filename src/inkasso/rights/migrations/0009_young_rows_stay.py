"""Nothing young goes, whoever removes; a wish to have data sent can be withdrawn."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only
from inkasso.rights.ageing import guards_age


class Migration(migrations.Migration):
    dependencies = [("rights", "0008_plans_guarded")]

    operations = [
        migrations.CreateModel(
            name="PortingWishEnd",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.portingwish",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("withdrawn_on", models.DateField()),
                ("by", models.CharField(max_length=100)),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="porting_wish_end_of_person")]
            },
        ),
        migrations.CreateModel(
            name="SweepAhead",
            fields=[("swept_for", models.DateField(primary_key=True, serialize=False))],
        ),
        *append_only("rights_portingwishend", "rights_sweepahead"),
        *guards_age(),
    ]
