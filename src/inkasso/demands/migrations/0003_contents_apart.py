"""What a letter says stands apart from the letter: it names people, the letter decides dates."""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only

_FORTH = """
INSERT INTO demands_lettercontent (letter_id, person_id, content)
SELECT id, person_id, content FROM demands_letter
"""
_DROP = "ALTER TABLE demands_letter DROP COLUMN content"
_BACK = """
ALTER TABLE demands_letter ADD COLUMN content jsonb;
ALTER TABLE demands_letter DISABLE TRIGGER append_only;
UPDATE demands_letter l SET content = c.content
  FROM demands_lettercontent c WHERE c.letter_id = l.id;
ALTER TABLE demands_letter ENABLE TRIGGER append_only;
ALTER TABLE demands_letter ALTER COLUMN content SET NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("demands", "0002_append_only"), ("parties", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="FrozenContent",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="demands.letter",
                    ),
                ),
                ("content", models.JSONField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="parties.party"
                    ),
                ),
            ],
            options={"db_table": "demands_lettercontent"},
        ),
        migrations.RunSQL(_FORTH, migrations.RunSQL.noop),
        *append_only("demands_lettercontent"),
        migrations.RunSQL(
            _DROP,
            _BACK,
            state_operations=[migrations.RemoveField(model_name="letter", name="content")],
        ),
    ]
