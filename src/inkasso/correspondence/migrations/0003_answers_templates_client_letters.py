"""What an answer answers; the agency's own templates; letters to clients."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0002_append_only"),
        ("mandates", "0004_detail_changes"),
        ("parties", "0006_reach_search"),
        ("receivables", "0013_quick_lists"),
        ("ledger", "0002_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClientLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("template", models.CharField(max_length=20)),
                ("dated", models.DateField()),
                ("written_by", models.CharField(max_length=100)),
                ("content", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="OwnTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=11)),
            ],
        ),
        migrations.CreateModel(
            name="TemplateSwitch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_on", models.BooleanField()),
                ("dated", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="TemplateVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.JSONField()),
                ("heading", models.JSONField()),
                ("paragraphs", models.JSONField()),
                ("written_on", models.DateField()),
            ],
        ),
        migrations.AddField(
            model_name="freeletter",
            name="answers",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="freeletter",
            name="answers_number",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="freeletter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answers", ""), ("answers_number", None), ("asked_on", None)),
                    models.Q(
                        models.Q(("answers", ""), _negated=True),
                        ("answers_number__isnull", False),
                        ("asked_on__lte", models.F("dated")),
                    ),
                    _connector="OR",
                ),
                name="answer_names_a_request",
            ),
        ),
        migrations.CreateModel(
            name="ClientLetterFile",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="correspondence.clientletter",
                    ),
                ),
                ("path", models.CharField(max_length=200, unique=True)),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
        migrations.AddField(
            model_name="clientletter",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="mandates.client"
            ),
        ),
        migrations.AddField(
            model_name="templateversion",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="correspondence.owntemplate"
            ),
        ),
        migrations.AddField(
            model_name="templateswitch",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to="correspondence.templateversion"
            ),
        ),
        migrations.AddIndex(
            model_name="clientletter",
            index=models.Index(fields=["client", "id"], name="letters_to_client"),
        ),
        migrations.AddConstraint(
            model_name="templateversion",
            constraint=models.UniqueConstraint(
                fields=("template", "number"), name="template_version_once"
            ),
        ),
        *append_only(
            "correspondence_owntemplate",
            "correspondence_templateversion",
            "correspondence_templateswitch",
            "correspondence_clientletter",
            "correspondence_clientletterfile",
        ),
    ]
