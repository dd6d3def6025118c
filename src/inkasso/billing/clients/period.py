"""The report of a period to a client: what was handed over, came in, went out, and stands.

Case by case, by number and by the client's own invoice numbers: a client knows its debtors, and
the report needs no name to tell it which case is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.billing.models import Remittance

_LONGEST_DAYS = 5 * 366

#: Cases that were open at some time in the period, or in whose books something happened in it.
#: Principal that left the claims without being collected was credited (at the hand-over or later),
#: given up, or taken back by the creditor; the entry that it left by tells which. So what was
#: handed over is always what came in, went so, and is open.
_CASES = """
SELECT c.id, c.reference, c.opened_on,
       CASE WHEN c.closed_on <= %(until)s THEN c.closed_on END,
       coalesce((SELECT string_agg(r.invoice_number, ', ' ORDER BY r.due_date, r.id)
          FROM receivables_receivable r
         WHERE r.case_id = c.id AND r.handed_over_on <= %(until)s), ''),
       coalesce((SELECT sum(r.principal_cents) FROM receivables_receivable r
         WHERE r.case_id = c.id AND r.handed_over_on BETWEEN %(since)s AND %(until)s), 0)::bigint,
       coalesce(-s.principal, 0)::bigint, coalesce(-s.interest, 0)::bigint,
       coalesce(-s.costs, 0)::bigint, coalesce(s.left_principal, 0)::bigint,
       coalesce(s.left_rest, 0)::bigint, (coalesce(s.credited_at_once, 0)
          + coalesce(s.credited_later, 0))::bigint,
       coalesce(s.given_up, 0)::bigint, coalesce(w.rest, 0)::bigint,
       coalesce(s.taken_back, 0)::bigint
  FROM receivables_case c
  LEFT JOIN receivables_recall k ON k.case_id = c.id
  LEFT JOIN LATERAL (
    SELECT sum(o.interest
               + CASE (SELECT a.recovered_costs_to FROM mandates_agreement a
                        WHERE a.client_id = c.client_id
                        ORDER BY a.valid_from > o.day,
                                 CASE WHEN a.valid_from > o.day THEN a.valid_from END,
                                 a.valid_from DESC, a.id DESC LIMIT 1)
                      WHEN 'client' THEN o.costs ELSE 0 END) AS rest
      FROM (SELECT written_off_on AS day, interest_cents AS interest, costs_cents AS costs
              FROM receivables_writeoff WHERE case_id = c.id
             UNION ALL
            SELECT d.withdrawn_on, 0, t.cents FROM receivables_costwithdrawn d
              JOIN receivables_cost t ON t.id = d.cost_id
             WHERE d.case_id = c.id AND d.reason <> 'mistake') o
     WHERE o.day BETWEEN %(since)s AND %(until)s) w ON true
  LEFT JOIN LATERAL (
    SELECT sum(p.cents) FILTER (WHERE p.account = 'collected.principal'
                                  AND e.booked_on >= %(since)s) AS principal,
           sum(p.cents) FILTER (WHERE p.account = 'collected.interest'
                                  AND e.booked_on >= %(since)s) AS interest,
           sum(p.cents) FILTER (WHERE p.account = 'collected.costs'
                                  AND e.booked_on >= %(since)s) AS costs,
           sum(p.cents) FILTER (WHERE p.account = 'claim.principal') AS left_principal,
           sum(p.cents) FILTER (WHERE p.account IN ('claim.interest', 'claim.costs')) AS left_rest,
           sum(g.cents) FILTER (WHERE e.booked_on >= %(since)s AND e.kind = 'handover')
             + (SELECT sum(r.principal_cents) FROM receivables_receivable r
                 WHERE r.case_id = c.id
                   AND r.handed_over_on BETWEEN %(since)s AND %(until)s) AS credited_at_once,
           sum(g.cents) FILTER (WHERE e.booked_on >= %(since)s AND e.kind = 'credit')
             AS credited_later,
           sum(g.cents) FILTER (WHERE e.booked_on >= %(since)s
                                  AND e.kind NOT IN ('handover', 'credit') AND NOT b.back)
             AS given_up,
           sum(g.cents) FILTER (WHERE e.booked_on >= %(since)s
                                  AND e.kind NOT IN ('handover', 'credit') AND b.back)
             AS taken_back
      FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
     CROSS JOIN LATERAL (
        SELECT CASE p.account WHEN 'claim.principal' THEN -p.cents
                              WHEN 'collected.principal' THEN p.cents END AS cents) g
     CROSS JOIN LATERAL (
        SELECT coalesce(e.kind = 'recall' OR e.booked_on > k.recalled_on, false) AS back) b
     WHERE p.case_id = c.id AND e.booked_on <= %(until)s
  ) s ON true
 WHERE c.client_id = %(client)s AND c.opened_on <= %(until)s
   AND (c.closed_on IS NULL OR c.closed_on >= %(since)s
        OR s.principal IS NOT NULL OR s.interest IS NOT NULL OR s.costs IS NOT NULL)
 ORDER BY c.id
