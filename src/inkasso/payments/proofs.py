"""Proof that the bank account in the books is the bank account at the bank."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.money import Money
from inkasso.ledger.proofs import Check, check, rows
from inkasso.payments.statements import proof as statement_proof

_BANK = """
SELECT coalesce(e.currency, p.currency), coalesce(e.cents, 0), coalesce(p.cents, 0)
  FROM (SELECT currency, sum(cents)::bigint AS cents
          FROM (SELECT currency, cents FROM payments_bankevent
                UNION ALL SELECT currency, cents FROM ledger_carriedstatement) AS told
         GROUP BY currency) e
  FULL JOIN (SELECT currency, sum(cents)::bigint AS cents
               FROM (SELECT account, currency, cents FROM ledger_posting
                     UNION ALL SELECT account, currency, cents FROM ledger_carriedforward) AS books
              WHERE account = 'bank.client_money' GROUP BY currency) p USING (currency)
"""

_EVENTS = """
SELECT e.id, e.cents, sum(i.cents) FROM payments_bankevent e
  JOIN (SELECT event_id, cents FROM payments_bankitem
        UNION ALL SELECT event_id, cents FROM ledger_carrieditems) i ON i.event_id = e.id
 GROUP BY e.id, e.cents HAVING sum(i.cents) <> e.cents ORDER BY e.id
"""

#: An item is a payment, or waits in suspense, or was moved by an entry of its own.
_UNPLACED = """
SELECT i.id FROM payments_bankitem i
 WHERE NOT EXISTS (SELECT 1 FROM receivables_payment p WHERE p.item_id = i.id)
   AND NOT EXISTS (SELECT 1 FROM receivables_reversal r WHERE r.item_id = i.id)
   AND NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.source = 'item:' || i.id)
 ORDER BY i.id
"""


def proofs() -> Iterator[Check]:
    """The statements about bank events and items."""
    totals = rows(_BANK)
    yield check(
        "bank_account_ties",
        [
            f"{currency}: the bank says {Money(int(str(bank)))}, the books {Money(int(str(books)))}"
            for currency, bank, books in totals
            if bank != books
        ],
        "; ".join(f"{Money(int(str(bank)))} {currency}" for currency, bank, _ in totals)
        or "no bank file yet",
    )
    yield statement_proof()
    yield check(
        "items_make_events",
        [f"event {event}: {cents} against items {items}" for event, cents, items in rows(_EVENTS)],
        "the items of every itemised event sum to it",
    )
    yield check(
        "every_item_booked",
        [f"item {item} is in no entry" for (item,) in rows(_UNPLACED)],
        "every item is a payment, a return, a payout or in suspense",
    )
