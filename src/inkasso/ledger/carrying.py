"""Carrying forward: entries whose time is out are replaced by sums without case or person.

A sum stands for the postings of one account, client, currency, year and remittance, so balances,
proofs and remittances are what they were. The seal over the entries is kept: beside it stands a
hash over what is left, made after the seal was found whole, so that tampering is still found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection

from inkasso.ledger.models import CarriedItems, CarriedStatement
from inkasso.ledger.seals import broken_seals

#: A line of the bank's statement: account, currency, day, cents.
StatementLine = tuple[str, str, date, int]

_SUMS = """
INSERT INTO ledger_carriedforward
       (run, account, client_id, currency, year, remittance_id, cents, postings)
SELECT %(run)s, p.account, p.client_id, p.currency, extract(year FROM e.booked_on), l.settled,
       sum(p.cents), count(*)
  FROM pg_temp.leaving l JOIN ledger_posting p ON p.id = l.posting_id
  JOIN ledger_entry e ON e.id = p.entry_id
 GROUP BY p.account, p.client_id, p.currency, extract(year FROM e.booked_on), l.settled
"""
_POSTINGS = "DELETE FROM ledger_posting WHERE id IN (SELECT posting_id FROM pg_temp.leaving)"
_ENTRIES = "DELETE FROM ledger_entry WHERE id IN (SELECT entry_id FROM pg_temp.leaving)"
_RESEAL = """
INSERT INTO ledger_reseal (seal_id, run, removed, digest)
SELECT s.id, %(run)s, g.removed, ledger_digest(s.first_entry, s.last_entry, s.digest || '|' ||
       %(run)s::bigint)
  FROM ledger_seal s
  JOIN (SELECT s.id, count(DISTINCT l.entry_id) AS removed FROM ledger_seal s
          JOIN pg_temp.leaving l ON l.entry_id BETWEEN s.first_entry AND s.last_entry
         WHERE s.id = ANY(%(seals)s) GROUP BY s.id) g ON g.id = s.id
"""


def whole_seals(numbers: Sequence[int]) -> list[int]:
    """Those of some seals that fit their entries."""
    broken = set(broken_seals(numbers))
    return [number for number in numbers if number not in broken]


def carry_forward(run: int, seals: Sequence[int]) -> tuple[int, int]:
    """Replace the postings named in `pg_temp.leaving` by sums; how many entries and postings went.

    The temporary table has `entry_id`, `posting_id` and the remittance that `settled` it; all of
    its entries stand under the seals, which fit. In the caller's transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, {"run": run})
        cursor.execute(_POSTINGS)
        postings = int(cursor.rowcount)
        cursor.execute(_ENTRIES)
        entries = int(cursor.rowcount)
        cursor.execute(_RESEAL, {"run": run, "seals": list(seals)})
    return entries, postings


def carry_statement(run: int, lines: Iterable[StatementLine]) -> None:
    """Add the sums that stand for entries of the bank which go, by account, currency and year."""
    sums: dict[tuple[str, str, int], list[int]] = defaultdict(lambda: [0, 0])
    for iban, currency, booked_on, cents in lines:
        total = sums[iban, currency, booked_on.year]
        total[0] += cents
        total[1] += 1
    CarriedStatement.objects.bulk_create(
        CarriedStatement(
            run=run, account_iban=iban, currency=currency, year=year, cents=cents, events=events
        )
        for (iban, currency, year), (cents, events) in sums.items()
    )


def carry_items(run: int, items: Iterable[tuple[int, int]]) -> None:
    """Add the sums that stand for items which go, each `(event, cents)`, by the bank's entry."""
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for event, cents in items:
        sums[event][0] += cents
        sums[event][1] += 1
    CarriedItems.objects.bulk_create(
        CarriedItems(run=run, event_id=event, cents=cents, items=count)
        for event, (cents, count) in sums.items()
    )
