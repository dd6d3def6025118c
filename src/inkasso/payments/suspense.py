"""The suspense queue: money without a case, with ranked proposals and a reason for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import EUR
from inkasso.base.words import Words
from inkasso.ledger.accounts import Account
from inkasso.payments.booking import book_payments
from inkasso.payments.events import Booking
from inkasso.payments.matching import Match
from inkasso.payments.models import BankItem, ItemPayer, Suspense
from inkasso.payments.proposing import Proposal, propose
from inkasso.payments.returning import settle_open_returns
from inkasso.payments.waiting import line_of, open_suspense
from inkasso.receivables.models import Case

#: Items whose cases are looked for at once.
_CHUNK = 100
_NO_ITEM = Words(
    fi="Erää {item} ei ole selvittämättömissä.",
    sv="Post {item} finns inte bland de outredda.",
    en="Item {item} is not in suspense.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An item in suspense, with what is known of it."""

    item: BankItem
    #: Whom the payer's details are about; nobody when the bank named no payer.
    payer_id: UUID | None
    because: str
    payer: str
    message: str
    proposals: tuple[Proposal, ...]


def waiting_items(on: date) -> Iterator[Waiting]:
    """Every item in suspense, oldest first, with its likeliest cases."""
    waiting = open_suspense().select_related("item").order_by("item_id")
    for start in range(0, count := waiting.count(), _CHUNK):
        yield from _with_proposals(waiting[start : min(start + _CHUNK, count)], on)


def _with_proposals(chunk: QuerySet[Suspense], on: date) -> Iterator[Waiting]:
    payers = ItemPayer.objects.in_bulk([suspense.item_id for suspense in chunk])
    lines = {one: line_of(one.item, payers.get(one.item_id)) for one in chunk}
    proposals = propose(list(lines.values()), on)
    for (suspense, line), proposed in zip(lines.items(), proposals, strict=True):
        payer = payers.get(suspense.item_id)
        yield Waiting(
            item=suspense.item,
            payer_id=payer.payer_id if payer else None,
            because=suspense.because,
            payer=line.payer_name,
            message=line.message,
            proposals=proposed,
        )


def assign(item_id: int, case: Case, on: date) -> None:
    """Count an item in suspense towards a case; raises `Refused` (`not_in_suspense`)."""
    with transaction.atomic():
        # Locked first and looked at again after: who came second finds the first one's payment.
        Suspense.objects.select_for_update(no_key=True).filter(item_id=item_id).first()
        suspense = open_suspense().select_related("item").filter(item_id=item_id).first()
        if suspense is None or suspense.item.cents < 0 or suspense.item.currency != EUR:
            raise Refused(Refusal(code="not_in_suspense", message=_NO_ITEM.format(item=item_id)))
        booking = Booking(item_id, line_of(suspense.item), Account.SUSPENSE)
        book_payments([(booking, Match(case.id, "staff", ""))], on)
        settle_open_returns([suspense.item.cents], on)
