"""Setting items and payments right: splitting, sending back, booking away, taking off a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import Words
from inkasso.billing.two_people import SEND_BACK
from inkasso.desk.cases.opening import open_case
from inkasso.desk.doing import done, mark_of
from inkasso.desk.money.finding import opened
from inkasso.desk.money.forms import PARTS, BookAwayForm, SendBackForm, SplitForm, TakeOffForm
from inkasso.desk.money.suspense import open_item, to_next
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.payments.correcting.booking_away import book_away
from inkasso.payments.correcting.recording import ByHand, reason_in_words
from inkasso.payments.correcting.sending_back import account_of_payer
from inkasso.payments.correcting.splitting import Part, split
from inkasso.payments.correcting.taking_off import Booked, find_payment, payments_of, take_off
from inkasso.payments.suspense import Waiting
from inkasso.payments.waiting import payer_of_item
from inkasso.payments.wording import in_words
from inkasso.receivables.finding import find_case
from inkasso.staff.approvals import ask


def hand_of(request: HttpRequest) -> ByHand:
    """Today, and whoever has signed in."""
    moment = moment_of(request)
    return ByHand(on=moment.on, by=moment.by)


@page("place_payment")
def split_item(request: HttpRequest, number: int) -> HttpResponse:
    """One payment for several cases; what is left over waits on."""
    waiting = _waiting(number)
    form = SplitForm.of(request, seen=mark_of(number, waiting.because))
    if form.carried_out(lambda said: split(number, _parts(said), hand_of(request))):
        return to_next(request, number, "payment_split")
    context = {**_shown(waiting), "form": form}
    return render(request, "desk/money/split.html", context, status=form.status)


@page("correct_payment")
def book_item(request: HttpRequest, number: int) -> HttpResponse:
    """Money that left without an order of ours, booked as the agency's expense."""
    waiting = _waiting(number)
    form = BookAwayForm.of(request, seen=mark_of(number, waiting.because))
    if form.carried_out(lambda said: book_away(number, said["why"], hand_of(request))):
        return to_next(request, number, "debit_booked")
    context = {**_shown(waiting), "form": form, "title": "money.book", "button": "money.book"}
    return render(request, "desk/money/act.html", context, status=form.status)


@page("ask_refund")
def send_item_back(request: HttpRequest, number: int) -> HttpResponse:
    """Money that is not ours, asked to go back to its payer; somebody else approves."""
    waiting = _waiting(number)
    form = SendBackForm.of(request, seen=mark_of(number, waiting.because))
    if form.carried_out(lambda said: _ask_back(request, waiting, said)):
        return to_next(request, number, "asked")
    title = "money.send_back"
    context = {**_shown(waiting), "form": form, "title": title, "button": "money.ask"}
    return render(request, "desk/money/act.html", context, status=form.status)


def _ask_back(request: HttpRequest, waiting: Waiting, said: Mapping[str, Any]) -> None:
    account_of_payer(waiting.item)
    facts = {"item": waiting.item.id, "cents": waiting.item.cents, "reason": said["why"]}
    why = reason_in_words("sent_back", said["why"])
    ask(SEND_BACK, facts, why.fi, moment_of(request))


@page("correct_payment")
def case_payments(request: HttpRequest, number: int) -> HttpResponse:
    """The payments of a case, each with the entry that placed it and the one that took it off."""
    opened_case = open_case(number)
    rows = [(one, _why_off(one)) for one in payments_of(opened_case.case.id)]
    return render(request, "desk/money/payments.html", {**opened_case.context(), "rows": rows})


@page("correct_payment")
def take_payment_off(request: HttpRequest, number: int) -> HttpResponse:
    """A payment that was placed wrongly comes off its case, and waits to be placed again."""
    payment = find_payment(number)
    opened_case = open_case(payment.case_id)
    payer = payer_of_item(payment.item_id)
    if payer is not None:
        opened([payer], f"case:{payment.case_id}")
    form = TakeOffForm.of(request, seen=opened_case.mark)
    waiting: list[int] = []
    if form.carried_out(
        lambda said: waiting.append(take_off(payment.id, said["why"], hand_of(request)))
    ):
        if not waiting:
            return done(request, _payments_url(payment.case_id), "payment_taken_off")
        where = reverse("suspense_item", kwargs={"number": waiting[0]})
        return done(request, where, "payment_taken_off")
    context = {
        **opened_case.context(),
        "payment": payment,
        "form": form,
        "back": _payments_url(payment.case_id),
    }
    return render(request, "desk/money/take_off.html", context, status=form.status)


def _payments_url(case_id: int) -> str:
    return reverse("case_payments", kwargs={"number": case_id})


def _why_off(one: Booked) -> Words | None:
    return reason_in_words(one.handling.kind, one.handling.reason) if one.handling else None


def _waiting(number: int) -> Waiting:
    waiting = open_item(number)
    if waiting is None:
        raise Http404
    return waiting


def _shown(waiting: Waiting) -> dict[str, object]:
    back = reverse("suspense_item", kwargs={"number": waiting.item.id})
    return {"waiting": waiting, "because": in_words(waiting.because), "back": back}


def _parts(said: Mapping[str, Any]) -> list[Part]:
    """The lines that were filled in; a case that is not there is refused as anywhere."""
    return [
        Part(case=find_case(said[f"case_{n}"]), cents=said[f"sum_{n}"].cents)
        for n in range(1, PARTS + 1)
        if said.get(f"case_{n}") and said.get(f"sum_{n}")
    ]
