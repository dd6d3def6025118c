"""Portability: where a person wants their data, what was sent, what was taken in."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


def _key() -> tuple[str, models.Field]:
    return (
        "id",
        models.BigAutoField(
            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("rights", "0005_rectification")]

    operations = [
        migrations.CreateModel(
            name="PortingWish",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.request",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("recipient", models.CharField(max_length=200)),
                ("url", models.CharField(max_length=500)),
                ("country", models.CharField(max_length=2)),
                ("token", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("wished_on", models.DateField()),
                ("by", models.CharField(max_length=100)),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="porting_wish_of_person")]
            },
        ),
        migrations.CreateModel(
            name="PortingAttempt",
            fields=[
                _key(),
                ("person_id", models.UUIDField()),
                ("on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("begun", "Begun"),
                            ("received", "Received"),
                            ("refused", "Refused"),
                            ("failed", "Failed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("detail", models.CharField(max_length=100)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("by", models.CharField(max_length=100)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="rights.request"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="porting_attempt_of_person")]
            },
        ),
        migrations.CreateModel(
            name="PortingImport",
            fields=[
                _key(),
                ("person_id", models.UUIDField()),
                ("imported_on", models.DateField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_by", models.CharField(max_length=200)),
                (
                    "recorded",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
                ("kept_out", models.IntegerField()),
                ("by", models.CharField(max_length=100)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person_id", "sha256"), name="porting_import_once"
                    )
                ]
            },
        ),
        *append_only("rights_portingwish", "rights_portingattempt", "rights_portingimport"),
    ]