"""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the period; sums in cents."""

    case_id: int
    reference: str
    opened_on: date
    #: Day by which nothing was open any more; None if that was not in or before the period.
    closed_on: date | None
    #: The client's own numbers.
    invoices: str
    #: Principal handed over in the period.
    handed: int
    #: What came in during the period.
    principal: int
    interest: int
    costs: int
    #: Open at its end, as the books have it.
    left_principal: int
    left_rest: int
    #: Principal that the client credited in the period.
    credited: int = 0
    #: What of the client's money was given up in it: principal; interest, and costs of its own.
    given_up: int = 0
    given_up_rest: int = 0
    #: Principal that it took back itself; it is owed to it still.
    taken_back: int = 0

    @property
    def collected(self) -> int:
        """Everything that came in."""
        return self.principal + self.interest + self.costs

    @property
    def state(self) -> str:
        """open or closed at the end of the period."""
        return "open" if self.closed_on is None else "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fees:
    """What was remitted in the period and what of it the agency kept, in cents."""

    commission: int = 0
    vat: int = 0
    costs_kept: int = 0
    paid_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReport:
    """The report of a period."""

    since: date
    until: date
    lines: Sequence[CaseLine]
    fees: Fees
    remittances: Sequence[Remittance] = field(default_factory=tuple)

    @property
    def handed(self) -> int:
        """Principal handed over."""
        return sum(line.handed for line in self.lines)

    @property
    def principal(self) -> int:
        """Principal that came in."""
        return sum(line.principal for line in self.lines)

    @property
    def interest(self) -> int:
        """Interest that came in."""
        return sum(line.interest for line in self.lines)

    @property
    def costs(self) -> int:
        """Recovery costs that came in."""
        return sum(line.costs for line in self.lines)

    @property
    def collected(self) -> int:
        """Everything that came in."""
        return self.principal + self.interest + self.costs

    @property
    def credited(self) -> int:
        """Principal that the client credited."""
        return sum(line.credited for line in self.lines)

    @property
    def given_up(self) -> int:
        """Principal of the client's that was given up."""
        return sum(line.given_up for line in self.lines)

    @property
    def given_up_rest(self) -> int:
        """Interest, and costs of the client's own, that were given up."""
        return sum(line.given_up_rest for line in self.lines)

    @property
    def taken_back(self) -> int:
        """Principal that the client took back itself."""
        return sum(line.taken_back for line in self.lines)

    @property
    def left_principal(self) -> int:
        """Principal open at the end."""
        return sum(line.left_principal for line in self.lines)

    @property
    def left_rest(self) -> int:
        """Interest, as it was last fixed, and costs open at the end."""
        return sum(line.left_rest for line in self.lines)

    @property
    def opened(self) -> int:
        """Cases opened in the period."""
        return sum(line.opened_on >= self.since for line in self.lines)

    @property
    def closed(self) -> int:
        """Cases that ended in the period."""
        return sum(line.closed_on is not None for line in self.lines)


def period_report(client_id: int, since: date, until: date) -> PeriodReport:
    """The report of a client's period, both days included.

    Raises `Refused` (`bad_period`) where it ends before it begins or is longer than five years.
    """
    if not 0 <= (until - since).days <= _LONGEST_DAYS:
        raise Refused(Refusal(code="bad_period", message=_BAD_PERIOD))
    remittances = tuple(
        Remittance.objects.filter(
            client_id=client_id, remitted_on__gte=since, remitted_on__lte=until
        ).order_by("id")
    )
    asked = {"client": client_id, "since": since, "until": until}
    return PeriodReport(
        since=since,
        until=until,
        lines=tuple(CaseLine(*row) for row in _rows(asked)),
        fees=_fees(remittances),
        remittances=remittances,
    )


def _fees(remittances: Sequence[Remittance]) -> Fees:
    return Fees(
        commission=sum(one.commission_cents for one in remittances),
        vat=sum(one.vat_cents for one in remittances),
        costs_kept=sum(
            one.principal_cents
            + one.interest_cents
            + one.costs_cents
            - one.commission_cents
            - one.vat_cents
            - one.paid_out_cents
            for one in remittances
        ),
        paid_out=sum(one.paid_out_cents for one in remittances),
    )


def _rows(asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_CASES, asked)
        return list(cursor.fetchall())


_BAD_PERIOD = Words(
    fi="Kausi päättyy ennen kuin alkaa, tai se on yli viisi vuotta.",
    sv="Perioden slutar innan den börjar, eller är längre än fem år.",
    en="The period ends before it begins, or is longer than five years.",
)
