"""A payment that was placed wrongly comes off its case and waits in suspense again.

Nothing is edited: the payment counts as never made from then on, counter-postings say so, and an
item like the first one waits to be placed anew. Both entries stay in the books.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.ledger.accounts import Account
from inkasso.ledger.models import Entry
from inkasso.payments.booking import wait_in_suspense
from inkasso.payments.correcting.recording import ByHand, note
from inkasso.payments.events import Booking
from inkasso.payments.itemising import counter_of, item_like
from inkasso.payments.models import BankItem, Handled, Handling
from inkasso.payments.returning import book_return
from inkasso.payments.waiting import line_of
from inkasso.payments.wording import TAKEN_OFF
from inkasso.receivables.account.loading import lock_cases
from inkasso.receivables.models import Payment


def take_off(payment_id: int, reason: str, hand: ByHand) -> int:
    """Take a payment off its case; the number of the item that waits in its place.

    With the payer's file open. Raises `Refused` (`unknown_payment`, `payment_not_standing`,
    `unknown_reason`).
    """
    with transaction.atomic():
        payment = standing_payment(payment_id)
        item = BankItem.objects.get(id=payment.item_id)
        note(item.id, Handled.TAKEN_OFF, reason, hand)
        counter = counter_of(item)
        line = line_of(counter)._replace(return_reason=reason, reversal=True)
        book_return(payment, Booking(counter.id, line, Account.AWAITING_ITEMS), hand.on)
        waiting = item_like(item, item.cents)
        booking = Booking(waiting.id, line_of(waiting), Account.AWAITING_ITEMS)
        wait_in_suspense([(booking, TAKEN_OFF.en.format(case=payment.case_id))], hand.on)
    return waiting.id


def standing_payment(payment_id: int) -> Payment:
    """A payment that counts, its case locked so that two corrections come one after the other.

    Raises `Refused` (`unknown_payment`, `payment_not_standing`).
    """
    payment = find_payment(payment_id)
    lock_cases([payment.case_id])
    if Payment.objects.filter(id=payment_id, reversal__isnull=False).exists():
        raise Refused(Refusal(code="payment_not_standing", message=_GONE.format(id=payment_id)))
    return payment


def find_payment(payment_id: int) -> Payment:
    """A payment by its number; raises `Refused` (`unknown_payment`)."""
    payment = Payment.objects.filter(id=payment_id).first() if payment_id < _LARGEST else None
    if payment is None:
        raise Refused(Refusal(code="unknown_payment", message=_UNKNOWN.format(id=payment_id)))
    return payment


#: Beyond what a number of a row can be.
_LARGEST = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A payment of a case with what the books say of it."""

    payment: Payment
    #: The entry that placed it; empty where its time is out.
    placed: Entry | None
    #: The entry that took it off again.
    taken_off: Entry | None
    #: Who took it off by hand and why; empty where the bank did.
    handling: Handling | None

    @property
    def stands(self) -> bool:
        """Whether it counts."""
        return self.taken_off is None


def payments_of(case_id: int) -> list[Booked]:
    """The payments of a case, newest first, each with its entry and its counter-entry."""
    payments = list(Payment.objects.filter(case_id=case_id).order_by("-value_date", "-id"))
    sources = {f"payment:{payment.id}": payment.id for payment in payments}
    entries: dict[tuple[int, str], Entry] = {}
    # By the case, whose entries have an index; the source alone has none.
    for entry in Entry.objects.filter(case_id=case_id, kind__in=("payment", "reversal")):
        if entry.source in sources:
            entries[sources[entry.source], entry.kind] = entry
    handled = Handling.objects.in_bulk([payment.item_id for payment in payments])
    return [
        Booked(
            payment=payment,
            placed=entries.get((payment.id, "payment")),
            taken_off=entries.get((payment.id, "reversal")),
            handling=handled.get(payment.item_id),
        )
        for payment in payments
    ]


_UNKNOWN = Words(
    fi="Maksua {id} ei ole.", sv="Betalningen {id} finns inte.", en="There is no payment {id}."
)
_GONE = Words(
    fi="Maksu {id} on jo otettu pois asialtaan.",
    sv="Betalningen {id} har redan tagits bort från sitt ärende.",
    en="Payment {id} has come off its case already.",
)
