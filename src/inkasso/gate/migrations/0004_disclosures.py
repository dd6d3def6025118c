"""What left, what people were told and what was published is never changed."""

from django.db import migrations, models

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("gate", "0003_holds")]
    operations = [
        migrations.AddField(
            model_name="disclosure",
            name="recipient_key",
            field=models.CharField(max_length=40, default=""),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="transfer_ground",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(fields__len__gt=0), name="disclosure_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=~models.Q(recipient="") & ~models.Q(ground=""),
                name="disclosure_to_somebody",
            ),
        ),
        migrations.RemoveIndex(model_name="informationgiven", name="information_of_person"),
        migrations.AddConstraint(
            model_name="informationgiven",
            constraint=models.UniqueConstraint(
                fields=["person_id", "kind", "version", "language"], name="information_given_once"
            ),
        ),
        *append_only(
            "gate_disclosure", "gate_informationgiven", "gate_noticeversion", "gate_noticemessage"
        ),
    ]
