"""Money that is not for any case of ours goes back to the account that it came from."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.ledger.accounts import Account
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.parties.hidden import HiddenRow
from inkasso.payments.booking import wait_in_suspense
from inkasso.payments.correcting.recording import ByHand, note
from inkasso.payments.events import Booking
from inkasso.payments.itemising import item_like, take_out
from inkasso.payments.models import BankItem, Handled, Handling, ItemPayer
from inkasso.payments.suspense import lock_waiting
from inkasso.payments.waiting import line_of
from inkasso.payments.wording import CAME_BACK


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """Money ordered back to its payer."""

    handling: Handling
    cents: int
    payee: str
    iban: str


def send_back(item_id: int, reason: str, hand: ByHand) -> SentBack:
    """Order an item in suspense back to its payer's account, with the payer's file open.

    Raises `Refused` (`not_in_suspense`, `no_account_of_payer`, `unknown_reason`).
    """
    with transaction.atomic():
        item = lock_waiting(item_id).item
        payer = account_of_payer(item)
        handling = note(item.id, Handled.SENT_BACK, reason, hand)
        lines = (
            NewPosting(Account.SUSPENSE, item.cents, item.currency),
            NewPosting(Account.BANK_IN_TRANSIT, -item.cents, item.currency),
        )
        source = f"payback:{item.id}"
        post([NewEntry(hand.on, hand.on, "refund", source, None, lines)])
    return SentBack(handling=handling, cents=item.cents, payee=payer.name or "-", iban=payer.iban)


def take_back(item_id: int, hand: ByHand) -> int:
    """Let what was sent back and came back wait again; the number of the item that waits.

    With the payer's file open. That it came back is for the caller to know.
    """
    with transaction.atomic():
        item = BankItem.objects.get(id=item_id)
        lines = (
            NewPosting(Account.BANK_IN_TRANSIT, item.cents, item.currency),
            NewPosting(Account.SUSPENSE, -item.cents, item.currency),
        )
        post([NewEntry(hand.on, hand.on, "payback_undone", f"payback:{item.id}", None, lines)])
        # The item itself was sent back, and stays so: another stands for it in the queue.
        counter = take_out(item, hand.on)
        note(counter.id, Handled.CAME_BACK, "bank_returned", hand)
        waiting = item_like(item, item.cents)
        booking = Booking(waiting.id, line_of(waiting), Account.AWAITING_ITEMS)
        wait_in_suspense([(booking, CAME_BACK.en)], hand.on)
    return waiting.id


def account_of_payer(item: BankItem) -> ItemPayer:
    """Who paid, with an account to pay back to; raises `Refused` (`no_account_of_payer`).

    Raises `HiddenRow` when the payer's file is not open.
    """
    payer = ItemPayer.objects.filter(item=item).first()
    if payer is None and item.payer_id is not None:
        raise HiddenRow("payments_itempayer", item.id)
    if payer is None or not payer.iban:
        raise Refused(Refusal(code="no_account_of_payer", message=_NO_ACCOUNT.format(item=item.id)))
    return payer


_NO_ACCOUNT = Words(
    fi="Pankki ei kertonut erän {item} maksajan tiliä; kysy se maksajalta tai pankista.",
    sv="Banken uppgav inget konto för betalaren av post {item}; fråga betalaren eller banken.",
    en="The bank told no account of the payer of item {item}; ask the payer or the bank.",
)
