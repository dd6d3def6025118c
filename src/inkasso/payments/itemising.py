"""Entries that told nothing of what lies in them, until another message of the bank did.

A bare entry goes to suspense whole, for nobody can say whether anything more will come. When it
does, a counter-item takes it out again and the items stand in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from inkasso.ledger.accounts import Account
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.parties.hidden import HiddenRow
from inkasso.payments.models import BankItem, Cleared, ItemPayer
from inkasso.payments.waiting import open_suspense


def bare_items(item_ids: Sequence[int]) -> set[int]:
    """Those of the items that carry nothing but money and still wait in suspense."""
    if not item_ids:
        return set()
    bare = open_suspense().filter(
        item_id__in=item_ids,
        item__reference="",
        item__end_to_end_id="",
        item__payer_id__isnull=True,
    )
    return set(bare.values_list("item_id", flat=True))


def open_bare(item_ids: Sequence[int], booked_on: date) -> None:
    """Move bare items from suspense to where their entry awaits its items."""
    for item in BankItem.objects.filter(id__in=item_ids).order_by("id"):
        take_out(item, booked_on)


def take_out(item: BankItem, booked_on: date) -> BankItem:
    """Move an item from suspense to where its entry awaits items: others will stand for it.

    Gives the counter-item that takes it out.
    """
    counter = counter_of(item)
    Cleared.objects.create(item=item, by_item=counter)
    post([_entry(item, counter, booked_on)])
    return counter


def counter_of(item: BankItem) -> BankItem:
    """An item that undoes another, so that what comes in its place sums to the bank's entry."""
    return BankItem.objects.create(
        event_id=item.event_id,
        archive_id=item.archive_id,
        end_to_end_id="",
        value_date=item.value_date,
        cents=-item.cents,
        currency=item.currency,
        reference="",
    )


def item_like(item: BankItem, cents: int) -> BankItem:
    """An item that stands for another or for a part of it, with all that the bank told of it.

    Raises `HiddenRow` when the payer's file is not open: whose money it is must not get lost.
    """
    like = BankItem.objects.create(
        event_id=item.event_id,
        archive_id=item.archive_id,
        end_to_end_id=item.end_to_end_id,
        value_date=item.value_date,
        cents=cents,
        currency=item.currency,
        reference=item.reference,
        payer_id=item.payer_id,
    )
    if item.payer_id is not None:
        payer = ItemPayer.objects.filter(item=item).first()
        if payer is None:
            raise HiddenRow("payments_itempayer", item.id)
        ItemPayer.objects.create(
            item=like,
            payer_id=payer.payer_id,
            name=payer.name,
            iban=payer.iban,
            message=payer.message,
        )
    return like


def _entry(item: BankItem, counter: BankItem, booked_on: date) -> NewEntry:
    waited = Account.SUSPENSE if item.cents > 0 else Account.UNEXPLAINED_DEBITS
    lines = (
        NewPosting(waited, item.cents, item.currency),
        NewPosting(Account.AWAITING_ITEMS, -item.cents, item.currency),
    )
    return NewEntry(booked_on, item.value_date, "itemised", f"item:{counter.id}", None, lines)
