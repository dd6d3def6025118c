"""A payment that the bank takes back counts as never made; counter-postings undo it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from inkasso.formats.reference import to_national
from inkasso.ledger.accounts import Account
from inkasso.ledger.posting import NewPosting
from inkasso.payments.events import Line
from inkasso.payments.models import BankItem
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.loading import lock_cases
from inkasso.receivables.models import Payment, Reversal
from inkasso.receivables.status import close_or_reopen

_NO_ID = ("", "NOTPROVIDED")


def payment_returned(line: Line) -> Payment | None:
    """The payment that a line takes back: same amount, and same id or same reference.

    The newest one that is not taken back yet, if several agree.
    """
    same_amount = Payment.objects.filter(
        cents=-line.cents, reversal__isnull=True, value_date__lte=line.value_date
    )
    references = list(filter(None, map(to_national, line.references)))
    items = BankItem.objects.filter(cents=-line.cents).filter(_same_id(line))
    agreeing = Q(case__reference__in=references)
    if _same_id(line):
        agreeing |= Q(item_id__in=items.values("id"))
    return same_amount.filter(agreeing).order_by("-value_date", "-id").first()


def _same_id(line: Line) -> Q:
    """Items with the line's own ids; empty when it has none."""
    same = Q()
    if line.end_to_end_id not in _NO_ID:
        same |= Q(end_to_end_id=line.end_to_end_id)
    if line.archive_id not in _NO_ID:
        same |= Q(archive_id=line.archive_id)
    return same


def book_returns(payment: Payment, item_id: int, line: Line, booked_on: date) -> None:
    """Take a payment out of its case's account."""
    case = lock_cases([payment.case_id])[payment.case_id]
    Reversal.objects.create(
        payment=payment,
        case_id=case.id,
        item_id=item_id,
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
            money=(
                NewPosting(Account.BANK_CLIENT_MONEY, line.cents, line.currency, case_id=case.id),
            ),
        )
    )
    post_events([settled])
    close_or_reopen([settled])
