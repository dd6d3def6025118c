from django.db import migrations, models
from django.db.models.functions import Now

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    initial = True
    dependencies = [("gate", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="DayRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("by", models.CharField(max_length=100)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(db_default=Now())),
                (
                    "outcome",
                    models.CharField(
                        choices=[("done", "Done"), ("stopped", "Stopped"), ("broken", "Broken")],
                        max_length=7,
                    ),
                ),
                ("stage", models.CharField(max_length=20)),
                ("result", models.JSONField()),
            ],
            options={
                "indexes": [models.Index(fields=["-day", "-id"], name="newest_days")],
            },
        ),
        *append_only("days_dayrun"),
    ]
