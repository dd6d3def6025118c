"""What the bank told of a payment goes with the payment; sums of a year stand for its entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import connection

from inkasso.ledger.carrying import carry_items, carry_statement
from inkasso.rights.retention.recording import Record

#: Facts of a case that name the bank's item they came in.
PAID_BY = frozenset({"receivables_payment", "receivables_reversal"})
#: What hangs on an item, children first, with the category that each holds.
_OF_ITEM: Mapping[str, str] = {
    "payments_itempayer": "payer_details",
    "payments_suspense": "payments",
    "payments_openreturn": "payments",
    "payments_cleared": "payments",
    "payments_handling": "payments",
}
_ITEMS = """
DELETE FROM payments_bankitem t WHERE t.id = ANY(%s)
   AND NOT EXISTS (SELECT FROM receivables_payment x WHERE x.item_id = t.id)
   AND NOT EXISTS (SELECT FROM receivables_reversal x WHERE x.item_id = t.id)
   AND NOT EXISTS (SELECT FROM payments_cleared x WHERE x.by_item_id = t.id)
RETURNING t.event_id, t.cents
"""


def items_of(statement: str, table: str) -> Sequence[int]:
    """The bank's items of the facts that a statement is about to delete."""
    chosen = statement.replace(f"DELETE FROM {table} WHERE", f"SELECT item_id FROM {table} WHERE")
    with connection.cursor() as cursor:
        cursor.execute(chosen)
        return [item for (item,) in cursor.fetchall()]


def remove_items(record: Record, items: Sequence[int]) -> None:
    """Remove items whose payments went, with all that hangs on them: they are as old."""
    if not items:
        return
    wanted = list(items)
    with connection.cursor() as cursor:
        for table, category in _OF_ITEM.items():
            cursor.execute(f"DELETE FROM {table} WHERE item_id = ANY(%s)", [wanted])
            _note(record, table, category, cursor.rowcount)
        cursor.execute(_ITEMS, [wanted])
        gone = cursor.fetchall()
        if gone:
            carry_items(record.begin(), gone)
        _note(record, "payments_bankitem", "payments", len(gone))


def remove_unpaid(record: Record, statement: str) -> int:
    """Remove items that became no payment, such as our own payments out."""
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} RETURNING event_id, cents")
        gone = cursor.fetchall()
    if gone:
        carry_items(record.begin(), gone)
    return len(gone)


def remove_events(record: Record, statement: str) -> int:
    """Remove the bank's booked entries, and carry their sums forward."""
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} RETURNING account_iban, currency, booked_on, cents")
        gone = cursor.fetchall()
    if gone:
        carry_statement(record.begin(), gone)
    return len(gone)


def _note(record: Record, table: str, category: str, rows: int) -> None:
    if rows:
        record.count(table, category, ["with its payment"], rows)
