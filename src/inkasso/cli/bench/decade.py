"""Twelve years of closed cases, written by SQL as the owner past the services.

Each case is the simplest that proves: a receivable handed over, a letter, one payment on the due
date, remitted at the end of its year. Days are spread evenly; entries, the bank's and the access
log's rows stand in the order of their days, sealed by month as a day run would by day.
"""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

#: First and last day on which cases are closed.
FIRST, LAST = date(2014, 1, 15), date(2026, 2, 28)
#: Rows that a case has in all tables.
CASE_ROWS = 28
_CENTS = 100_00

_CASES = """
CREATE TEMPORARY TABLE made AS
SELECT n AS id, gen_random_uuid() AS person,
       DATE '{first}' + (n * {days} / {cases})::int AS closed
  FROM generate_series(1, {cases}) n;
ANALYZE made;
INSERT INTO mandates_client (id, business_id, name, language, iban, street, postal_code, city,
                             email, phone)
VALUES (1, '9000101-4', 'Mittari Oy', 'fi', 'FI3715903000000776', 'Voimatie 1', '00500', 'Helsinki',
        '', '');
INSERT INTO mandates_agreement (id, client_id, valid_from, commission_percent, recovered_costs_to,
       remittance_rhythm, vat_deductible, standard_compensation, settles_in_time, costs_first)
VALUES (1, 1, '2010-01-01', 0, 'client', 'monthly', true, false, false, false);
INSERT INTO parties_party (id, kind, language) SELECT person, 'person', 'fi' FROM made;
INSERT INTO parties_partyname (person_id, name, given_names, family_name, match_key, source,
       known_since, mandate)
SELECT person, 'Mittari Matti ' || id, 'Matti', 'Mittari', decode(md5(id::text), 'hex'), 'client',
       closed - 30, 1 FROM made;
INSERT INTO parties_address (person_id, street, postal_code, city, country, source, known_since,
       mandate)
SELECT person, 'Voimatie ' || id, '00500', 'Helsinki', 'FI', 'client', closed - 30, 1 FROM made;
INSERT INTO receivables_case (id, client_id, person_id, kind, opened_on, reference, closed_on)
SELECT id, 1, person, 'consumer', closed - 30, (1000000 + id)::text, closed FROM made;
INSERT INTO receivables_statuschange (case_id, changed_on, closed, reason)
SELECT id, closed, true, 'payment' FROM made;
INSERT INTO receivables_receivable (id, case_id, client_id, person_id, invoice_number,
       original_creditor, invoice_date, due_date, principal_cents, currency, kind,
       original_reference, handed_over_on)
SELECT id, id, 1, person, 'M-' || id, '', closed - 60, closed, {cents}, 'EUR', 'consumer', '',
       closed - 30 FROM made;
INSERT INTO receivables_receivabletext (receivable_id, person_id, description, note, source,
       known_since, mandate)
SELECT id, person, 'Sähköenergia', '', 'client', closed - 30, 1 FROM made;
INSERT INTO demands_letter (id, case_id, person_id, kind, step, dated, payment_deadline,
       total_cents, because, absorbed_cents)
SELECT id, id, person, 'reminder', 'reminder', closed - 20, closed, {cents}, '[]', 0 FROM made;
INSERT INTO demands_lettercontent (letter_id, person_id, content)
SELECT id, person, '{{}}' FROM made;
INSERT INTO demands_letterline (letter_id, receivable_id) SELECT id, id FROM made;
INSERT INTO demands_letterfile (letter_id, path, sha256)
SELECT id, 'letters/' || id || '.pdf', '' FROM made;
INSERT INTO gate_informationgiven (person_id, kind, version, language, given_on, by, digest)
SELECT person, 'article_14', '2014.1', 'fi', closed - 20, 'letter:' || id, '' FROM made;
"""
_BANK = """
INSERT INTO payments_bankfile (id, name, sha256, imported_on) VALUES (1, 'bench', '', '{last}');
INSERT INTO payments_bankevent (id, event_key, file_id, account_iban, archive_id, booked_on, cents,
       currency)
SELECT id, decode(md5(id::text), 'hex'), 1, 'FI2112345600000785', 'E' || id, closed, {cents}, 'EUR'
  FROM made;
INSERT INTO payments_bankitem (id, event_id, archive_id, end_to_end_id, value_date, cents, currency,
       reference, payer_id)
SELECT id, id, 'E' || id, '', closed, {cents}, 'EUR', (1000000 + id)::text, person FROM made;
INSERT INTO payments_itempayer (item_id, payer_id, name, iban, message)
SELECT id, person, 'MITTARI MATTI', 'FI3715903000000776', '' FROM made;
INSERT INTO receivables_payment (id, case_id, person_id, item_id, value_date, booked_on, cents,
       matched_by)
SELECT id, id, person, id, closed, closed, {cents}, 'reference' FROM made;
INSERT INTO billing_remittance (id, client_id, period_from, period_to, remitted_on,
       principal_cents, interest_cents, costs_cents, commission_cents, vat_cents, paid_out_cents,
       iban)
SELECT y, 1, make_date(y, 1, 1), make_date(y, 12, 31), make_date(y, 12, 31), count(*) * {cents},
       0, 0, 0, 0, count(*) * {cents}, 'FI3715903000000776'
  FROM (SELECT extract(year FROM closed)::int AS y FROM made) AS years GROUP BY y;
INSERT INTO billing_remittanceline (id, remittance_id, commission_percent, costs_to, vat_percent,
       principal_cents, interest_cents, costs_cents, commission_cents, vat_cents, paid_out_cents)
SELECT id, id, 0, 'client', 24, principal_cents, 0, 0, 0, 0, paid_out_cents
  FROM billing_remittance;
"""
_BOOKS = """
CREATE TEMPORARY TABLE entered AS
SELECT row_number() OVER (ORDER BY day, kind, id) AS entry, * FROM (
    SELECT id, closed - 30 AS day, 'handover' AS kind, 'case:' || id AS source FROM made
    UNION ALL SELECT id, closed, 'payment', 'payment:' || id FROM made
    UNION ALL SELECT id, remitted_on, 'remittance', 'remittance:' || id FROM billing_remittance
) AS entries;
ANALYZE entered;
INSERT INTO ledger_entry (id, booked_on, effective_on, kind, source, case_id)
SELECT entry, day, day, kind, source, CASE WHEN kind <> 'remittance' THEN id END FROM entered;
INSERT INTO ledger_posting (entry_id, account, cents, currency, client_id, case_id, receivable_id,
       person_id, payment_id)
SELECT e.entry, line.account, line.cents, 'EUR', 1, e.id,
       CASE WHEN line.owed THEN e.id END, m.person,
       CASE WHEN line.account = 'collected.principal' THEN e.id END
  FROM entered e JOIN made m ON m.id = e.id
  JOIN (VALUES ('handover', 'claim.principal', {cents}, true),
               ('handover', 'claim.contra', -{cents}, false),
               ('payment', 'bank.client_money', {cents}, false),
               ('payment', 'collected.principal', -{cents}, true),
               ('payment', 'claim.principal', -{cents}, true),
               ('payment', 'claim.contra', {cents}, false))
       AS line (kind, account, cents, owed) ON line.kind = e.kind;
INSERT INTO ledger_posting (entry_id, account, cents, currency, client_id)
SELECT e.entry, line.account, line.sign * r.paid_out_cents, 'EUR', 1
  FROM entered e JOIN billing_remittance r ON r.id = e.id AND e.kind = 'remittance'
 CROSS JOIN (VALUES ('collected.principal', 1), ('bank.in_transit', -1)) AS line (account, sign);
INSERT INTO billing_remittedposting (posting_id, line_id)
SELECT p.id, extract(year FROM e.day) FROM ledger_posting p JOIN entered e ON e.entry = p.entry_id
 WHERE p.account = 'collected.principal' AND e.kind = 'payment';
"""
_LOG = """
SELECT gate_make_partitions(DATE '{first}', 150);
INSERT INTO gate_accesslog (at, token, kind, role, actor, reason, about, subject)
SELECT day, gen_random_uuid(), 'file', 'inkasso_collection', 'matti.mittari', 'bench',
       'case:' || id, person
  FROM (SELECT id, person, closed - 30 AS day FROM made
        UNION ALL SELECT id, person, closed FROM made) AS looks ORDER BY day;
"""
_SEALS = """
DO $$
DECLARE month record; before text := ''; made text;
BEGIN
    FOR month IN SELECT max(day) AS day, min(entry) AS first, max(entry) AS last, count(*) AS rows
                   FROM entered GROUP BY date_trunc('month', day) ORDER BY 2 LOOP
        made := ledger_digest(month.first, month.last, before || month.day);
        INSERT INTO ledger_seal (sealed_on, first_entry, last_entry, entries, digest)
        VALUES (month.day, month.first, month.last, month.rows, made);
        before := made;
    END LOOP;
    before := '';
    FOR month IN SELECT max(at) AS at, min(id) AS first, max(id) AS last, count(*) AS rows
                   FROM gate_accesslog GROUP BY date_trunc('month', at) ORDER BY 2 LOOP
        made := gate_log_digest(month.first, month.last, before);
        INSERT INTO gate_accessseal (sealed_at, first_row, last_row, rows, digest)
        VALUES (month.at, month.first, month.last, month.rows, made);
        before := made;
    END LOOP;
END $$;
"""


def make_decade(rows: int) -> int:
    """Write about so many rows, as the owner of a scratch database; how many cases they are."""
    cases = max(rows // CASE_ROWS, 1)
    values = {
        "cases": cases,
        "cents": _CENTS,
        "days": (LAST - FIRST).days,
        "first": FIRST,
        "last": LAST,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        # A letter takes locks until the transaction ends, and there is no room for so many.
        cursor.execute("ALTER TABLE demands_letter DISABLE TRIGGER USER")
        for script in (_CASES, _BANK, _BOOKS, _LOG, _SEALS):
            cursor.execute(script.format(**values))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE demands_letter ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE made, entered")
        cursor.execute("ANALYZE")
    return cases
