"""What cases wait for, and what is due in the weeks to come.

As in `statements`: the client first, then the question's columns, and no names.
"""

from __future__ import annotations

#: What stops a case goes before what it would otherwise wait for.
WAITS = """
WITH held AS (
    SELECT c.id, min(h.placed_on) AS since FROM receivables_case c
      JOIN gate_hold h ON h.person_id = c.person_id AND (h.case_id IS NULL OR h.case_id = c.id)
     WHERE c.closed_on IS NULL AND 'letter' = ANY (h.stops) AND h.placed_on <= %(on)s
       AND (h.lifted_on IS NULL OR h.lifted_on > %(on)s) AND (h.until IS NULL OR h.until >= %(on)s)
     GROUP BY 1
), planned AS (
    SELECT p.case_id AS id, min(p.agreed_on) AS since FROM plans_plan p
     WHERE p.agreed_on <= %(on)s
       AND NOT EXISTS (SELECT FROM plans_planend e WHERE e.plan_id = p.id
                          AND e.ended_on <= %(on)s)
     GROUP BY 1
), last AS (
    SELECT DISTINCT ON (case_id) case_id AS id, dated AS since, payment_deadline AS until
      FROM demands_letter WHERE dated <= %(on)s ORDER BY case_id, dated DESC, id DESC
), stood AS (
    SELECT c.client_id AS client,
           CASE WHEN h.id IS NOT NULL THEN 'held' WHEN p.id IS NOT NULL THEN 'planned'
                WHEN l.id IS NULL THEN 'first_letter' WHEN l.until >= %(on)s THEN 'deadline'
                ELSE 'next_step' END AS waits,
           %(on)s::date - coalesce(h.since, p.since,
               CASE WHEN l.until < %(on)s THEN l.until ELSE l.since END, c.opened_on) AS days
      FROM receivables_case c LEFT JOIN held h ON h.id = c.id LEFT JOIN planned p ON p.id = c.id
      LEFT JOIN last l ON l.id = c.id
     WHERE c.closed_on IS NULL AND c.opened_on <= %(on)s
)
SELECT client, waits, count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY days), max(days)
  FROM stood GROUP BY GROUPING SETS ((waits), (client, waits)) ORDER BY count(*) DESC, waits
"""
#: Instalments of plans in force and promises of open cases, in the thirteen weeks to come.
DUE = """
WITH coming AS (
    SELECT c.client_id AS client, date_trunc('week', i.due_on)::date AS week, i.cents AS instalment,
           NULL::bigint AS promise
      FROM plans_instalment i JOIN plans_plan p ON p.id = i.plan_id
      JOIN receivables_case c ON c.id = p.case_id
     WHERE c.closed_on IS NULL AND i.due_on >= %(on)s AND i.due_on < %(on)s::date + 91
       AND NOT EXISTS (SELECT FROM plans_planend e WHERE e.plan_id = p.id)
     UNION ALL
    SELECT c.client_id, date_trunc('week', m.by_on)::date, NULL, m.cents
      FROM contacts_promise m JOIN receivables_case c ON c.id = m.case_id
     WHERE c.closed_on IS NULL AND m.made_on <= %(on)s
       AND m.by_on >= %(on)s AND m.by_on < %(on)s::date + 91
)
SELECT client, week, count(instalment), coalesce(sum(instalment), 0)::bigint, count(promise),
       coalesce(sum(promise), 0)::bigint
  FROM coming GROUP BY GROUPING SETS ((week), (client, week)) ORDER BY week
"""
