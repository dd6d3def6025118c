"""What goes back to payers: what is owed, asked for, ordered, paid, brought back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.billing.paying_back import file_payback, find_payback, paid_back_since
from inkasso.billing.payouts import returned_payouts, seen
from inkasso.billing.refunding import (
    Due,
    file_refund,
    find_refund,
    payees_of,
    payer_of,
    refunds_due,
    refunds_since,
)
from inkasso.billing.two_people import COVER, REFUND, SEND_BACK
from inkasso.billing.undoing import counting, undo_payback, undo_returned
from inkasso.desk.approvals.reasons import house_reason
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.money.downloads import order_page
from inkasso.desk.money.finding import opened
from inkasso.desk.money.setting_right import hand_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.mandates.agency import read_agency
from inkasso.payments.models import Handling
from inkasso.payments.outgoing import undone
from inkasso.payments.waiting import payer_of_item
from inkasso.receivables.models import Refund, RefundPayee
from inkasso.staff.approvals import ask, waiting
from inkasso.staff.models import Approval

#: For how many days ordered refunds stand on the page.
_DAYS = 90


#: What came back is undone at once: no money leaves by it.
_UNDOES = ("undo", "undo_payback")


class AskForm(DeskForm):
    """What a button of the page asks: of which case how much, or which refund."""

    what = forms.ChoiceField(choices=[(one, one) for one in (REFUND, COVER, *_UNDOES)])
    number = forms.IntegerField(min_value=1, max_value=10**12)
    cents = forms.IntegerField(required=False)


@dataclass(frozen=True, slots=True)
class _Owed:
    """What a case owes back, or sent back too much."""

    due: Due
    #: Whether the bank told who paid; where it named no account, another one can be recorded.
    payer_known: bool
    #: The request that waits for somebody's approval.
    asked: Approval | None

    @property
    def missing(self) -> int:
        """Cents that were sent back too much."""
        return -self.due.cents


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Money on its way back: a refund of a case, or a payback from suspense."""

    refund: Refund | None
    payback: Handling | None
    state: str


@page("ask_refund")
def refunds(request: HttpRequest) -> HttpResponse:
    """What is owed back, what waits for approval, what is under way, what came back."""
    form = AskForm.of(request)
    if form.carried_out(lambda said: _do(request, said)):
        came_back = form.data.get("what") in _UNDOES
        return done(request, reverse("refunds"), "refund_undone" if came_back else "asked")
    owed = _owed()
    context = {
        "form": form,
        "owed": [one for one in owed if one.due.cents > 0],
        "uncovered": [one for one in owed if one.due.cents < 0],
        "sending": waiting([SEND_BACK], today()),
        "ordered": [*_refunds(), *_paybacks()],
        "returned": [one for one in returned_payouts() if one.kind in ("refund", "payback")],
    }
    return render(request, "desk/money/refunds.html", context, status=form.status)


@page("ask_refund")
def refund_order(request: HttpRequest, number: int) -> HttpResponse:
    """The payment order of a refund, for the bank."""
    refund = find_refund(number)
    for payer in payees_of(refund):
        opened([payer], f"case:{refund.case_id}")
        if RefundPayee.objects.filter(refund=refund).exists():
            break
    return order_page(file_refund(refund, settings.HOME, read_agency(settings.AGENCY_FILE)))


@page("ask_refund")
def payback_order(request: HttpRequest, number: int) -> HttpResponse:
    """The payment order of money that goes back from suspense."""
    handling = find_payback(number)
    if handling.item.payer_id is not None:
        opened([handling.item.payer_id], f"item:{number}")
    return order_page(file_payback(handling, settings.HOME, read_agency(settings.AGENCY_FILE)))


def _do(request: HttpRequest, said: Mapping[str, Any]) -> None:
    what, number = said["what"], said["number"]
    if what == "undo":
        undo_returned(number, hand_of(request))
        return
    if what == "undo_payback":
        payer = payer_of_item(number)
        if payer is not None:
            opened([payer], f"item:{number}")
        undo_payback(number, hand_of(request))
        return
    cents = said["cents"] or 0
    owed = Due(case_id=number, cents=cents if what == REFUND else -cents)
    if not cents or owed not in refunds_due():
        # The page is old, or the form is forged: nobody is asked to approve what cannot be.
        raise Refused(Refusal(code="refund_changed", message=_CHANGED))
    ask(what, {"case": number, "cents": cents}, house_reason(what), moment_of(request))


def _owed() -> list[_Owed]:
    asked = {(one.kind, one.facts["case"]): one for one in waiting([REFUND, COVER], today())}
    return [
        _Owed(
            due,
            payer_of(due.case_id) is not None,
            asked.get((REFUND if due.cents > 0 else COVER, due.case_id)),
        )
        for due in refunds_due()
    ]


def _refunds() -> list[_Ordered]:
    ordered = refunds_since(today() - timedelta(days=_DAYS))
    told, left = seen("refund", [refund.id for refund in ordered]), counting(ordered)
    return [
        _Ordered(refund, None, told[refund.id].state() if left[refund.id] else "undone")
        for refund in ordered
    ]


def _paybacks() -> list[_Ordered]:
    ordered = paid_back_since(today() - timedelta(days=_DAYS))
    numbers = [one.item_id for one in ordered]
    told, back = seen("payback", numbers), undone("payback", numbers)
    return [
        _Ordered(None, one, "undone" if one.item_id in back else told[one.item_id].state())
        for one in ordered
    ]


_CHANGED = Words(
    fi="Palautettava summa on muuttunut. Katso sivu uudelleen ja pyydä sitten.",
    sv="Summan att återbetala har ändrats. Se sidan på nytt och begär sedan.",
    en="What is to be sent back has changed. Look at the page again, then ask.",
)
