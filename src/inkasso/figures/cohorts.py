"""Shares recovered by cohort: by the month of hand-over or of opening, and by the strategy then.

As in `statements`: the client first, then the question's columns, and no names.
"""

from __future__ import annotations

#: Months after which a vintage's share is told, and those of a strategy.
MONTHS = (1, 2, 3, 4, 5, 6, 9, 12, 18, 24)
STRATEGY_MONTHS = (1, 3, 6, 12)


def _by_month(months: int) -> str:
    """Share recovered in so many months; none where the youngest of the vintage is not so old."""
    return (
        f"CASE WHEN v.month + interval '{months + 1} months' <= %(on)s THEN"
        f" round(1000.0 * coalesce(sum(r.cents) FILTER (WHERE r.months < {months}), 0)"
        " / max(v.cents))::int END"
    )


RECOVERY = f"""
WITH vintage AS (
    SELECT date_trunc('month', handed_over_on)::date AS month, client_id AS client,
           sum(principal_cents)::bigint AS cents
      FROM receivables_receivable
     WHERE handed_over_on > %(on)s::date - interval '36 months' AND handed_over_on <= %(on)s
     GROUP BY GROUPING SETS ((1), (1, 2))
), recovered AS (
    SELECT date_trunc('month', r.handed_over_on)::date AS month, r.client_id AS client,
           (extract(year FROM age(e.effective_on, r.handed_over_on)) * 12
            + extract(month FROM age(e.effective_on, r.handed_over_on)))::int AS months,
           -sum(p.cents)::bigint AS cents
      FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
      JOIN receivables_receivable r ON r.id = p.receivable_id
     WHERE p.account = 'claim.principal' AND e.kind IN ('payment', 'reversal')
       AND e.effective_on <= %(on)s AND r.handed_over_on <= %(on)s
       AND r.handed_over_on > %(on)s::date - interval '36 months'
     GROUP BY GROUPING SETS ((1, 3), (1, 2, 3))
)
SELECT v.client, v.month, max(v.cents), {", ".join(map(_by_month, MONTHS))},
       round(1000.0 * coalesce(sum(r.cents), 0) / max(v.cents))::int
  FROM vintage v LEFT JOIN recovered r
    ON r.month = v.month AND coalesce(r.client, 0) = coalesce(v.client, 0)
 GROUP BY v.client, v.month ORDER BY v.month
"""


def _by_age(months: int) -> str:
    """Share recovered in so many months, of what is that old; none where nothing is."""
    old = f"handed_over_on + interval '{months} months' <= %(on)s"
    return (
        f"round(1000.0 * sum(coalesce(in_{months}, 0)) FILTER (WHERE {old})"
        f" / nullif(sum(cents) FILTER (WHERE {old}), 0))::int"
    )


def _within(months: int) -> str:
    """What came in during so many months."""
    within = f"e.effective_on < r.handed_over_on + interval '{months} months'"
    return f"(-sum(p.cents) FILTER (WHERE {within}))::bigint AS in_{months}"


#: A case follows the strategy that was in force when it was opened, to its end.
STRATEGIES = f"""
WITH chosen AS (
    SELECT client_id, kind, valid_from, text = '' AS house,
           lead(valid_from) OVER (PARTITION BY client_id, kind ORDER BY valid_from, id) AS next
      FROM mandates_strategychoice
), recovered AS (
    SELECT p.receivable_id AS id, {", ".join(map(_within, STRATEGY_MONTHS))},
           -sum(p.cents)::bigint AS in_all
      FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
      JOIN receivables_receivable r ON r.id = p.receivable_id
     WHERE p.account = 'claim.principal' AND e.kind IN ('payment', 'reversal')
       AND e.effective_on <= %(on)s AND r.handed_over_on > %(on)s::date - interval '36 months'
     GROUP BY 1
), cohort AS (
    SELECT r.client_id AS client, r.case_id, r.principal_cents AS cents, r.handed_over_on,
           CASE WHEN coalesce(s.house, true) THEN 'house_' ELSE 'own_' END || c.kind AS strategy,
           s.valid_from, v.*
      FROM receivables_receivable r JOIN receivables_case c ON c.id = r.case_id
      LEFT JOIN chosen s ON s.client_id = c.client_id AND s.kind = c.kind
       AND c.opened_on >= s.valid_from AND (s.next IS NULL OR c.opened_on < s.next)
      LEFT JOIN recovered v ON v.id = r.id
     WHERE r.handed_over_on <= %(on)s
       AND r.handed_over_on > %(on)s::date - interval '36 months'
)
SELECT client, strategy, CASE WHEN client IS NOT NULL THEN valid_from END,
       count(DISTINCT case_id), sum(cents)::bigint,
       {", ".join(map(_by_age, STRATEGY_MONTHS))},
       round(1000.0 * sum(coalesce(in_all, 0)) / sum(cents))::int
  FROM cohort GROUP BY GROUPING SETS ((strategy), (client, strategy, valid_from))
 ORDER BY 2, 3 NULLS FIRST
"""
#: By the month in which cases were opened; the books tell of what is open and of what came in.
VINTAGES = """
WITH opened AS (
    SELECT date_trunc('month', opened_on)::date AS month, client_id AS client, count(*) AS cases,
           count(*) FILTER (WHERE closed_on <= %(on)s) AS closed
      FROM receivables_case WHERE opened_on <= %(on)s
     GROUP BY GROUPING SETS ((1), (1, 2))
), handed AS (
    SELECT date_trunc('month', c.opened_on)::date AS month, c.client_id AS client,
           sum(r.principal_cents)::bigint AS cents
      FROM receivables_receivable r JOIN receivables_case c ON c.id = r.case_id
     WHERE c.opened_on <= %(on)s GROUP BY GROUPING SETS ((1), (1, 2))
), booked AS (
    SELECT date_trunc('month', c.opened_on)::date AS month, c.client_id AS client,
           coalesce(-sum(p.came_for_principal), 0)::bigint AS came_for_principal,
           coalesce(-sum(p.came), 0)::bigint AS came,
           coalesce(sum(p.principal), 0)::bigint AS principal,
           coalesce(sum(p.rest), 0)::bigint AS rest
      FROM (SELECT case_id,
                   sum(cents) FILTER (WHERE account = 'collected.principal') AS came_for_principal,
                   sum(cents) FILTER (WHERE account LIKE 'collected.%%') AS came,
                   sum(cents) FILTER (WHERE account = 'claim.principal') AS principal,
                   sum(cents) FILTER (WHERE account IN ('claim.interest', 'claim.costs')) AS rest
              FROM ledger_posting WHERE case_id IS NOT NULL GROUP BY case_id) p
      JOIN receivables_case c ON c.id = p.case_id
     WHERE c.opened_on <= %(on)s GROUP BY GROUPING SETS ((1), (1, 2))
)
SELECT o.client, o.month, o.cases, o.closed, coalesce(h.cents, 0),
       coalesce(b.came_for_principal, 0),
       round(1000.0 * coalesce(b.came_for_principal, 0) / nullif(h.cents, 0))::int,
       coalesce(b.came, 0), coalesce(b.principal, 0), coalesce(b.rest, 0)
  FROM opened o
  LEFT JOIN handed h ON h.month = o.month AND coalesce(h.client, 0) = coalesce(o.client, 0)
  LEFT JOIN booked b ON b.month = o.month AND coalesce(b.client, 0) = coalesce(o.client, 0)
 ORDER BY o.month
"""
