"""Past cases of a client, many at once: as they were handed over, and what came in since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection

from inkasso.base.money import Money
from inkasso.gate.holds.kinds import Act
from inkasso.mandates.services import agreement_on
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.costs import COMPENSATION
from inkasso.strategy.simulation.facts import Held, PastCase, PastReceivable

#: Cases read with one set of queries.
CHUNK = 2000

_NEWEST = """
SELECT id FROM receivables_case
 WHERE client_id = %s AND kind = %s AND opened_on <= %s ORDER BY opened_on DESC, id DESC LIMIT %s
"""
_CASES = """
SELECT c.id, p.kind IN ('person', 'estate') FROM receivables_case c
  JOIN parties_party p ON p.id = c.person_id WHERE c.id = ANY(%s)
"""
_RECEIVABLES = """
SELECT r.case_id, r.id, r.kind, r.invoice_date, r.due_date, r.handed_over_on,
       array(SELECT sent_on FROM receivables_creditorreminder m
              WHERE m.receivable_id = r.id ORDER BY sent_on)
  FROM receivables_receivable r WHERE r.case_id = ANY(%s) ORDER BY r.due_date, r.id
"""
_COSTS = """
SELECT case_id, id, charged_on, cents, act FROM receivables_cost
 WHERE case_id = ANY(%s) AND (by_creditor OR act = %s)
"""
#: Only what stands of a hold that stops letters, on the case or its debtor.
_HOLDS = """
SELECT c.id, h.placed_on, h.lifted_on, h.until FROM receivables_case c
  JOIN gate_hold h ON h.person_id = c.person_id AND (h.case_id IS NULL OR h.case_id = c.id)
 WHERE c.id = ANY(%s) AND %s = ANY (h.stops) ORDER BY h.placed_on
"""
_AGREED = """
SELECT case_id, min(day) FROM (
    SELECT case_id, agreed_on AS day FROM plans_plan WHERE case_id = ANY(%s)
    UNION ALL SELECT case_id, agreed_on FROM plans_extension WHERE case_id = ANY(%s)) a
 GROUP BY case_id
"""
#: A database row: what stands in it the query says.
Row = tuple[Any, ...]


def past_case_ids(client_id: int, kind: str, until: date, most: int | None) -> list[int]:
    """The newest cases of a kind that a client had on a day; all where `most` is None."""
    return [row[0] for row in _rows(_NEWEST, client_id, kind, until, most)]


def past_cases(case_ids: Sequence[int]) -> Iterator[PastCase]:
    """Cases as they were handed over; those without a receivable are left out."""
    for start in range(0, len(case_ids), CHUNK):
        yield from _load(list(case_ids[start : start + CHUNK]))


def _load(ids: list[int]) -> Iterator[PastCase]:
    loaded = load_cases(ids)
    natural: dict[int, bool] = dict(_rows(_CASES, ids))
    receivables, costs = _grouped(_RECEIVABLES, ids), _grouped(_COSTS, ids, COMPENSATION)
    holds = _grouped(_HOLDS, ids, Act.LETTER)
    agreed_on: dict[int, date] = dict(_rows(_AGREED, ids, ids))
    deductible: dict[tuple[int, date], bool] = {}
    for case_id in ids:
        case = loaded[case_id]
        of = (case.client_id, case.opened_on)
        if of not in deductible:
            deductible[of] = agreement_on(*of).vat_deductible
        kept = {row[0] for row in costs[case_id]}
        net = {one.id: one.principal_cents for one in case.facts.receivables}
        if not net:
            continue
        yield PastCase(
            id=case_id,
            kind=case.kind,
            natural_debtor=natural[case_id],
            vat_deductible=deductible[of],
            receivables=tuple(_receivable(row, net[row[0]]) for row in receivables[case_id]),
            facts=case.facts._replace(
                costs=tuple(cost for cost in case.facts.costs if cost.id in kept),
                offers=(),
                refunds=(),
            ),
            creditor_costs=_by_day(costs[case_id]),
            compensation=Money(sum(row[2] for row in costs[case_id] if row[3] == COMPENSATION)),
            held=tuple(_held(*row) for row in holds[case_id]),
            agreed_on=agreed_on.get(case_id),
        )


def _receivable(row: Row, principal: int) -> PastReceivable:
    number, kind, invoiced, due, handed_over, reminded = row
    return PastReceivable(number, kind, invoiced, due, handed_over, principal, tuple(reminded))


def _by_day(costs: Sequence[Row]) -> dict[date, Money]:
    """What the creditor's reminders of a day cost."""
    sums: dict[date, int] = defaultdict(int)
    for _, day, cents, act in costs:
        if act != COMPENSATION:
            sums[day] += cents
    return {day: Money(cents) for day, cents in sums.items()}


def _held(placed_on: date, lifted_on: date | None, until: date | None) -> Held:
    ends = [day for day in (lifted_on and lifted_on - timedelta(days=1), until) if day]
    return Held(placed_on, min(ends, default=None))


def _rows(sql: str, *values: Any) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _grouped(sql: str, ids: list[int], *values: Any) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in _rows(sql, ids, *values):
        grouped[row[0]].append(row[1:])
    return grouped
