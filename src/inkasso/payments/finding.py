"""Finding money by what its statement says: an archive id, an end-to-end id or its sum.

Who paid is not looked at: a payer's own words stand in their file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from inkasso.base.money import EUR
from inkasso.formats.amounts import parse_amount
from inkasso.payments.models import BankItem
from inkasso.payments.waiting import open_suspense
from inkasso.receivables.models import Payment


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """Money on the bank account, and where it is now."""

    number: int
    booked_on: date
    #: Signed: money in is positive.
    cents: int
    #: Empty where the bank gave none.
    archive_id: str
    #: The case that it was placed on.
    case_id: int | None
    #: It lies in suspense.
    waits: bool


def items_named(text: str, most: int) -> list[FoundItem]:
    """Items of money with an id or of a sum, the newest first."""
    named = Q(archive_id=text) & ~Q(archive_id="")
    named |= Q(end_to_end_id=text) & ~Q(end_to_end_id__in=("", "NOTPROVIDED"))
    cents = _cents(text)
    if cents:
        named |= Q(cents__in=(cents, -cents))
    items = list(BankItem.objects.filter(named).select_related("event").order_by("-id")[:most])
    numbers = [item.id for item in items]
    cases = dict(Payment.objects.filter(item_id__in=numbers).values_list("item_id", "case_id"))
    waiting = set(open_suspense().filter(item_id__in=numbers).values_list("item_id", flat=True))
    return [
        FoundItem(
            number=item.id,
            booked_on=item.event.booked_on,
            cents=item.cents,
            archive_id=item.archive_id,
            case_id=cases.get(item.id),
            waits=item.id in waiting,
        )
        for item in items
    ]


def _cents(text: str) -> int | None:
    """The sum that a text is, in cents; whole numbers without a sign are numbers of something."""
    if not any(sign in text for sign in ",.€"):
        return None
    amount = parse_amount(text, EUR)
    return None if amount is None else amount.cents
