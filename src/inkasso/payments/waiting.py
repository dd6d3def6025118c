"""Money that waits in suspense: which items, and what their lines said.

Who paid and with what words shows only where the payer's file is open, and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from inkasso.payments.events import Line
from inkasso.payments.models import BankItem, ItemPayer, Suspense
from inkasso.receivables.models import Payment, Reversal


def open_suspense() -> QuerySet[Suspense]:
    """Items in suspense: not paid towards a case, not taken back, not told in detail since."""
    of_item = {"item_id": OuterRef("item_id")}
    return Suspense.objects.filter(
        ~Exists(Payment.objects.filter(**of_item)),
        ~Exists(Reversal.objects.filter(**of_item)),
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
