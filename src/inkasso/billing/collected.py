"""Collected money line by line: each payment, return or correction, as it fell on its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db import connection

from inkasso.base.money import Money
from inkasso.billing.report.content import CollectedRow
from inkasso.ledger.accounts import Account

#: A payment stands under its value date; its entry may count from a later day.
_LINES = """
SELECT e.id, coalesce(m.value_date, e.effective_on) AS day, p.case_id, p.account,
       sum(-p.cents)::bigint
  FROM ledger_posting p
  JOIN ledger_entry e ON e.id = p.entry_id
  LEFT JOIN receivables_payment m
    ON m.id = CASE WHEN e.kind = 'payment' THEN split_part(e.source, ':', 2)::bigint END
 WHERE p.id = ANY(%s)
 GROUP BY e.id, day, p.case_id, p.account ORDER BY day, e.id
"""
#: What joined a case after the day is left out, so that a report stays the same.
_INVOICES = """
SELECT DISTINCT t.case_id, t.invoice_number FROM receivables_receivable t
 WHERE t.case_id = ANY(%s) AND t.handed_over_on <= %s ORDER BY 1, 2
"""


class _Key(NamedTuple):
    entry_id: int
    day: date
    case_id: int


def collected_rows(posting_ids: Iterable[int], on: date) -> Iterator[CollectedRow]:
    """The lines that postings of collected money make up, by day; invoices as known on a day."""
    parts: dict[_Key, dict[str, int]] = defaultdict(dict)
    for entry_id, day, case_id, account, cents in _query(_LINES, list(posting_ids)):
        assert isinstance(day, date), "the ledger's days are days"
        key = _Key(int(str(entry_id)), day, int(str(case_id)))
        parts[key][str(account)] = int(str(cents))
    invoices = _invoices({key.case_id for key in parts}, on)
    for key, amounts in parts.items():
        yield CollectedRow(
            received_on=key.day,
            case_number=str(key.case_id),
            invoice_numbers=tuple(invoices[key.case_id]),
            principal=Money(amounts.get(Account.COLLECTED_PRINCIPAL, 0)),
            interest=Money(amounts.get(Account.COLLECTED_INTEREST, 0)),
            costs=Money(amounts.get(Account.COLLECTED_COSTS, 0)),
        )


def _invoices(case_ids: set[int], on: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for case_id, number in _query(_INVOICES, sorted(case_ids), on):
        found[int(str(case_id))].append(str(number))
    return found


def _query(sql: str, *values: list[int] | date) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())
