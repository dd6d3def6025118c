"""Holds leave for the gate's table, which knows persons and cases; rows are carried over, and back.

What each kind stops is written out here: a migration must not change with the table of kinds.
"""

from django.db import migrations

_FORTH = """
CREATE TEMPORARY TABLE moved AS
SELECT nextval(pg_get_serial_sequence('gate_hold', 'id')) AS number, h.*
  FROM (SELECT * FROM receivables_hold ORDER BY id) h;
INSERT INTO gate_hold
       (id, person_id, case_id, kind, stops, placed_on, placed_by, lifted_on, lifted_by)
SELECT number, person_id, case_id, reason,
       CASE reason
           WHEN 'dispute' THEN '{call,letter,register_report,sale}'::varchar(20)[]
           WHEN 'suspension' THEN '{call,letter}'
           ELSE '{call,court_step,letter,register_report,sale}'
       END,
       placed_on, 'not recorded', lifted_on,
       CASE WHEN lifted_on IS NULL THEN '' ELSE 'not recorded' END
  FROM moved;
INSERT INTO gate_holdnote (hold_id, person_id, text)
SELECT number, person_id, note FROM moved WHERE note <> '';
DROP TABLE moved
"""
#: What the old table could not say stays where it is.
_BACK = """
INSERT INTO receivables_hold (case_id, person_id, reason, note, placed_on, lifted_on)
SELECT h.case_id, h.person_id, h.kind, coalesce(n.text, ''), h.placed_on, h.lifted_on
  FROM gate_hold h LEFT JOIN gate_holdnote n ON n.hold_id = h.id
 WHERE h.case_id IS NOT NULL AND h.kind IN ('dispute', 'suspension', 'pause')
 ORDER BY h.id;
DELETE FROM gate_holdnote WHERE hold_id IN (
    SELECT id FROM gate_hold
     WHERE case_id IS NOT NULL AND kind IN ('dispute', 'suspension', 'pause'));
DELETE FROM gate_hold
 WHERE case_id IS NOT NULL AND kind IN ('dispute', 'suspension', 'pause')
"""


class Migration(migrations.Migration):
    dependencies = [("receivables", "0004_texts_apart"), ("gate", "0003_holds")]
    operations = [
        migrations.RunSQL(_FORTH, _BACK),
        migrations.DeleteModel(name="Hold"),
    ]
