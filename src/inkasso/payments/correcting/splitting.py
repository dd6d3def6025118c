"""One payment for several cases: its parts stand in its place, and the rest waits on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.ledger.accounts import Account
from inkasso.payments.booking import book_payments, wait_in_suspense
from inkasso.payments.correcting.recording import ByHand, note
from inkasso.payments.events import Booking
from inkasso.payments.itemising import item_like, take_out
from inkasso.payments.matching import Match
from inkasso.payments.models import BankItem, Handled
from inkasso.payments.suspense import lock_waiting
from inkasso.payments.waiting import line_of
from inkasso.payments.wording import REST
from inkasso.receivables.models import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a payment is for a case."""

    case: Case
    cents: int


def split(item_id: int, parts: Sequence[Part], hand: ByHand) -> None:
    """Count parts of an item in suspense towards cases; what is left over waits in suspense.

    With the payer's file open. Raises `Refused`: `not_in_suspense`, `bad_parts`, `case_twice`,
    `parts_exceed_item`.
    """
    _check(parts)
    with transaction.atomic():
        item = lock_waiting(item_id).item
        rest = item.cents - sum(part.cents for part in parts)
        if rest < 0:
            raise Refused(
                Refusal(
                    code="parts_exceed_item",
                    message=fill(_TOO_MUCH, over=Money(-rest), whole=Money(item.cents)),
                )
            )
        take_out(item, hand.on)
        note(item.id, Handled.SPLIT, "several_cases", hand)
        placed = [
            (_booking(item_like(item, part.cents)), Match(part.case.id, "staff", ""))
            for part in parts
        ]
        book_payments(placed, hand.on)
        if rest:
            left = _booking(item_like(item, rest))
            wait_in_suspense([(left, REST.en.format(item=item.id))], hand.on)


def _check(parts: Sequence[Part]) -> None:
    if not parts or any(part.cents <= 0 for part in parts):
        raise Refused(Refusal(code="bad_parts", message=_NO_PARTS))
    if len({part.case.id for part in parts}) < len(parts):
        raise Refused(Refusal(code="case_twice", message=_TWICE))


def _booking(item: BankItem) -> Booking:
    return Booking(item.id, line_of(item), Account.AWAITING_ITEMS)


_NO_PARTS = Words(
    fi="Anna kullekin asialle osuus, joka on suurempi kuin nolla.",
    sv="Ange för varje ärende en del som är större än noll.",
    en="Give each case a part above zero.",
)
_TWICE = Words(
    fi="Sama asia on jaossa kahdesti.",
    sv="Samma ärende finns två gånger i delningen.",
    en="The same case stands in the split twice.",
)
_TOO_MUCH = Words(
    fi="Osat ovat {over} € enemmän kuin maksu, joka on {whole} €.",
    sv="Delarna är {over} € mer än betalningen, som är {whole} €.",
    en="The parts are {over} EUR more than the payment of {whole} EUR.",
)
