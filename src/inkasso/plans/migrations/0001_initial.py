import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("parties", "0001_initial"),
        ("receivables", "0005_holds_move_to_the_gate"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("dated", models.DateField()),
                ("payment_deadline", models.DateField()),
                ("total_cents", models.BigIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Instalment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField()),
                ("cents", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("agreed_on", models.DateField()),
                ("asked_by", models.CharField(max_length=10)),
                ("principal_cents", models.BigIntegerField()),
                ("interest_cents", models.BigIntegerField()),
                ("costs_cents", models.BigIntegerField()),
                ("absorbed_cents", models.BigIntegerField(default=0)),
                (
                    "known_payments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("because", models.JSONField(default=list)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
                    ),
                ),
                (
                    "cost",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="receivables.cost",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="parties.party"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agreed_on", models.DateField()),
                ("asked_by", models.CharField(max_length=10)),
                ("until", models.DateField()),
                ("days", models.PositiveSmallIntegerField()),
                ("total_cents", models.BigIntegerField()),
                ("absorbed_cents", models.BigIntegerField(default=0)),
                ("because", models.JSONField(default=list)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
                    ),
                ),
                (
                    "cost",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="receivables.cost",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="parties.party"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FrozenPlanLetter",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="plans.planletter",
                    ),
                ),
                ("content", models.JSONField()),
            ],
            options={
                "db_table": "plans_lettercontent",
            },
        ),
        migrations.CreateModel(
            name="PlanLetterFile",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="plans.planletter",
                    ),
                ),
                ("path", models.CharField(max_length=200, unique=True)),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
        migrations.AddField(
            model_name="planletter",
            name="extension",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="plans.extension"
            ),
        ),
        migrations.AddField(
            model_name="planletter",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="parties.party"
            ),
        ),
        migrations.AddField(
            model_name="planletter",
            name="instalment",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="plans.instalment"
            ),
        ),
        migrations.CreateModel(
            name="PlanEnd",
            fields=[
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="plans.plan",
                    ),
                ),
                ("ended_on", models.DateField()),
                ("reason", models.CharField(max_length=10)),
            ],
        ),
        migrations.AddField(
            model_name="planletter",
            name="plan",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="plans.plan"
            ),
        ),
        migrations.AddField(
            model_name="instalment",
            name="plan",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="plans.plan"),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("agreed_on"))), name="extension_is_longer"
            ),
        ),
        migrations.AddField(
            model_name="frozenplanletter",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="parties.party"
            ),
        ),
        migrations.AddConstraint(
            model_name="planletter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "missed"), _negated=True),
                fields=("plan", "kind"),
                name="plan_letter_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="plan_number_once"),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="instalment_once"),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("cents__gt", 0)), name="instalment_is_positive"
            ),
        ),
    ]
