"""What rests on somebody's word: what creditors give up and take back, and payees' accounts."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only

_INSTRUCTION = models.ForeignKey(
    null=True, on_delete=django.db.models.deletion.PROTECT, to="mandates.instruction"
)


class Migration(migrations.Migration):
    dependencies = [
        ("receivables", "0013_quick_lists"),
        ("mandates", "0005_instructions"),
    ]
    operations = [
        migrations.AddField("writeoff", "instruction", _INSTRUCTION),
        migrations.CreateModel(
            name="Recall",
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
                ("recalled_on", models.DateField()),
                ("recalled_by", models.CharField(max_length=100)),
                (
                    "instruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="mandates.instruction"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OtherAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("payer_id", models.UUIDField()),
                ("iban", models.CharField(max_length=34)),
                ("said_by", models.CharField(max_length=100)),
                ("said_on", models.DateField()),
                ("checked", models.CharField(max_length=500)),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.CharField(max_length=100)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="receivables.case"
                    ),
                ),
            ],
        ),
        *append_only("receivables_recall", "receivables_otheraccount"),
    ]
