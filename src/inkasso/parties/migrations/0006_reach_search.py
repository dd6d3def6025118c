"""Telephone numbers and e-mail addresses are found however they are written.

A number is compared without blanks, signs and the prefix of Finland or of abroad.
"""

from django.db import migrations

REACH = r"""
CREATE FUNCTION parties_reach(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
    SELECT CASE
        WHEN value LIKE '%@%' THEN lower(btrim(value))
        WHEN value ~ '^[+(]*[0-9][0-9 ()/.-]{5,}$' THEN
            regexp_replace(regexp_replace(value, '[^0-9+]', '', 'g'),
                           '^([+]358|00358)?0?|^([+]|00)', '')
    END
$$
"""
INDEX = "CREATE INDEX party_reach ON parties_contactpoint (parties_reach(value))"


class Migration(migrations.Migration):
    dependencies = [("parties", "0005_reaching")]
    operations = [
        migrations.RunSQL(REACH, "DROP FUNCTION parties_reach(text)"),
        migrations.RunSQL(INDEX, "DROP INDEX party_reach"),
    ]
