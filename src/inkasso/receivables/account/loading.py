"""Facts of many cases at once, read with one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from inkasso.gate.backend.prepared import Row, rows_of
from inkasso.law.fi.interest.terms import InterestTerms
from inkasso.ledger.accounts import Account as LedgerAccount
from inkasso.receivables.account.facts import (
    CaseFacts,
    CostFacts,
    OfferFacts,
    PaymentFacts,
    ReceivableFacts,
    RefundFacts,
    WriteOffFacts,
)
from inkasso.receivables.account.terms import accrual_of, interest_terms, order_of
from inkasso.receivables.models import Receivable


class PostedAt(NamedTuple):
    """Where in the books cents of a case stand."""

    account: LedgerAccount
    receivable_id: int | None = None
    #: Of collected money, the payment that it came in by.
    payment_id: int | None = None


#: What the books hold of a case.
Posted = dict[PostedAt, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCase:
    """A case with the facts that decide its account, and what is already in the books."""

    id: int
    client_id: int
    person_id: UUID
    kind: str
    #: The debtor is the State, a municipality or another public body.
    public_body: bool
    reference: str
    opened_on: date
    closed_on: date | None
    facts: CaseFacts
    posted: Posted
    #: Latest day to which the books have fixed interest.
    fixed_through: date | None


def terms_of(receivable: Receivable, case: LoadedCase) -> InterestTerms:
    """What decides the rate of a receivable of a case."""
    return interest_terms(
        receivable.kind,
        case.kind,
        receivable.interest_percent,
        receivable.due_date,
        public_body=case.public_body,
    )


#: In which order money is used was settled when the case was opened: a later agreement of the
#: client's changes no account of before. One opened before the first agreement follows the first.
_CASES = """
SELECT c.id, c.client_id, c.person_id, c.kind, c.reference, c.opened_on, c.closed_on,
       a.costs_first, y.kind = 'public_body'
  FROM receivables_case c
  JOIN parties_party y ON y.id = c.person_id
  LEFT JOIN LATERAL (SELECT costs_first FROM mandates_agreement
                      WHERE client_id = c.client_id
                      ORDER BY valid_from > c.opened_on,
                               CASE WHEN valid_from > c.opened_on THEN valid_from END,
                               valid_from DESC, id DESC LIMIT 1) a ON true
 WHERE c.id = ANY(%s) ORDER BY c.id
"""
_LOCKED = _CASES + " FOR NO KEY UPDATE OF c"

_RECEIVABLES = """
SELECT r.case_id, r.id, r.principal_cents - coalesce(k.cents, 0), r.due_date, r.handed_over_on,
       r.kind, r.interest_percent
  FROM receivables_receivable r
  LEFT JOIN (SELECT receivable_id, sum(cents)::bigint AS cents
               FROM receivables_credit GROUP BY receivable_id) k ON k.receivable_id = r.id
 WHERE r.case_id = ANY(%s) ORDER BY r.due_date, r.id
"""
_COSTS = """
SELECT case_id, id, charged_on, cents, by_creditor
  FROM receivables_cost WHERE case_id = ANY(%s) ORDER BY charged_on, id
"""
_PAYMENTS = """
SELECT p.case_id, p.id, p.value_date, p.booked_on, p.cents
  FROM receivables_payment p
 WHERE p.case_id = ANY(%s)
   AND NOT EXISTS (SELECT 1 FROM receivables_reversal r WHERE r.payment_id = p.id)
 ORDER BY p.value_date, p.id
"""
_OFFERS = """
SELECT case_id, dated, deadline, total_cents, receivable_ids
  FROM receivables_offer WHERE case_id = ANY(%s) ORDER BY dated
"""
#: What was undone of a refund counts against it from then on.
_REFUNDS = """
SELECT r.case_id, f.day, f.cents FROM receivables_refund r
 CROSS JOIN LATERAL (SELECT 0::bigint AS part, r.ordered_on AS day, r.cents
                      UNION ALL
                     SELECT u.id, u.undone_on, -u.cents FROM receivables_refundundone u
                      WHERE u.refund_id = r.id) AS f
 WHERE r.case_id = ANY(%s) ORDER BY r.id, f.part
"""
_WRITE_OFFS = """
SELECT case_id, id, written_off_on, principal_cents, interest_cents, costs_cents
  FROM receivables_writeoff WHERE case_id = ANY(%s) ORDER BY written_off_on, id
