"""What a client has with the agency now: cases by state, sums, vintages. No debtor is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from inkasso.gate.holds.forbidding import IN_FORCE
from inkasso.gate.holds.kinds import Act

#: Holds of debtors and of cases are looked up apart: each has an index of its own.
_STATES = f"""
WITH held AS (
    SELECT c.id FROM receivables_case c
      JOIN gate_hold h ON h.person_id = c.person_id AND (h.case_id IS NULL OR h.case_id = c.id)
     WHERE c.client_id = %(client)s AND c.closed_on IS NULL AND %(act)s = ANY (h.stops)
       AND {IN_FORCE.format(day="%(on)s")})
SELECT count(*) FILTER (WHERE closed_on IS NULL AND id NOT IN (SELECT id FROM held)),
       count(*) FILTER (WHERE closed_on IS NULL AND id IN (SELECT id FROM held)),
       count(*) FILTER (WHERE closed_on IS NOT NULL)
  FROM receivables_case WHERE client_id = %(client)s
"""
#: By the month in which cases were opened; the books tell of open principal and of what came in.
_VINTAGES = """
SELECT date_trunc('month', c.opened_on)::date AS month, count(DISTINCT c.id),
       count(DISTINCT c.id) FILTER (WHERE c.closed_on IS NOT NULL),
       coalesce(sum(s.handed), 0)::bigint, coalesce(sum(s.principal), 0)::bigint,
       coalesce(sum(s.interest), 0)::bigint, coalesce(sum(s.costs), 0)::bigint,
       coalesce(sum(s.collected_principal), 0)::bigint, coalesce(sum(s.collected), 0)::bigint
  FROM receivables_case c
  LEFT JOIN (
    SELECT p.case_id,
           (SELECT sum(r.principal_cents) FROM receivables_receivable r
             WHERE r.case_id = p.case_id) AS handed,
           sum(p.cents) FILTER (WHERE p.account = 'claim.principal') AS principal,
           sum(p.cents) FILTER (WHERE p.account = 'claim.interest') AS interest,
           sum(p.cents) FILTER (WHERE p.account = 'claim.costs') AS costs,
           -sum(p.cents) FILTER (WHERE p.account = 'collected.principal') AS collected_principal,
           -sum(p.cents) FILTER (WHERE p.account LIKE 'collected.%%') AS collected
      FROM ledger_posting p JOIN receivables_case k ON k.id = p.case_id
     WHERE k.client_id = %(client)s GROUP BY p.case_id
  ) s ON s.case_id = c.id
 WHERE c.client_id = %(client)s GROUP BY 1 ORDER BY 1 DESC
"""
_REMITTED = """
SELECT coalesce(sum(paid_out_cents), 0)::bigint, max(remitted_on)
  FROM billing_remittance WHERE client_id = %(client)s
"""


@dataclass(frozen=True, slots=True)
class Vintage:
    """Cases that were opened in one month."""

    month: date
    cases: int
    closed: int
    #: What was handed over, in cents.
    handed: int
    #: Open, as the books have it: interest as it was last fixed.
    principal: int
    interest: int
    costs: int
    #: What came in for principal, and altogether.
    collected_principal: int
    collected: int

    @property
    def rest(self) -> int:
        """Interest, as it was last fixed, and costs that are open."""
        return self.interest + self.costs

    @property
    def recovered(self) -> int | None:
        """How much of the principal came in, in whole per cent; None where none was handed over."""
        if not self.handed:
            return None
        return (200 * self.collected_principal + self.handed) // (2 * self.handed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a client has with the agency."""

    #: Cases being collected, cases in which letters are stopped, cases with nothing open.
    running: int
    held: int
    closed: int
    #: Paid out to the client so far, and the last day of that.
    remitted: int
    remitted_on: date | None
    #: The newest month first.
    vintages: Sequence[Vintage] = field(default_factory=tuple)

    @property
    def cases(self) -> int:
        """All of them."""
        return self.running + self.held + self.closed

    @property
    def total(self) -> Vintage | None:
        """All vintages as one; None without a case."""
        if not self.vintages:
            return None
        sums = zip(*(_sums(one) for one in self.vintages), strict=True)
        return Vintage(self.vintages[-1].month, *(sum(column) for column in sums))


def standing_of(client_id: int, on: date) -> Standing:
    """What a client has, with holds as they stand on a day."""
    asked = {"client": client_id, "on": on, "act": Act.LETTER}
    ((running, held, closed),) = _rows(_STATES, asked)
    ((remitted, remitted_on),) = _rows(_REMITTED, asked)
    return Standing(
        running=running,
        held=held,
        closed=closed,
        remitted=remitted,
        remitted_on=remitted_on,
        vintages=tuple(Vintage(*row) for row in _rows(_VINTAGES, asked)),
    )


def _sums(one: Vintage) -> tuple[int, ...]:
    return (
        *(one.cases, one.closed, one.handed, one.principal, one.interest, one.costs),
        *(one.collected_principal, one.collected),
    )


def _rows(sql: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return list(cursor.fetchall())
