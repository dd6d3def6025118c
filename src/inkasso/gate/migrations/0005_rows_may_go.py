"""Append-only rows go when their time is out, and seals tell that they did."""

from django.db import migrations, models

from inkasso.gate.append_only import append_only, let_rows_go


class Migration(migrations.Migration):
    # The ledger's migration makes the function as it was before; it must not come afterwards.
    dependencies = [("gate", "0004_disclosures"), ("ledger", "0002_rules")]
    operations = [
        let_rows_go(),
        migrations.CreateModel(
            name="AccessReseal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("run", models.BigIntegerField()),
                ("removed", models.BigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("seal_id", models.BigIntegerField(db_index=True)),
            ],
        ),
        *append_only("gate_accessreseal"),
    ]
