from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Now


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("facts", models.JSONField(default=dict)),
                ("purpose", models.CharField(max_length=40)),
                ("asked_by", models.CharField(max_length=100)),
                ("day", models.DateField()),
                ("asked_at", models.DateTimeField(db_default=Now())),
                ("started_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(null=True)),
                ("stop_asked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Done"),
                            ("stopped", "Stopped"),
                            ("refused", "Refused"),
                            ("broken", "Broken"),
                        ],
                        max_length=7,
                    ),
                ),
                ("result", models.JSONField(null=True)),
                ("fault", models.JSONField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["asked_by", "-id"], name="job_of_asker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(ended_at__isnull=True, outcome="")
                        | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                        name="job_ends_somehow",
                    )
                ],
            },
        ),
    ]
