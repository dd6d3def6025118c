import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0006_portability"),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("aware_at", models.DateTimeField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=15), size=None
                    ),
                ),
                (
                    "found_by",
                    models.CharField(
                        choices=[
                            ("staff", "Staff"),
                            ("system", "System"),
                            ("processor", "Processor"),
                            ("person", "Person"),
                            ("client", "Client"),
                            ("authority", "Authority"),
                            ("other", "Other"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("mistake", "Mistake"),
                            ("misuse", "Misuse"),
                            ("attack", "Attack"),
                            ("technical", "Technical"),
                            ("loss", "Loss"),
                            ("unknown", "Unknown"),
                        ],
                        max_length=9,
                    ),
                ),
                ("processor", models.CharField(blank=True, max_length=40)),
                ("began_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("what", models.CharField(max_length=4000)),
                ("recorded_by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="BreachAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("risk", models.CharField(max_length=4)),
                (
                    "criteria",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                (
                    "consequences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                (
                    "exceptions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), size=None
                    ),
                ),
                ("reasons", models.CharField(max_length=4000)),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="BreachMeasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=20)),
                ("text", models.CharField(blank=True, max_length=1000)),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="BreachNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "to",
                    models.CharField(
                        choices=[("authority", "Authority"), ("public", "Public")], max_length=9
                    ),
                ),
                ("in_part", models.BooleanField()),
                ("channel", models.CharField(max_length=6)),
                ("late_reason", models.CharField(blank=True, max_length=1000)),
                ("reference", models.CharField(blank=True, max_length=60)),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="BreachPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("kind", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="BreachScope",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("search", models.JSONField()),
                ("found", models.JSONField()),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="BreachTelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("channel", models.CharField(max_length=6)),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="BreachClosing",
            fields=[
                (
                    "breach",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.breach",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("lessons", models.CharField(max_length=4000)),
                ("by", models.CharField(max_length=100)),
            ],
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(("kinds__len__gt", 0)), name="breach_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("began_at", None),
                    ("ended_at", None),
                    ("ended_at__gte", models.F("began_at")),
                    _connector="OR",
                ),
                name="breach_ends_after_it_begins",
            ),
        ),
        migrations.AddField(
            model_name="breachassessment",
            name="breach",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.breach"
            ),
        ),
        migrations.AddField(
            model_name="breachmeasure",
            name="breach",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.breach"
            ),
        ),
        migrations.AddField(
            model_name="breachnotice",
            name="breach",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.breach"
            ),
        ),
        migrations.AddField(
            model_name="breachperson",
            name="breach",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.breach"
            ),
        ),
        migrations.AddField(
            model_name="breachscope",
            name="breach",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.breach"
            ),
        ),
        migrations.AddField(
            model_name="breachperson",
            name="scope",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.breachscope"
            ),
        ),
        migrations.AddField(
            model_name="breachtelling",
            name="breach",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="rights.breach"
            ),
        ),
        migrations.AddIndex(
            model_name="breachperson",
            index=models.Index(fields=["person_id"], name="breach_of_person"),
        ),
        migrations.AddConstraint(
            model_name="breachperson",
            constraint=models.UniqueConstraint(
                fields=("breach", "person_id"), name="breach_person_once"
            ),
        ),
        migrations.AddIndex(
            model_name="breachtelling",
            index=models.Index(fields=["person_id"], name="breach_telling_of_person"),
        ),
        migrations.AddConstraint(
            model_name="breachtelling",
            constraint=models.UniqueConstraint(
                fields=("breach", "person_id"), name="breach_told_once"
            ),
        ),
        *append_only(
            "rights_breach",
            "rights_breachassessment",
            "rights_breachmeasure",
            "rights_breachnotice",
            "rights_breachclosing",
            "rights_breachscope",
            "rights_breachperson",
            "rights_breachtelling",
        ),
    ]
