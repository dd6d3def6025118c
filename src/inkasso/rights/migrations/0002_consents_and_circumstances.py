"""Consents that are only added; notes of hardship that the database refuses without a ground."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from inkasso.gate.append_only import append_only
from inkasso.rights.circumstances.enforcing import guards_notes


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0004_disclosures"),
        ("receivables", "0005_holds_move_to_the_gate"),
        ("rights", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Circumstance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("legal_claim", models.CharField(blank=True, max_length=200)),
                ("encrypted", models.BinaryField(max_length=9000)),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.CharField(max_length=100)),
                (
                    "assigned",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), size=None
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("text_version", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=2)),
                ("text_digest", models.CharField(max_length=64)),
                ("given_on", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("letter", "Letter"),
                            ("email", "Email"),
                            ("web", "Web"),
                            ("in_person", "In Person"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "said_by",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("guardian", "Guardian"),
                            ("agent", "Agent"),
                        ],
                        max_length=8,
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=60)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=100)),
                ("use", models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="ConsentWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("withdrawn_on", models.DateField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("letter", "Letter"),
                            ("email", "Email"),
                            ("web", "Web"),
                            ("in_person", "In Person"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "said_by",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("guardian", "Guardian"),
                            ("agent", "Agent"),
                        ],
                        max_length=8,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=100)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HardshipConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("text_version", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=2)),
                ("text_digest", models.CharField(max_length=64)),
                ("given_on", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("letter", "Letter"),
                            ("email", "Email"),
                            ("web", "Web"),
                            ("in_person", "In Person"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "said_by",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("guardian", "Guardian"),
                            ("agent", "Agent"),
                        ],
                        max_length=8,
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=60)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=100)),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="HardshipWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("withdrawn_on", models.DateField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("letter", "Letter"),
                            ("email", "Email"),
                            ("web", "Web"),
                            ("in_person", "In Person"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "said_by",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("guardian", "Guardian"),
                            ("agent", "Agent"),
                        ],
                        max_length=8,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=100)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Relief",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pause", "Pause"),
                            ("counselling", "Counselling"),
                            ("changed_terms", "Changed Terms"),
                        ],
                        max_length=13,
                    ),
                ),
                ("granted_on", models.DateField()),
                ("granted_by", models.CharField(max_length=100)),
                ("until", models.DateField(null=True)),
                (
                    "term",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("smaller_instalments", "Smaller Instalments"),
                            ("later_due_date", "Later Due Date"),
                            ("no_further_costs", "No Further Costs"),
                        ],
                        max_length=20,
                    ),
                ),
                ("monthly_cents", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="CircumstanceKey",
            fields=[
                (
                    "circumstance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.circumstance",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("wrapped", models.BinaryField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="ConsentContent",
            fields=[
                (
                    "consent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="rights.consent",
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("text", models.TextField()),
                ("terms", models.JSONField(default=dict)),
            ],
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(fields=["person_id", "use"], name="consent_of_person"),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None),
                    ("valid_until__gte", models.F("given_on")),
                    _connector="OR",
                ),
                name="consent_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("evidence__regex", "^[A-Za-z0-9:/._-]*$")),
                name="consent_evidence_is_ref",
            ),
        ),
        migrations.AddField(
            model_name="consentwithdrawal",
            name="consent",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, to="rights.consent"
            ),
        ),
        migrations.AddIndex(
            model_name="hardshipconsent",
            index=models.Index(fields=["person_id"], name="hardship_consent_of_person"),
        ),
        migrations.AddConstraint(
            model_name="hardshipconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None),
                    ("valid_until__gte", models.F("given_on")),
                    _connector="OR",
                ),
                name="hardship_consent_ends_after",
            ),
        ),
        migrations.AddConstraint(
            model_name="hardshipconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("evidence__regex", "^[A-Za-z0-9:/._-]+$"),
                    models.Q(("channel", "phone"), _negated=True),
                ),
                name="hardship_consent_documented",
            ),
        ),
        migrations.AddField(
            model_name="circumstance",
            name="consent",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="rights.hardshipconsent"
            ),
        ),
        migrations.AddField(
            model_name="hardshipwithdrawal",
            name="consent",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, to="rights.hardshipconsent"
            ),
        ),
        migrations.AddField(
            model_name="relief",
            name="case",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
            ),
        ),
        migrations.AddField(
            model_name="relief",
            name="hold",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="gate.hold"
            ),
        ),
        migrations.AddIndex(
            model_name="circumstance",
            index=models.Index(fields=["person_id"], name="circumstance_of_person"),
        ),
        migrations.AddConstraint(
            model_name="circumstance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("consent__isnull", False), ("legal_claim", "")),
                    models.Q(
                        ("consent__isnull", True), models.Q(("legal_claim", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="circumstance_has_one_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="circumstance",
            constraint=models.CheckConstraint(
                condition=models.Q(("assigned__len__gt", 0)), name="circumstance_is_assigned"
            ),
        ),
        migrations.AddIndex(
            model_name="relief",
            index=models.Index(fields=["person_id"], name="relief_of_person"),
        ),
        migrations.AddConstraint(
            model_name="relief",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("hold", None),
                        ("kind", "changed_terms"),
                        models.Q(("term", ""), _negated=True),
                    ),
                    models.Q(
                        ("hold__isnull", False),
                        ("kind__in", ["pause", "counselling"]),
                        ("term", ""),
                    ),
                    _connector="OR",
                ),
                name="relief_is_carried_out",
            ),
        ),
        migrations.AddConstraint(
            model_name="relief",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("monthly_cents__gt", 0), ("term", "smaller_instalments")),
                    models.Q(
                        models.Q(("term", "smaller_instalments"), _negated=True),
                        ("monthly_cents", None),
                    ),
                    _connector="OR",
                ),
                name="relief_says_how_much",
            ),
        ),
        *append_only(
            "rights_consent",
            "rights_consentwithdrawal",
            "rights_hardshipconsent",
            "rights_hardshipwithdrawal",
            "rights_relief",
        ),
        *guards_notes(),
    ]
