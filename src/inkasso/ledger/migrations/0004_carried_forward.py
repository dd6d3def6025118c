"""Sums that stand for what was removed when its time was out."""

from django.db import migrations, models

from inkasso.gate.append_only import append_only


def _number() -> tuple[str, models.BigAutoField]:
    return (
        "id",
        models.BigAutoField(
            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_payouts"), ("gate", "0005_rows_may_go")]
    operations = [
        migrations.CreateModel(
            name="Reseal",
            fields=[
                _number(),
                ("run", models.BigIntegerField()),
                ("removed", models.BigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("seal_id", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="CarriedForward",
            fields=[
                _number(),
                ("run", models.BigIntegerField()),
                ("account", models.CharField(max_length=24)),
                ("client_id", models.BigIntegerField(null=True)),
                ("currency", models.CharField(max_length=3)),
                ("year", models.SmallIntegerField()),
                ("remittance_id", models.BigIntegerField(null=True)),
                ("cents", models.BigIntegerField()),
                ("postings", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="CarriedStatement",
            fields=[
                _number(),
                ("run", models.BigIntegerField()),
                ("account_iban", models.CharField(max_length=34)),
                ("currency", models.CharField(max_length=3)),
                ("year", models.SmallIntegerField()),
                ("cents", models.BigIntegerField()),
                ("events", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="CarriedItems",
            fields=[
                _number(),
                ("run", models.BigIntegerField()),
                ("event_id", models.BigIntegerField()),
                ("cents", models.BigIntegerField()),
                ("items", models.BigIntegerField()),
            ],
        ),
        *append_only(
            "ledger_reseal",
            "ledger_carriedforward",
            "ledger_carriedstatement",
            "ledger_carrieditems",
        ),
    ]
