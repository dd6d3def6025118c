"""The suspense queue, and one item of it: whose money is it?"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import Words
from inkasso.desk.clock import today
from inkasso.desk.doing import done, mark_of
from inkasso.desk.money.finding import (
    nobody,
    opened,
    proposed,
    searched,
    whoever_is_called,
)
from inkasso.desk.money.forms import PlaceForm
from inkasso.desk.page import page
from inkasso.payments.proposing import ByName
from inkasso.payments.suspense import Waiting, assign, became_of, waiting_item
from inkasso.payments.waiting import (
    Told,
    next_waiting,
    oldest_waiting,
    payer_of_item,
    told_of,
    waiting_in_all,
)
from inkasso.payments.wording import in_words
from inkasso.receivables.finding import find_case

#: Rows on a page; what waits longest comes first.
_ROWS = 50
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class _Row:
    """An item of the queue with why it waits, in three languages."""

    told: Told
    because: Words


@page("see_suspense")
def suspense(request: HttpRequest) -> HttpResponse:
    """Money without a case, oldest first, with what the payer wrote."""
    waiting = oldest_waiting(_ROWS)
    payers = [one.item.payer_id for one in waiting if one.item.payer_id]
    if payers:
        opened(payers, "queue:suspense")
    rows = [_Row(one, in_words(one.because)) for one in told_of(waiting)]
    count = waiting_in_all()
    return render(request, "desk/money/suspense.html", {"rows": rows, "count": count})


@page("place_payment")
def item(request: HttpRequest, number: int) -> HttpResponse:
    """One item with its likeliest cases, each a button away."""
    # What is sent needs no proposals: they are looked for when the page is shown.
    waiting = open_item(number, nobody if request.method == "POST" else whoever_is_called)
    if waiting is None:
        return _gone(request, number)
    form = PlaceForm.of(request, seen=mark_of(number, waiting.because))
    if form.carried_out(lambda said: assign(number, find_case(str(said["case"])), today())):
        return to_next(request, number, "payment_placed")
    if request.method == "POST":
        waiting = open_item(number, whoever_is_called) or waiting
    text = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:_LONGEST]
    about = f"item:{number}"
    found = searched(text, about, today()) if text else []
    context = {
        "waiting": waiting,
        "because": in_words(waiting.because),
        "form": form,
        "text": text,
        # Whoever has looked for a case means one of those: the keys are theirs then.
        "candidates": [] if found else proposed(waiting.proposals, about),
        "found": found,
        "next": next_waiting(number),
    }
    return render(request, "desk/money/item.html", context, status=form.status)


def open_item(number: int, by_name: ByName = nobody) -> Waiting | None:
    """An item in suspense with its payer's file open; None when it waits there no more."""
    payer = payer_of_item(number)
    if payer is not None:
        opened([payer], f"item:{number}")
    return waiting_item(number, today(), by_name)


def to_next(request: HttpRequest, number: int, notice: str) -> HttpResponse:
    """On to the item that waits next, else back to the queue."""
    following = next_waiting(number)
    where = (
        reverse("suspense_item", kwargs={"number": following}) if following else reverse("suspense")
    )
    return done(request, where, notice)


def _gone(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody else was faster, or the form was sent twice: what became of the item."""
    became = became_of(number)
    if became is None:
        raise Http404
    # A form that has done it already leads on, as its first answer did; any other is refused.
    again = PlaceForm.of(request)
    if again.carried_out(lambda said: assign(number, find_case(str(said["case"])), today())):
        return to_next(request, number, "payment_placed")
    context = {"number": number, "became": became, "next": next_waiting(number)}
    return render(request, "desk/money/gone.html", context, status=409)
