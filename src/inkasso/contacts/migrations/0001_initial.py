"""Contacts: attempts with their decisions, promises, notes, and what is to be done next."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("parties", "0004_name_search"),
        ("receivables", "0005_holds_move_to_the_gate"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("contacted_on", models.DateField()),
                ("by", models.CharField(max_length=150)),
                ("channel", models.CharField(max_length=6)),
                ("direction", models.CharField(max_length=3)),
                ("recipient", models.CharField(max_length=12)),
                ("result", models.CharField(max_length=20)),
                ("allowed", models.BooleanField()),
                ("deviates", models.BooleanField(default=False)),
                ("next_allowed", models.DateTimeField(null=True)),
                ("because", models.JSONField(default=list)),
                ("next_kind", models.CharField(blank=True, max_length=7)),
                ("next_on", models.DateField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="contacts.attempt",
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
            name="DeviationReview",
            fields=[
                (
                    "attempt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="contacts.attempt",
                    ),
                ),
                ("reviewed_on", models.DateField()),
                ("by", models.CharField(max_length=150)),
                ("outcome", models.CharField(max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name="NextStep",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="receivables.case",
                    ),
                ),
                ("kind", models.CharField(max_length=7)),
                ("due_on", models.DateField(null=True)),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="contacts.attempt"
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
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_on", models.DateField()),
                ("by", models.CharField(max_length=150)),
                ("text", models.CharField(max_length=2000)),
                (
                    "attempt",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="contacts.attempt",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="contacts.note",
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
            name="Deviation",
            fields=[
                (
                    "attempt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="contacts.attempt",
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="parties.party"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "attempt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="contacts.attempt",
                    ),
                ),
                ("made_on", models.DateField()),
                ("cents", models.BigIntegerField()),
                ("by_on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
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
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["person", "at"], name="contact_of_person"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["case", "id"], name="contact_of_case"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("direction", "in"), ("allowed", True), ("deviates", True), _connector="OR"
                ),
                name="contact_allowed_or_deviates",
            ),
        ),
        migrations.AddIndex(
            model_name="nextstep",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False)),
                fields=["kind", "due_on"],
                name="contact_next_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(("cents__gt", 0)), name="promise_is_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_on__gte", models.F("made_on"))), name="promise_is_to_come"
            ),
        ),
    ]
