"""The suspense queue: money without a case, with ranked proposals and a reason for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import EUR
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.ledger.accounts import Account
from inkasso.payments.booking import book_payments
from inkasso.payments.events import Booking
from inkasso.payments.matching import Match
from inkasso.payments.models import BankItem, Handled, Handling, Suspense
from inkasso.payments.proposing import ByName, Proposal, propose, whoever_has
from inkasso.payments.returning import settle_open_returns
from inkasso.payments.waiting import line_of, open_suspense, payers_of, waiting_numbered
from inkasso.receivables.models import Case, Payment

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


def waiting_item(item_id: int, on: date, by_name: ByName) -> Waiting | None:
    """One item in suspense with its likeliest cases; None when it does not wait there."""
    if item_id >= _LARGEST:
        return None
    return next(_with_proposals(waiting_numbered(item_id), on, by_name), None)


def waiting_items(on: date) -> Iterator[Waiting]:
    """Every item in suspense, oldest first, with its likeliest cases."""
    waiting = open_suspense().select_related("item").order_by("item_id")
    for start in range(0, count := waiting.count(), _CHUNK):
        yield from _with_proposals(waiting[start : min(start + _CHUNK, count)], on)


def _with_proposals(
    chunk: Iterable[Suspense], on: date, by_name: ByName = whoever_has
) -> Iterator[Waiting]:
    payers = payers_of(chunk)
    lines = {one: line_of(one.item, payers.get(one.item_id)) for one in chunk}
    proposals = propose(list(lines.values()), on, by_name)
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
        suspense = lock_waiting(item_id)
        booking = Booking(item_id, line_of(suspense.item), Account.SUSPENSE)
        book_payments([(booking, Match(case.id, "staff", ""))], on)
        settle_open_returns([suspense.item.cents], on)


def lock_waiting(item_id: int, *, incoming: bool = True) -> Suspense:
    """An item in suspense, locked: who comes second waits here and finds what the first has done.

    `incoming` asks for euros that came in. Raises `Refused` (`not_in_suspense`).
    """
    if item_id < _LARGEST:
        # Locked first and looked at again after.
        Suspense.objects.select_for_update(no_key=True).filter(item_id=item_id).first()
        suspense = open_suspense().select_related("item").filter(item_id=item_id).first()
        if suspense is not None and (not incoming or _is_placeable(suspense.item)):
            return suspense
    raise Refused(
        Refusal(
            code="not_in_suspense",
            message=_NO_ITEM.format(item=item_id),
            remedy=became_of(item_id),
        )
    )


def became_of(item_id: int) -> Words | None:
    """What has become of an item that waits no more; None where nothing is known of it."""
    payment = Payment.objects.filter(item_id=item_id).first() if item_id < _LARGEST else None
    if payment is not None:
        return fill(_PLACED, case=payment.case_id, day=payment.booked_on)
    handling = Handling.objects.filter(item_id=item_id).first() if item_id < _LARGEST else None
    if handling is not None:
        return fill(
            _HANDLED[Handled(handling.kind)], by=handling.handled_by, day=handling.handled_on
        )
    return None


def _is_placeable(item: BankItem) -> bool:
    return item.cents > 0 and item.currency == EUR


#: Beyond what a number of a row can be.
_LARGEST = 2**63
_PLACED = Words(
    fi="Se on kirjattu asialle {case} {day}.",
    sv="Den är bokförd på ärende {case} {day}.",
    en="It was placed on case {case} on {day}.",
)
_HANDLED = {
    Handled.SPLIT: Words(
        fi="{by} jakoi sen {day}.", sv="{by} delade den {day}.", en="{by} split it on {day}."
    ),
    Handled.TAKEN_OFF: Words(
        fi="{by} otti sen pois asialtaan {day}.",
        sv="{by} tog den från sitt ärende {day}.",
        en="{by} took it off its case on {day}.",
    ),
    Handled.BOOKED: Words(
        fi="{by} kirjasi sen kuluksi {day}.",
        sv="{by} bokförde den som kostnad {day}.",
        en="{by} booked it as an expense on {day}.",
    ),
    Handled.SENT_BACK: Words(
        fi="{by} palautti sen maksajalle {day}.",
        sv="{by} återbetalade den {day}.",
        en="{by} sent it back to its payer on {day}.",
    ),
    Handled.CAME_BACK: Words(
        fi="Pankki palautti sen, ja {by} vei sen takaisin jonoon {day}.",
        sv="Banken returnerade den, och {by} lade den i kön på nytt {day}.",
        en="The bank brought it back, and {by} put it into the queue again on {day}.",
    ),
}
