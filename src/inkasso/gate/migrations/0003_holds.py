"""What a hold forbids is refused by the database; disclosures are the first to ask it."""

from django.db import migrations, models

from inkasso.gate.holds.forbidding import NOT_HELD_BACK, make_functions, respects_holds
from inkasso.gate.holds.kinds import Act


class Migration(migrations.Migration):
    dependencies = [("gate", "0002_access_log")]
    operations = [
        migrations.RemoveIndex(model_name="hold", name="hold_in_force"),
        migrations.AddIndex(
            model_name="hold", index=models.Index(fields=["person_id"], name="hold_of_person")
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(stops__len__gt=0), name="hold_stops_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=~models.Q(stops__contains=["sweep"])
                | models.Q(case_id__isnull=True, until__isnull=True),
                name="restriction_is_whole",
            ),
        ),
        *make_functions(),
        *respects_holds(
            "gate_disclosure", Act.DISCLOSURE, date_column="disclosed_on", unless=NOT_HELD_BACK
        ),
    ]
