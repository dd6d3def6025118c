"""Money that waits in suspense: which items, and what their lines said.

Who paid and with what words shows only where the payer's file is open, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from inkasso.gate.backend.prepared import rows_of, rows_where, with_beside
from inkasso.payments.events import Line
from inkasso.payments.models import BankEvent, BankItem, ItemPayer, Suspense

#: Nothing has become of an item in suspense.
_WAITS = " AND ".join(
    f"NOT EXISTS (SELECT FROM {table} done WHERE done.item_id = payments_suspense.item_id)"
    for table in (
        "receivables_payment",
        "receivables_reversal",
        "payments_handling",
        "payments_cleared",
    )
)
_AFTER, _BEFORE = (
    f"SELECT item_id FROM payments_suspense WHERE item_id {than} %s AND {_WAITS} "
    "ORDER BY item_id LIMIT 1"
    for than in "><"
)


def open_suspense() -> QuerySet[Suspense]:
    """Items in suspense: not paid towards a case, not taken back, not told in detail since.

    Nor booked away or sent back by hand.
    """
    return Suspense.objects.extra(where=[_WAITS])


def line_of(item: BankItem, payer: ItemPayer | None = None) -> Line:
    """The line that an item came from, as far as rows keep it; a payment, not a return."""
    return Line(
        archive_id=item.archive_id,
        end_to_end_id=item.end_to_end_id,
        value_date=item.value_date,
        cents=item.cents,
        currency=item.currency,
        references=(item.reference,) if item.reference else (),
        message=payer.message if payer else "",
        payer_name=payer.name if payer else "",
        payer_iban=payer.iban if payer else "",
        return_reason="",
        reversal=False,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An item in suspense as a list tells it."""

    item: BankItem
    because: str
    #: Empty where the payer's file is not open.
    payer: str
    message: str


def oldest_waiting(most: int) -> list[Suspense]:
    """The items that have waited longest, each with its line."""
    return with_beside(rows_where(Suspense, f"{_WAITS} ORDER BY item_id LIMIT %s", [most]), "item")


def waiting_numbered(item_id: int) -> list[Suspense]:
    """An item that waits, with its line; empty when it does not."""
    return with_beside(rows_where(Suspense, f"item_id = %s AND {_WAITS}", [item_id]), "item")


def payers_of(waiting: Iterable[Suspense]) -> dict[int, ItemPayer]:
    """What the bank told of payers, by item, as far as their files are open."""
    numbers = [suspense.item_id for suspense in waiting]
    return {one.item_id: one for one in rows_where(ItemPayer, "item_id = ANY(%s)", [numbers])}


def told_of(waiting: Sequence[Suspense]) -> list[Told]:
    """The items as a list tells them, with what the bank told as far as it is open."""
    payers = payers_of(waiting)
    return [_told(suspense, payers.get(suspense.item_id)) for suspense in waiting]


def _told(suspense: Suspense, payer: ItemPayer | None) -> Told:
    return Told(
        item=suspense.item,
        because=suspense.because,
        payer=payer.name if payer else "",
        message=payer.message if payer else "",
    )


def waiting_in_all() -> int:
    """How many items wait."""
    ((count,),) = rows_of(f"SELECT count(*) FROM payments_suspense WHERE {_WAITS}", ())
    return int(count)


def next_waiting(item_id: int) -> int | None:
    """The item that waits next after one, else the oldest of the others; None when none does."""
    found = rows_of(_AFTER, [item_id]) or rows_of(_BEFORE, [item_id])
    return next((number for (number,) in found), None)


def payer_of_item(item_id: int) -> UUID | None:
    """Whom an item is from, as a number; None where the bank told nothing or there is no item."""
    if item_id >= _LARGEST:
        return None
    item = BankItem.objects.filter(id=item_id).first()
    return item.payer_id if item else None


def told_of_payer(payer: UUID) -> ItemPayer | None:
    """A payer as the bank told of them last; None where their file is not open."""
    return ItemPayer.objects.filter(payer_id=payer).order_by("-item_id").first()


#: Beyond what a number of a row can be.
_LARGEST = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class Lump:
    """A sum on the account whose payments the bank has not told yet."""

    event: BankEvent
    #: Days since it was booked.
    days: int


def lumps_without_items(on: date) -> list[Lump]:
    """Lump sums whose items have not come, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_LUMPS)
        numbers = [number for (number,) in cursor.fetchall()]
    events = BankEvent.objects.filter(id__in=numbers).order_by("booked_on", "id")
    return [Lump(event=event, days=(on - event.booked_on).days) for event in events]


#: Found by the entries of lump sums, of which there is about one a day, not by all events.
_LUMPS = """
SELECT v.id FROM ledger_entry e
  JOIN payments_bankevent v ON v.id = split_part(e.source, ':', 2)::bigint
 WHERE e.kind = 'lump_sum'
   AND NOT EXISTS (SELECT FROM payments_bankitem i WHERE i.event_id = v.id)
   AND NOT EXISTS (SELECT FROM ledger_carrieditems c WHERE c.event_id = v.id)
"""
