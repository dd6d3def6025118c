"""Entries balance and never change: rules that the database keeps.

The balance is checked once a statement over the rows it inserted, so that a bulk load pays for it
once and not per row; therefore all postings of an entry go in with one statement.
"""

from django.db import migrations

from inkasso.gate.append_only import REFUSE_ALL, append_only

BALANCE = """
CREATE FUNCTION ledger_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE unbalanced bigint;
BEGIN
    SELECT entry_id INTO unbalanced FROM new_rows
     GROUP BY entry_id, currency HAVING sum(cents) <> 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % does not balance', unbalanced USING ERRCODE = 'IK001';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER balanced AFTER INSERT ON ledger_posting
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ledger_balanced();
"""

DIGEST = """
CREATE FUNCTION ledger_digest(first bigint, last bigint, before text)
RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(before || coalesce(string_agg(line, E'\\n' ORDER BY e, p), ''),
                                    'UTF8')), 'hex')
    FROM (
        SELECT id AS e, 0 AS p, concat_ws('|', 'E', id, to_char(booked_on, 'YYYY-MM-DD'),
               to_char(effective_on, 'YYYY-MM-DD'), kind, source, coalesce(case_id, 0)) AS line
          FROM ledger_entry WHERE id BETWEEN first AND last
        UNION ALL
        SELECT entry_id, id, concat_ws('|', 'P', id, entry_id, account, cents, currency,
               coalesce(client_id, 0), coalesce(case_id, 0), coalesce(receivable_id, 0),
               coalesce(person_id::text, ''))
          FROM ledger_posting WHERE entry_id BETWEEN first AND last
    ) AS lines
$$
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RunSQL(REFUSE_ALL, "DROP FUNCTION refuse_change"),
        *append_only("ledger_entry", "ledger_posting", "ledger_seal"),
        migrations.RunSQL(
            BALANCE,
            "DROP TRIGGER balanced ON ledger_posting; DROP FUNCTION ledger_balanced",
        ),
        migrations.RunSQL(DIGEST, "DROP FUNCTION ledger_digest"),
    ]