"""
_WITHDRAWN = """
SELECT case_id, cost_id FROM receivables_costwithdrawn WHERE case_id = ANY(%s)
"""
_POSTED = """
SELECT case_id, account, receivable_id, payment_id, sum(cents)::bigint
  FROM ledger_posting
 WHERE case_id = ANY(%s) AND (account LIKE 'claim.%%' OR account LIKE 'collected.%%'
       OR account = 'refund.due')
 GROUP BY case_id, account, receivable_id, payment_id
"""
_FIXED = """
SELECT case_id, max(effective_on) FROM ledger_entry WHERE case_id = ANY(%s) GROUP BY case_id
"""


_RECALLS = """
SELECT case_id, recalled_on FROM receivables_recall WHERE case_id = ANY(%s)
"""


#: What most cases have nothing of.
_SELDOM = {
    _OFFERS: "receivables_offer",
    _REFUNDS: "receivables_refund",
    _WRITE_OFFS: "receivables_writeoff",
    _WITHDRAWN: "receivables_costwithdrawn",
    _RECALLS: "receivables_recall",
    _COSTS: "receivables_cost",
}
_THERE = "SELECT " + ", ".join(
    f"EXISTS (SELECT FROM {table} WHERE case_id = ANY(%(ids)s))" for table in _SELDOM.values()
)
#: For so few cases it is asked first which of those tables hold anything.
_FEW = 20


def _there(case_ids: Sequence[int]) -> Row:
    """Which of the tables that most cases have nothing in hold anything of these."""
    if len(case_ids) > _FEW:
        return (True,) * len(_SELDOM)
    (there,) = rows_of(_THERE, {"ids": list(case_ids)})
    return there


def _by_case(sql: str, case_ids: Sequence[int]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    if not case_ids:
        return grouped
    for row in rows_of(sql, [list(case_ids)]):
        grouped[row[0]].append(row[1:])
    return grouped


def lock_cases(case_ids: Sequence[int]) -> dict[int, LoadedCase]:
    """Cases locked until the transaction ends, in the order of their ids so nobody deadlocks."""
    return _load(case_ids, rows_of(_LOCKED, [sorted(set(case_ids))]))


def load_cases(case_ids: Sequence[int]) -> dict[int, LoadedCase]:
    """Cases as they stand, for reading."""
    return _load(case_ids, rows_of(_CASES, [sorted(set(case_ids))]))


def _load(case_ids: Sequence[int], headers: list[Row]) -> dict[int, LoadedCase]:
    receivables = _by_case(_RECEIVABLES, case_ids)
    payments = _by_case(_PAYMENTS, case_ids)
    there = _there(case_ids)
    offers, refunds, write_offs, withdrawn, recalls, costs = (
        _by_case(sql, case_ids if holds else ()) for sql, holds in zip(_SELDOM, there, strict=True)
    )
    posted = _by_case(_POSTED, case_ids)
    fixed: dict[int, date] = dict(rows_of(_FIXED, [list(case_ids)]))
    loaded = {}
    for case_id, client_id, person_id, kind, reference, opened_on, closed_on, *more in headers:
        first, public_body = more
        facts = CaseFacts(
            receivables=tuple(
                ReceivableFacts(
                    rid,
                    cents,
                    due,
                    handed,
                    accrual_of(rkind, kind, percent, due, public_body=public_body),
                )
                for rid, cents, due, handed, rkind, percent in receivables[case_id]
            ),
            costs=tuple(CostFacts(*row) for row in costs[case_id]),
            payments=tuple(PaymentFacts(*row) for row in payments[case_id]),
            offers=tuple(OfferFacts(*row) for row in offers[case_id]),
            refunds=tuple(RefundFacts(*row) for row in refunds[case_id]),
            write_offs=tuple(WriteOffFacts(*row) for row in write_offs[case_id]),
            recalled_on=next((day for (day,) in recalls[case_id]), None),
            withdrawn=frozenset(cost_id for (cost_id,) in withdrawn[case_id]),
            order=order_of(kind, opened_on, costs_first=bool(first)),
        )
        loaded[case_id] = LoadedCase(
            id=case_id,
            client_id=client_id,
            person_id=person_id,
            kind=kind,
            public_body=public_body,
            reference=reference,
            opened_on=opened_on,
            closed_on=closed_on,
            facts=facts,
            posted={
                PostedAt(LedgerAccount(account), rid, payment_id): cents
                for account, rid, payment_id, cents in posted[case_id]
            },
            fixed_through=fixed.get(case_id),
        )
    return loaded
