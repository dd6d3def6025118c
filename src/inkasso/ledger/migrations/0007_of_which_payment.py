"""Postings of collected money tell of which payment; seals cover that too."""

from django.db import migrations, models

_DIGEST = """
CREATE OR REPLACE FUNCTION ledger_digest(first bigint, last bigint, before text)
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
               coalesce(person_id::text, '') {payment})
          FROM ledger_posting WHERE entry_id BETWEEN first AND last
    ) AS lines
$$
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0006_payouts_undone")]
    operations = [
        migrations.AddField("posting", "payment_id", models.BigIntegerField(null=True)),
        # A posting of no payment is hashed as before, so earlier seals hold.
        migrations.RunSQL(
            _DIGEST.format(payment=", payment_id"),
            _DIGEST.format(payment=""),
        ),
    ]
