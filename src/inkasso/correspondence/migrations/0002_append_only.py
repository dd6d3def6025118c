"""What is written here is never changed, and what is no answer respects holds."""

from django.db import migrations

from inkasso.gate.append_only import append_only
from inkasso.gate.holds.forbidding import respects_holds
from inkasso.gate.holds.kinds import Act


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0001_initial"),
        ("ledger", "0002_rules"),
        ("gate", "0003_holds"),
    ]
    operations = [
        *append_only(
            "correspondence_freeletter",
            "correspondence_lettercontent",
            "correspondence_freeletterfile",
        ),
        *respects_holds(
            "correspondence_freeletter",
            Act.LETTER,
            date_column="dated",
            unless="NEW.asked_on IS NOT NULL",
        ),
    ]
