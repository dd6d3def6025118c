"""A payment that the bank takes back counts as never made; counter-postings undo it.

Banks do not keep to an order: the return may stand in a file that is read before the one with the
payment in it. Such a return waits in suspense, and undoes the payment when that comes.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q

from inkasso.ledger.accounts import Account
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.payments.events import Booking, Line
from inkasso.payments.matching import match
from inkasso.payments.models import BankItem, Cleared, OpenReturn, Suspense
from inkasso.payments.waiting import line_of, open_suspense
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.loading import lock_cases
from inkasso.receivables.models import Payment, Reversal
from inkasso.receivables.status import close_or_reopen

_NO_ID = ("", "NOTPROVIDED")


def payment_returned(line: Line) -> Payment | None:
    """The payment that a line takes back: the same amount and id, else the same amount and case.

    The newest one that is not taken back yet, if several agree.
    """
    standing = Payment.objects.filter(
        cents=-line.cents, reversal__isnull=True, value_date__lte=line.value_date
    ).order_by("-value_date", "-id")
    if ids := _ids(line):
        items = BankItem.objects.filter(_same_id(ids), cents=-line.cents, currency=line.currency)
        by_id = standing.filter(item_id__in=list(items.values_list("id", flat=True))).first()
        if by_id is not None:
            return by_id
    (found,) = match([line])
    return None if found.case_id is None else standing.filter(case_id=found.case_id).first()


def suspense_returned(line: Line) -> Suspense | None:
    """The money in suspense that a line takes back: the same amount, and id or reference."""
    agreeing = Q(item__reference__in=[text[:35] for text in line.references if text])
    if ids := _ids(line):
        items = BankItem.objects.filter(_same_id(ids), cents=-line.cents)
        agreeing |= Q(item_id__in=list(items.values_list("id", flat=True)))
    waiting = open_suspense().filter(
        agreeing,
        item__cents=-line.cents,
        item__currency=line.currency,
        item__value_date__lte=line.value_date,
    )
    return waiting.order_by("-item_id").first()


def _ids(line: Line) -> list[str]:
    """The ids by which a line may name an earlier booking."""
    given = (line.end_to_end_id, line.archive_id, *line.other_ids)
    return [text[:35] for text in given if text not in _NO_ID]


def _same_id(ids: Collection[str]) -> Q:
    return Q(end_to_end_id__in=ids) | Q(archive_id__in=ids)


def book_return(payment: Payment, taken_back: Booking, booked_on: date) -> None:
    """Take a payment out of its case's account; the money leaves where the booking says."""
    case = lock_cases([payment.case_id])[payment.case_id]
    line = taken_back.line
    Reversal.objects.create(
        payment=payment,
        case_id=case.id,
        item_id=taken_back.item_id,
        reversed_on=booked_on,
        reason=line.return_reason[:40],
    )
    facts = case.facts
    settled = settle(
        CaseEvent(
            case=case,
            facts=facts._replace(payments=[p for p in facts.payments if p.id != payment.id]),
            booked_on=booked_on,
            effective_on=line.value_date,
            kind="reversal",
            source=f"payment:{payment.id}",
            money=(NewPosting(taken_back.source, line.cents, line.currency, case_id=case.id),),
        )
    )
    post_events([settled])
    close_or_reopen([settled])


def book_suspense_return(waiting: Suspense, taken_back: Booking, booked_on: date) -> None:
    """Take money out of suspense again, for the bank took it back."""
    item_id, line, source = taken_back
    Cleared.objects.create(item_id=waiting.item_id, by_item_id=item_id)
    lines = (
        NewPosting(source, line.cents, line.currency),
        NewPosting(Account.SUSPENSE, -line.cents, line.currency),
    )
    post([NewEntry(booked_on, line.value_date, "reversal", f"item:{item_id}", None, lines)])


def settle_open_returns(cents: Collection[int], booked_on: date) -> None:
    """Undo what came after its own return: payments and suspense of the amounts `cents`."""
    taken_back = Exists(Reversal.objects.filter(item_id=OuterRef("item_id")))
    waiting = OpenReturn.objects.filter(
        ~taken_back, item__cents__in=[-amount for amount in cents], item__cleared__isnull=True
    )
    for open_return in waiting.select_related("item").order_by("item_id"):
        _settle(open_return, booked_on)


def _settle(open_return: OpenReturn, booked_on: date) -> None:
    taken_back = Booking(open_return.item_id, _line(open_return), Account.UNEXPLAINED_DEBITS)
    if (payment := payment_returned(taken_back.line)) is not None:
        book_return(payment, taken_back, booked_on)
    elif (suspense := suspense_returned(taken_back.line)) is not None:
        book_suspense_return(suspense, taken_back, booked_on)
        Cleared.objects.create(item_id=open_return.item_id, by_item_id=suspense.item_id)


def _line(open_return: OpenReturn) -> Line:
    return line_of(open_return.item)._replace(
        return_reason=open_return.reason,
        reversal=True,
        other_ids=tuple(open_return.other_ids),
        # Apart, so that two neighbours are never read as one.
        message="; ".join(open_return.named),
    )
