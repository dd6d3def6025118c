"""What is written here is never changed, and nothing is agreed or reminded of against a hold."""

from django.db import migrations

from inkasso.gate.append_only import append_only
from inkasso.gate.holds.forbidding import respects_holds
from inkasso.gate.holds.kinds import Act


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_initial"),
        ("ledger", "0002_rules"),
        ("gate", "0003_holds"),
    ]
    operations = [
        *append_only(
            "plans_plan",
            "plans_instalment",
            "plans_planend",
            "plans_extension",
            "plans_planletter",
            "plans_lettercontent",
            "plans_planletterfile",
        ),
        *respects_holds("plans_plan", Act.LETTER, date_column="agreed_on"),
        *respects_holds("plans_extension", Act.LETTER, date_column="agreed_on"),
        *respects_holds("plans_planletter", Act.LETTER, date_column="dated"),
    ]
