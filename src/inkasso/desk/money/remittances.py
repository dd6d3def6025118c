"""Remittances: what each client has coming, line by line; what was ordered and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.billing.filing import file_again, file_remittance
from inkasso.billing.models import Remittance
from inkasso.billing.payouts import again_of, remittance_states, returned_payouts
from inkasso.billing.preparing import Prepared, lines_of, prepared_for
from inkasso.billing.remitting import find_remittance, remittances_since
from inkasso.billing.two_people import AGAIN, REMITTANCE
from inkasso.desk.approvals.reasons import house_reason
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.money.coming import coming
from inkasso.desk.money.downloads import order_page
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.mandates.agency import read_agency
from inkasso.staff.approvals import ask, waiting
from inkasso.staff.models import Approval

#: For how many days ordered remittances stand on the page.
_DAYS = 60


@dataclass(frozen=True, slots=True)
class _Coming:
    """What a client has coming, and whether it is asked for."""

    prepared: Prepared
    asked: Approval | None


@page("see_remittances")
def remittances(request: HttpRequest) -> HttpResponse:
    """Every client with something coming, and what was ordered lately with its state."""
    asked = {one.facts["client"]: one for one in waiting([REMITTANCE], today())}
    ordered = remittances_since(today() - timedelta(days=_DAYS))
    states = remittance_states(ordered)
    found = coming(today(), ordered)
    context = {
        "is_reckoned": found is not None,
        "as_of": found.as_of if found else "",
        "coming": [
            _Coming(one, asked.get(one.client.id)) for one in (found.prepared if found else ())
        ],
        "ordered": [(one, states[one.id]) for one in ordered],
        "returned": [one for one in returned_payouts() if one.kind in ("remittance", "own")],
    }
    return render(request, "desk/money/remittances.html", context)


@page("ask_remittance")
def prepared(request: HttpRequest, number: int) -> HttpResponse:
    """One client's remittance line by line, and the request that it be paid."""
    found = prepared_for(number, today())
    asked = [one for one in waiting([REMITTANCE], today()) if one.facts["client"] == number]
    form = DeskForm.of(request, seen=mark_of(found.facts))
    if form.carried_out(
        lambda _: ask(REMITTANCE, found.facts, house_reason(REMITTANCE), moment_of(request))
    ):
        return done(request, reverse("remittances"), "asked")
    context = {
        "form": form,
        "prepared": found,
        "parts": lines_of(found, today()),
        "asked": asked[0] if asked else None,
    }
    return render(request, "desk/money/prepared.html", context, status=form.status)


@page("ask_remittance")
def remittance_again(request: HttpRequest, number: int) -> HttpResponse:
    """A remittance that came back, asked to be paid once more."""
    remittance = find_remittance(number)
    state = remittance_states([remittance])[remittance.id]
    form = DeskForm.of(request, seen=mark_of(state))
    facts = {"remittance": number}
    if form.carried_out(lambda _: ask(AGAIN, facts, house_reason(AGAIN), moment_of(request))):
        return done(request, reverse("remittances"), "asked")
    context = {"form": form, "remittance": remittance, "state": state}
    return render(request, "desk/money/again.html", context, status=form.status)


@page("see_remittances")
def remittance_file(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """A file of a remittance: the payment order, the newest of them; the report as PDF or CSV."""
    remittance = find_remittance(number)
    return order_page(_path(remittance, kind))


def _path(remittance: Remittance, kind: str) -> str:
    agency = read_agency(settings.AGENCY_FILE)
    again = again_of(remittance) if kind == "order" else None
    if again is not None:
        return file_again(again, settings.HOME, agency)
    files = file_remittance(remittance, settings.HOME, agency)
    if kind == "order":
        return files.order or files.report
    return files.report if kind == "report" else files.table
