"""The suspense queue: money without a case, with ranked proposals and a reason for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import EUR
from inkasso.base.words import Words
from inkasso.ledger.accounts import Account
from inkasso.payments.booking import book_payments
from inkasso.payments.events import Booking
from inkasso.payments.matching import Match
from inkasso.payments.models import BankItem, Suspense
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
    because: str
    payer: str
    message: str
    proposals: tuple[Proposal, ...]


def waiting_items(on: date) -> Iterator[Waiting]:
    """Every item in suspense, oldest first, with its likeliest cases."""
    waiting = open_suspense().select_related("item__itempayer").order_by("item_id")
    for start in range(0, count := waiting.count(), _CHUNK):
        yield from _with_proposals(waiting[start : min(start + _CHUNK, count)], on)


def _with_proposals(chunk: Iterable[Suspense], on: date) -> Iterator[Waiting]:
    lines = {suspense: line_of(suspense.item) for suspense in chunk}
    proposals = propose(list(lines.values()), on)
    for (suspense, line), proposed in zip(lines.items(), proposals, strict=True):
        yield Waiting(
            item=suspense.item,
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
