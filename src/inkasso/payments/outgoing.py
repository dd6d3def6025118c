"""Money that the agency itself sent: known again on the statement by its payment order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.db.models import Sum

from inkasso.ledger.accounts import Account
from inkasso.ledger.models import Posting
from inkasso.payments.events import Line
from inkasso.payments.models import BankItem

#: Kinds of the entries that order a payment and that undo an order which came back, by the kind in
#: its end-to-end id.
_ORDERED_BY = {
    "remittance": ("remittance",),
    "refund": ("refund", "refund_undone"),
    "payback": ("refund", "payback_undone"),
    "own": ("own_money", "own_undone"),
}
#: End-to-end ids that the agency gives: `INK-remittance-12`.
_OWN_ID = re.compile(rf"INK-({'|'.join(_ORDERED_BY)})-(\d{{1,18}})", re.ASCII)


def order_id(kind: str, number: int) -> str:
    """The end-to-end id of a payment order, at most 35 characters."""
    return f"INK-{kind}-{number}"


def payout_of(line: Line) -> str | None:
    """The payment order that a line carries out or brings back, as `kind:number`.

    Known by the id that we gave; the amount must be the one that we ordered. An order is carried
    out once, and brought back only after that: what goes out twice is no payout of ours, nor what
    goes out once its order was undone.
    """
    own = _OWN_ID.fullmatch(line.end_to_end_id)
    if own is None:
        return None
    source = f"{own[1]}:{own[2]}"
    ordered = _in_transit([source], _ORDERED_BY[own[1]], line.currency)
    done = _in_transit(_items_with(line.end_to_end_id), ("payout",), line.currency)
    if not ordered or abs(line.cents) != -ordered:
        return None
    return source if done == (0 if line.cents < 0 else -ordered) else None


def undone(kind: str, numbers: Iterable[int]) -> set[int]:
    """Orders of a kind that were undone: nothing of them is under way any more."""
    sources = {f"{kind}:{number}": number for number in numbers}
    moved = (
        Posting.objects.filter(
            entry__kind__in=_ORDERED_BY[kind],
            entry__source__in=list(sources),
            account=Account.BANK_IN_TRANSIT,
        )
        .values_list("entry__source")
        .annotate(cents=Sum("cents"))
    )
    return {sources[source] for source, cents in moved if cents == 0}


def _in_transit(sources: Sequence[str], kinds: Sequence[str], currency: str) -> int:
    """Cents that entries of some kinds moved on the account for payments under way."""
    cents = Posting.objects.filter(
        entry__kind__in=kinds,
        entry__source__in=sources,
        account=Account.BANK_IN_TRANSIT,
        currency=currency,
    ).values_list("cents", flat=True)
    return sum(cents)


def _items_with(own_id: str) -> list[str]:
    items = BankItem.objects.filter(end_to_end_id=own_id).values_list("id", flat=True)
    return [f"item:{number}" for number in items]
