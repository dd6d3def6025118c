"""What is written here is never changed, and nobody is called against a hold without a reason."""

from django.db import migrations

from inkasso.gate.append_only import append_only
from inkasso.gate.holds.forbidding import respects_holds
from inkasso.gate.holds.kinds import Act

#: What came in is no act of ours; a deviation is on record as one; a correction adds no contact.
_PASSES = "NEW.direction = 'in' OR NEW.deviates OR NEW.corrects_id IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0001_initial"),
        ("ledger", "0002_rules"),
        ("gate", "0003_holds"),
    ]
    operations = [
        *append_only(
            "contacts_attempt",
            "contacts_deviation",
            "contacts_deviationreview",
            "contacts_promise",
            "contacts_note",
        ),
        *respects_holds("contacts_attempt", Act.CALL, date_column="contacted_on", unless=_PASSES),
    ]
