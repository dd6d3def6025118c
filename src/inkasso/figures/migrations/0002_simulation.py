from django.db import migrations, models
from django.db.models.functions import Now

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial"), ("gate", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Simulation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("client_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("present", models.TextField()),
                ("proposed", models.TextField()),
                ("until", models.DateField()),
                ("total", models.PositiveIntegerField()),
                ("result", models.JSONField()),
                ("by", models.CharField(max_length=100)),
                ("made_at", models.DateTimeField(db_default=Now())),
            ],
            options={
                "indexes": [
                    models.Index(fields=["client_id", "kind", "-id"], name="newest_simulations")
                ],
            },
        ),
        *append_only("figures_simulation"),
    ]
