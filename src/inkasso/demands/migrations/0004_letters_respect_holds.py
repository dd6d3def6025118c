"""No letter passes a hold: the database refuses it."""

from django.db import migrations

from inkasso.gate.holds.forbidding import respects_holds
from inkasso.gate.holds.kinds import Act


class Migration(migrations.Migration):
    dependencies = [
        ("demands", "0003_contents_apart"),
        ("receivables", "0005_holds_move_to_the_gate"),
        ("gate", "0003_holds"),
    ]
    operations = [*respects_holds("demands_letter", Act.LETTER, date_column="dated")]
