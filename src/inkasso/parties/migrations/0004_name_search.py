"""Names are found without case, accents and small slips: an index of three-letter pieces."""

from django.db import migrations

FOLDED = """
CREATE FUNCTION parties_folded(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
    SELECT translate(lower(name), 'ÅÄÆÁÀÖØÓÉÈËÜÚÍÕÑÇŠŽåäæáàöøóéèëüúíõñçšž',
                                  'aaaaaoooeeeuuioncszaaaaaoooeeeuuioncsz')
$$
"""
INDEX = """
CREATE INDEX party_name_pieces ON parties_partyname USING gin (parties_folded(name) gin_trgm_ops)
"""


class Migration(migrations.Migration):
    dependencies = [("parties", "0003_wrong_values")]
    operations = [
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS pg_trgm", migrations.RunSQL.noop),
        migrations.RunSQL(FOLDED, "DROP FUNCTION parties_folded(text)"),
        migrations.RunSQL(INDEX, "DROP INDEX party_name_pieces"),
    ]
