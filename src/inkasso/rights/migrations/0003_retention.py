"""What the retention sweep did, and what it may not do."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from inkasso.rights.retention.guarding import guards_removal


def _number() -> tuple[str, models.BigAutoField]:
    return (
        "id",
        models.BigAutoField(
            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
        ),
    )


def _of_run() -> tuple[str, models.ForeignKey]:
    return (
        "run",
        models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="rights.retentionrun"),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0002_consents_and_circumstances"),
        ("gate", "0005_rows_may_go"),
        ("ledger", "0004_carried_forward"),
        ("receivables", "0005_holds_move_to_the_gate"),
        ("demands", "0004_letters_respect_holds"),
        ("parties", "0002_provenance"),
    ]

    operations = [
        migrations.CreateModel(
            name="RetentionRun",
            fields=[
                _number(),
                ("ran_for", models.DateField()),
                ("begun_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="RetentionLine",
            fields=[
                _number(),
                ("table", models.CharField(max_length=63)),
                ("category", models.CharField(max_length=40)),
                (
                    "rules",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                ("rows", models.BigIntegerField()),
                _of_run(),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("run", "table"), name="retention_line_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionFile",
            fields=[
                _number(),
                ("path", models.CharField(max_length=200)),
                ("gone", models.BooleanField(default=False)),
                _of_run(),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("gone", False)),
                        fields=["id"],
                        name="retention_file_waiting",
                    )
                ],
            },
        ),
        *guards_removal(),
    ]
