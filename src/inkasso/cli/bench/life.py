"""What cases of a grown agency have lived through: people, calls, plans, objections, holds.

Of a hundred cases sixty have a telephone number, fifty were called twice, five pay by a plan that
is kept, four have a co-debtor; of a thousand two have a hold, one a plan that is behind, one an
objection to be answered, one half a call that was promised. What was collected until a month ago
has been remitted.
"""

from __future__ import annotations

#: Reads the chunk's table `made`, as `population` writes it; `{on}` is the day.
LIFE = """
INSERT INTO parties_contactpoint (person_id, kind, value, source, known_since, mandate)
SELECT person, 'phone', '+35840' || lpad((id % 10000000)::text, 7, '0'), 'client', opened, client
  FROM made WHERE id % 10 < 6;
INSERT INTO receivables_codebtor (receivable_id, person_id)
SELECT a.id, b.person FROM made a JOIN made b ON b.id = a.id + 1 WHERE a.id % 25 = 3;
INSERT INTO contacts_attempt (id, at, contacted_on, by, channel, direction, recipient, result,
       allowed, deviates, because, next_kind, next_on, case_id, person_id)
SELECT 2 * id + number, opened + after + time '10:00', opened + after, 'Bench Caller', 'phone',
       'out', 'unverified', 'no_answer', true, false, '[]',
       CASE WHEN id % 2000 = 15 AND number = 1 THEN 'call' ELSE '' END,
       CASE WHEN id % 2000 = 15 AND number = 1 THEN opened + 41 END, id, person
  FROM made CROSS JOIN (VALUES (0, 30), (1, 40)) AS call (number, after)
 WHERE id % 10 >= 5 AND opened + after <= '{on}';
INSERT INTO contacts_nextstep (case_id, person_id, attempt_id, kind, due_on)
SELECT case_id, person_id, id, next_kind, next_on FROM contacts_attempt
 WHERE next_kind <> '' AND case_id BETWEEN {first} AND {last};
INSERT INTO plans_plan (id, number, agreed_on, asked_by, principal_cents, interest_cents,
       costs_cents, absorbed_cents, known_payments, because, case_id, person_id)
SELECT id, 1, opened + 5, 'phone', cents, 0, 0, 0, '{{}}', '[]', id, person FROM made
 WHERE (id % 20 = 4 AND paid_on IS NOT NULL) OR (id % 1000 = 9 AND opened + 35 <= '{on}');
INSERT INTO plans_instalment (plan_id, number, due_on, cents)
SELECT m.id, line.number,
       CASE WHEN m.id % 20 = 4 THEN greatest(paid_on, DATE '{on}' - 10) + 14 * (line.number - 1)
            ELSE opened + 30 * line.number::int END,
       CASE line.number WHEN 1 THEN m.cents / 3 ELSE m.cents / 3 + m.cents % 3 END
  FROM made m JOIN plans_plan p ON p.id = m.id
 CROSS JOIN generate_series(1, 3) AS line (number);
INSERT INTO objections_objection (id, number, taken_on, channel, ground, stops, because,
       taken_by, case_id, person_id)
SELECT id, 1, DATE '{on}' - (id % 30)::int, 'phone', 'defect', true, '[]', 'Bench Caller', id,
       person
  FROM made WHERE id % 1000 = 7;
INSERT INTO objections_disputed (objection_id, receivable_id, cents, whole)
SELECT id, id, cents, true FROM made WHERE id % 1000 = 7;
INSERT INTO objections_objectiontext (objection_id, person_id, words, without_effect)
SELECT id, person, 'Laite ei toimi.', '' FROM made WHERE id % 1000 = 7;
INSERT INTO gate_hold (person_id, case_id, kind, stops, placed_on, placed_by, until, lifted_by)
SELECT person, id, kind, stops::text[], DATE '{on}' - 10, 'Bench Caller',
       CASE kind WHEN 'pause' THEN DATE '{on}' + (id % 60)::int END, ''
  FROM made JOIN (VALUES (7, 'dispute', '{dispute}'), (506, 'pause', '{pause}'))
    AS held (rest, kind, stops) ON id % 1000 = rest;
"""
#: What was collected until a month before the day has been remitted; asks all cases.
REMITTED = """
WITH collected AS (
    SELECT p.client_id, -sum(p.cents)::bigint AS cents, min(e.booked_on) AS since
      FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
     WHERE p.account LIKE 'collected.%' AND e.booked_on <= DATE '{on}' - 30 GROUP BY 1
), divided AS (
    SELECT *, cents / 10 AS commission, cents * 255 / 10000 AS vat FROM collected
), remitted AS (
    INSERT INTO billing_remittance (client_id, period_from, period_to, remitted_on, principal_cents,
           interest_cents, costs_cents, commission_cents, vat_cents, paid_out_cents, iban)
    SELECT d.client_id, since, DATE '{on}' - 30, DATE '{on}' - 30, cents, 0, 0, commission, vat,
           cents - commission - vat, c.iban
      FROM divided d JOIN mandates_client c ON c.id = d.client_id RETURNING *
)
INSERT INTO billing_remittanceline (remittance_id, commission_percent, costs_to, vat_percent,
       principal_cents, interest_cents, costs_cents, commission_cents, vat_cents, paid_out_cents)
SELECT id, 10, 'agency', 25.5, principal_cents, 0, 0, commission_cents, vat_cents, paid_out_cents
  FROM remitted;
INSERT INTO billing_remittedposting (posting_id, line_id)
SELECT p.id, l.id FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
  JOIN billing_remittance r ON r.client_id = p.client_id
  JOIN billing_remittanceline l ON l.remittance_id = r.id
 WHERE p.account LIKE 'collected.%' AND e.booked_on <= DATE '{on}' - 30;
"""
#: Tables whose triggers take a lock a row or look at what else there is.
TRIGGERED = ("contacts_attempt", "plans_plan", "gate_hold", "objections_objection")
#: Numbers that services go on from.
NUMBERED = ("contacts_attempt", "plans_plan", "objections_objection")
