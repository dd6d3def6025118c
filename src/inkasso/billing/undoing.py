"""Refunds that count no more: the bank brought one back, or what it sent back was taken back.

A refund that came back is owed again. One that lost its cover, for the bank took the payment back
after the excess had been sent to its payer, is money that the agency has paid out of its own: it
makes client money whole, and what it may claim of the payer is no part of the case. Where a refund
that was made good comes back after all, the agency has its money again, and only the rest is owed.

What was sent back from suspense and came back waits in suspense again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Sum

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.billing.paying_back import find_payback
from inkasso.billing.payouts import PayoutState, seen
from inkasso.billing.refunding import find_refund
from inkasso.law.wording import fill
from inkasso.ledger.accounts import Account
from inkasso.ledger.posting import NewPosting
from inkasso.payments.correcting.recording import ByHand
from inkasso.payments.correcting.sending_back import take_back
from inkasso.payments.models import Suspense
from inkasso.payments.outgoing import undone
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.facts import RefundFacts
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Refund, RefundUndone

RETURNED, UNCOVERED = "returned", "uncovered"


def undo_returned(refund_id: int, hand: ByHand) -> RefundUndone:
    """Let a refund that the bank brought back be owed again.

    What the agency made good of it goes back to the agency first. Raises `Refused`:
    `unknown_refund`, `refund_undone`, `refund_not_back`.
    """
    with transaction.atomic():
        refund = find_refund(refund_id)
        case = lock_cases([refund.case_id])[refund.case_id]
        if RefundUndone.objects.filter(refund=refund, reason=RETURNED).exists():
            raise Refused(Refusal(code="refund_undone", message=_UNDONE.format(id=refund_id)))
        if seen("refund", [refund.id])[refund.id].state() != PayoutState.RETURNED:
            raise Refused(Refusal(code="refund_not_back", message=_NOT_BACK.format(id=refund_id)))
        if made_good := refund.cents - counting([refund])[refund.id]:
            _undo(refund, _Undoing(case, -made_good, UNCOVERED), hand)
            case = lock_cases([refund.case_id])[refund.case_id]
        return _undo(refund, _Undoing(case, refund.cents, RETURNED), hand)


def cover(case_id: int, cents: int, hand: ByHand) -> list[RefundUndone]:
    """Make good from the agency's own what a case has sent back without cover, newest first.

    As it was approved. Raises `Refused`: `nothing_uncovered`, `refund_changed` (another sum lacks
    cover now).
    """
    with transaction.atomic():
        case = lock_cases([case_id]).get(case_id)
        missing = _uncovered(case, hand.on) if case is not None else 0
        if missing <= 0:
            raise Refused(Refusal(code="nothing_uncovered", message=_COVERED.format(case=case_id)))
        if missing != cents:
            message = fill(_CHANGED, was=Money(cents), now=Money(missing))
            raise Refused(Refusal(code="refund_changed", message=message))
        refunds = list(Refund.objects.filter(case_id=case_id).order_by("-id"))
        left, done = counting(refunds), []
        for refund in refunds:
            part = min(left[refund.id], missing)
            if part <= 0:
                continue
            loaded = lock_cases([case_id])[case_id]
            done.append(_undo(refund, _Undoing(loaded, part, UNCOVERED), hand))
            missing -= part
        assert not missing, "no more lacks cover than what refunds sent back"
        return done


def counting(refunds: Sequence[Refund]) -> dict[int, int]:
    """Cents of each refund that still count as sent back."""
    undone = (
        RefundUndone.objects.filter(refund__in=refunds)
        .values_list("refund_id")
        .annotate(cents=Sum("cents"))
    )
    off = dict(undone)
    return {one.id: one.cents - off.get(one.id, 0) for one in refunds}


def undo_payback(item_id: int, hand: ByHand) -> int:
    """Let money that was sent back from suspense, and came back, wait there again.

    With the payer's file open; the number of the item that waits. Raises `Refused`:
    `unknown_payback`, `payback_not_back`.
    """
    with transaction.atomic():
        handling = find_payback(item_id)
        # Two who do it at once come one after the other; the second finds it undone.
        Suspense.objects.select_for_update(no_key=True).filter(item_id=item_id).first()
        back = seen("payback", [item_id])[item_id].state() == PayoutState.RETURNED
        if not back or undone("payback", [item_id]):
            message = _PAYBACK_NOT_BACK.format(item=item_id)
            raise Refused(Refusal(code="payback_not_back", message=message))
        return take_back(handling.item_id, hand)


def _uncovered(case: LoadedCase, on: date) -> int:
    return -replay(case.facts, max(on, case.fixed_through or on)).refund_due


class _Undoing(NamedTuple):
    """How much of a refund no longer counts, and why; below zero what counts again."""

    case: LoadedCase
    cents: int
    reason: str


def _undo(refund: Refund, undoing: _Undoing, hand: ByHand) -> RefundUndone:
    case, cents, reason = undoing
    row = RefundUndone.objects.create(
        refund=refund,
        case_id=case.id,
        undone_on=hand.on,
        cents=cents,
        reason=reason,
        undone_by=hand.by[:100],
    )
    where = Account.BANK_IN_TRANSIT if reason == RETURNED else Account.AGENCY_EXPENSES
    facts = case.facts
    settled = settle(
        CaseEvent(
            case=case,
            facts=facts._replace(refunds=(*facts.refunds, RefundFacts(hand.on, -cents))),
            booked_on=hand.on,
            effective_on=hand.on,
            kind="refund_undone",
            source=f"refund:{refund.id}",
            money=(NewPosting(where, cents, case_id=case.id),),
        )
    )
    post_events([settled])
    return row


_UNDONE = Words(
    fi="Palautus {id} on jo peruttu.",
    sv="Återbetalningen {id} är redan återgången.",
    en="Refund {id} has been undone already.",
)
_CHANGED = Words(
    fi="Katteeton summa on muuttunut: pyydettiin {was} €, nyt katetta puuttuu {now} €.",
    sv="Summan utan täckning har ändrats: {was} € begärdes, nu saknas {now} €.",
    en="The sum without cover has changed: {was} EUR was asked for, now {now} EUR lacks cover.",
)
_NOT_BACK = Words(
    fi="Palautus {id} ei ole tullut pankista takaisin.",
    sv="Återbetalningen {id} har inte kommit tillbaka från banken.",
    en="Refund {id} has not come back from the bank.",
)
_PAYBACK_NOT_BACK = Words(
    fi="Erän {item} palautus ei ole tullut pankista takaisin, tai se odottaa jo uudelleen.",
    sv="Återbetalningen av post {item} har inte kommit tillbaka, eller så väntar den redan igen.",
    en="What was sent back of item {item} has not come back, or waits again already.",
)
_COVERED = Words(
    fi="Asia {case} ei ole palauttanut liikaa.",
    sv="Ärende {case} har inte återbetalat för mycket.",
    en="Case {case} has not sent back too much.",
)
