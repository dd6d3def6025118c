"""Reviews of the access log, and what verifications of the notice found."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [("gate", "0005_rows_may_go")]

    operations = [
        migrations.CreateModel(
            name="LogFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=100)),
                ("about", models.CharField(blank=True, max_length=100)),
                (
                    "rows",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("because", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="LogReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("looked_on", models.DateField()),
                ("looked_by", models.CharField(max_length=100)),
                ("rows", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("job", models.BigIntegerField(null=True)),
                ("register", models.CharField(max_length=20)),
                ("verified_on", models.DateField()),
                ("verified_by", models.CharField(max_length=100)),
                ("statements", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="FindingAnswer",
            fields=[
                (
                    "finding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="oversight.logfinding",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("in_order", "In Order"), ("misuse", "Misuse")], max_length=8
                    ),
                ),
                ("text", models.CharField(max_length=1000)),
                ("on", models.DateField()),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="SignedReview",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="oversight.logreview",
                    ),
                ),
                ("signed_on", models.DateField()),
                ("signed_by", models.CharField(max_length=100)),
            ],
        ),
        migrations.AddField(
            model_name="logfinding",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="oversight.logreview"
            ),
        ),
        migrations.CreateModel(
            name="VerifiedStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=10)),
                ("text", models.TextField()),
                ("verdict", models.CharField(max_length=10)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="oversight.verification"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("verification", "key"), name="statement_judged_once"
                    )
                ],
            },
        ),
        *append_only(
            "oversight_logreview",
            "oversight_logfinding",
            "oversight_findinganswer",
            "oversight_signedreview",
            "oversight_verification",
            "oversight_verifiedstatement",
        ),
    ]
