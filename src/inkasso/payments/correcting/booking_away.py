"""Money that left without an order of ours, such as a bank charge, becomes the agency's expense.

Client money may not bear it: the agency makes it good, for what it earned leaves the account only
less what the account has borne for it (`inkasso.billing.own_money`).
"""

from __future__ import annotations

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.ledger.accounts import Account
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.payments.correcting.recording import ByHand, note
from inkasso.payments.models import Handled
from inkasso.payments.suspense import lock_waiting


def book_away(item_id: int, reason: str, hand: ByHand) -> None:
    """Book a debit in suspense as the agency's expense.

    Raises `Refused` (`not_in_suspense`, `not_a_debit`, `unknown_reason`).
    """
    with transaction.atomic():
        item = lock_waiting(item_id, incoming=False).item
        if item.cents >= 0:
            raise Refused(Refusal(code="not_a_debit", message=_NO_DEBIT.format(item=item_id)))
        note(item.id, Handled.BOOKED, reason, hand)
        lines = (
            NewPosting(Account.AGENCY_EXPENSES, -item.cents, item.currency),
            NewPosting(Account.UNEXPLAINED_DEBITS, item.cents, item.currency),
        )
        post([NewEntry(hand.on, item.value_date, "expense", f"item:{item.id}", None, lines)])


_NO_DEBIT = Words(
    fi="Erä {item} on tullut sisään, ei lähtenyt. Kohdista se asialle tai palauta maksajalle.",
    sv="Post {item} har kommit in, inte gått ut. Placera den på ett ärende eller återbetala den.",
    en="Item {item} came in, it did not leave. Place it on a case or send it back to its payer.",
)
