"""A change to many cases: what it would do to each, before anybody is asked to approve it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.bulk.asking import Preview, ask, preview
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.orders import NAMES, Act
from inkasso.desk.bulk.forms import BulkForm, ticked_cases
from inkasso.desk.doing import done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.mandates.agency import read_agency


@page("ask_bulk")
def new(request: HttpRequest, act: str) -> HttpResponse:
    """Choose cases, look at what would happen to each, ask."""
    kind = _act(act)
    ticked = request.POST.get("ticked")
    form = BulkForm.of(request, act=kind) if ticked is None else BulkForm.for_cases(ticked, kind)
    moment = moment_of(request)
    shown = _looked(form, moment)
    made: list[int] = []
    if (
        "ask" in request.POST
        and shown
        and form.carried_out(
            lambda said: made.append(_ask(shown, said["looked"], said["for_approver"], moment))
        )
    ):
        where = reverse("bulk_order", args=[made[0]]) if made else reverse("bulk")
        return done(request, where, "bulk.asked")
    context = {
        "form": form,
        "act": kind,
        "name": NAMES[kind],
        "most": DOINGS[kind].most,
        "shown": shown,
        "mark": _mark(shown) if shown else "",
    }
    return render(request, "desk/bulk/new.html", context, status=form.status)


@page("ask_bulk")
def these(request: HttpRequest) -> HttpResponse:
    """Cases that were ticked in a list, and the changes that can be asked for.

    They come and go in forms: addresses are kept by browsers, and tell whom somebody works on.
    """
    cases = ticked_cases(request.POST.getlist("cases"))
    if not cases:
        return done(request, reverse("bulk"), "bulk.none_ticked")
    context = {"cases": cases, "acts": [(act.value, name) for act, name in NAMES.items()]}
    return render(request, "desk/bulk/these.html", context)


def _act(text: str) -> Act:
    try:
        return Act(text)
    except ValueError as error:
        raise Http404 from error


def _looked(form: BulkForm, moment: Moment) -> Preview | None:
    """What the change would do; its refusal beside the form, where it cannot be."""
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        agency = read_agency(settings.AGENCY_FILE)
        return preview(form.change(), form.chosen(), moment.on, agency)
    except Refused as refused:
        form.refuse(refused.refusal)
        return None


def _ask(shown: Preview, looked: str, why: str, moment: Moment) -> int:
    """Ask for what was looked at, and for nothing else; the number of the order."""
    if looked != _mark(shown):
        raise Refused(Refusal(code="bulk_changed", message=_CHANGED))
    return int(ask(shown, why, moment).facts["order"])


def _mark(shown: Preview) -> str:
    """Another one as soon as the change, or what it would do to a case, is another."""
    answers = [
        (one.case, one.gives_up.cents, one.refusal.code if one.refusal else "", bool(one.note))
        for one in shown.answers
    ]
    return mark_of(shown.change, answers)


_CHANGED = Words(
    fi="Tätä ei ole vielä katsottu, tai tulos on muuttunut. Katso se alta ja pyydä sitten.",
    sv="Det här är inte granskat än, eller resultatet är ett annat. Granska nedan, begär sedan.",
    en="This was not looked at yet, or has changed since. Look at it below, then ask.",
)
