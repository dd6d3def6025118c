"""How the database counts each answer: every case at once, as of a day.

Amounts, days and steps carry no names (decision 0013), so no file is opened and nobody is swept.
Every statement gives the client first (none for all clients together), then the question's columns.
"""

from __future__ import annotations

#: Days since something, as keys of labels.
_AGE = """CASE WHEN {days} < 1 THEN 'not_due' WHEN {days} <= 30 THEN 'd30'
     WHEN {days} <= 90 THEN 'd90' WHEN {days} <= 180 THEN 'd180' WHEN {days} <= 365 THEN 'd365'
     WHEN {days} <= 1095 THEN 'd1095' ELSE 'older' END"""
_ORDER = "array_position(ARRAY['not_due','d30','d90','d180','d365','d1095','older'], {band})"

CAME_IN = """
WITH handed AS (
    SELECT date_trunc('week', handed_over_on)::date AS week, client_id AS client,
           count(*) AS receivables, sum(principal_cents)::bigint AS cents
      FROM receivables_receivable
     WHERE handed_over_on > %(on)s::date - 182 AND handed_over_on <= %(on)s
     GROUP BY GROUPING SETS ((1), (1, 2))
), paid AS (
    SELECT date_trunc('week', p.booked_on)::date AS week, c.client_id AS client,
           sum(p.cents)::bigint AS cents
      FROM receivables_payment p JOIN receivables_case c ON c.id = p.case_id
     WHERE p.booked_on > %(on)s::date - 182 AND p.booked_on <= %(on)s
       AND NOT EXISTS (SELECT FROM receivables_reversal v WHERE v.payment_id = p.id
                          AND v.reversed_on <= %(on)s)
     GROUP BY GROUPING SETS ((1), (1, 2))
)
SELECT coalesce(h.client, p.client), coalesce(h.week, p.week), coalesce(h.receivables, 0),
       coalesce(h.cents, 0), coalesce(p.cents, 0)
  FROM handed h FULL JOIN paid p
    ON p.week = h.week AND coalesce(p.client, 0) = coalesce(h.client, 0)
 ORDER BY 2
"""
AGES = f"""
WITH owed AS (
    SELECT case_id, receivable_id, sum(cents) AS cents FROM ledger_posting
     WHERE account = 'claim.principal' AND receivable_id IS NOT NULL
     GROUP BY 1, 2 HAVING sum(cents) > 0
), aged AS (
    SELECT r.client_id AS client, o.cents,
           {_AGE.format(days="(%(on)s::date - r.due_date)")} AS band
      FROM owed o JOIN receivables_receivable r ON r.id = o.receivable_id
)
SELECT client, band, count(*), sum(cents)::bigint
  FROM aged GROUP BY GROUPING SETS ((band), (client, band)) ORDER BY {_ORDER.format(band="band")}
"""
STEPS = """
WITH sent AS (
    SELECT l.step, c.client_id AS client, count(*) AS letters
      FROM demands_letter l JOIN receivables_case c ON c.id = l.case_id
     WHERE l.dated > %(on)s::date - 365 AND l.dated <= %(on)s
     GROUP BY GROUPING SETS ((1), (1, 2))
), followed AS (
    SELECT p.id, max(l.dated) AS dated
      FROM receivables_payment p JOIN demands_letter l ON l.case_id = p.case_id
       AND l.dated <= p.value_date
     WHERE p.value_date > %(on)s::date - 365 AND p.value_date <= %(on)s
       AND NOT EXISTS (SELECT FROM receivables_reversal v WHERE v.payment_id = p.id
                          AND v.reversed_on <= %(on)s)
     GROUP BY p.id
), named AS (
    SELECT DISTINCT ON (p.id) p.id, p.cents, c.client_id AS client, l.step
      FROM followed f JOIN receivables_payment p ON p.id = f.id
      JOIN receivables_case c ON c.id = p.case_id
      JOIN demands_letter l ON l.case_id = p.case_id AND l.dated = f.dated
     ORDER BY p.id, l.id DESC
), paid AS (
    SELECT step, client, count(*) AS payments, sum(cents)::bigint AS cents FROM named
     GROUP BY GROUPING SETS ((1), (1, 2))
)
SELECT coalesce(s.client, p.client), coalesce(s.step, p.step), coalesce(s.letters, 0),
       coalesce(p.payments, 0), coalesce(p.cents, 0)
  FROM sent s FULL JOIN paid p
    ON p.step = s.step AND coalesce(p.client, 0) = coalesce(s.client, 0)
 ORDER BY 5 DESC, 2
"""
STUCK = """
WITH last AS (
    SELECT DISTINCT ON (l.case_id) l.case_id, l.step, l.dated FROM demands_letter l
     WHERE l.dated <= %(on)s ORDER BY l.case_id, l.dated DESC
), stood AS (
    SELECT c.client_id AS client, coalesce(l.step, 'no_step') AS step,
           %(on)s::date - coalesce(l.dated, c.opened_on) AS days
      FROM receivables_case c LEFT JOIN last l ON l.case_id = c.id
     WHERE c.closed_on IS NULL AND c.opened_on <= %(on)s
)
SELECT client, step, count(*) FILTER (WHERE days <= 30),
       count(*) FILTER (WHERE days BETWEEN 31 AND 90),
       count(*) FILTER (WHERE days BETWEEN 91 AND 365), count(*) FILTER (WHERE days > 365)
  FROM stood GROUP BY GROUPING SETS ((step), (client, step)) ORDER BY count(*) DESC, step
"""
