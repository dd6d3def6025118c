"""Money that waits in suspense: which items, and what their lines said.

Who paid and with what words shows only where the payer's file is open, and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from inkasso.payments.events import Line
from inkasso.payments.models import BankEvent, BankItem, Handling, ItemPayer, Suspense
from inkasso.receivables.models import Payment, Reversal


def open_suspense() -> QuerySet[Suspense]:
    """Items in suspense: not paid towards a case, not taken back, not told in detail since.

    Nor booked away or sent back by hand.
    """
    of_item = {"item_id": OuterRef("item_id")}
    return Suspense.objects.filter(
        ~Exists(Payment.objects.filter(**of_item)),
        ~Exists(Reversal.objects.filter(**of_item)),
        ~Exists(Handling.objects.filter(**of_item)),
        item__cleared__isnull=True,
    )


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
    #: Whom the payer's details are about; nobody when the bank named no payer.
    payer_id: UUID | None
    #: Empty where the payer's file is not open.
    payer: str
    message: str


def oldest_waiting(most: int) -> list[Told]:
    """The items that have waited longest, with what the bank told as far as it is open."""
    waiting = list(open_suspense().select_related("item").order_by("item_id")[:most])
    payers = ItemPayer.objects.in_bulk([suspense.item_id for suspense in waiting])
    return [_told(suspense, payers.get(suspense.item_id)) for suspense in waiting]


def _told(suspense: Suspense, payer: ItemPayer | None) -> Told:
    return Told(
        item=suspense.item,
        because=suspense.because,
        payer_id=suspense.item.payer_id,
        payer=payer.name if payer else "",
        message=payer.message if payer else "",
    )


def waiting_in_all() -> int:
    """How many items wait."""
    return open_suspense().count()


def next_waiting(item_id: int) -> int | None:
    """The item that waits next after one, else the oldest of the others; None when none does."""
    others = open_suspense().exclude(item_id=item_id).order_by("item_id")
    numbers = others.values_list("item_id", flat=True)
    return numbers.filter(item_id__gt=item_id).first() or numbers.first()


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
