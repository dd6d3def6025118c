"""The page of a longer time to pay: until when, what it costs, and the agreement."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.plans.forms import ExtendForm, UntilForm
from inkasso.desk.plans.views import agreement
from inkasso.mandates.agency import read_agency
from inkasso.plans.extending import Extended
from inkasso.strategy.planning import extension_preview, extension_proposal


@page("agree_plan")
def extension(request: HttpRequest, number: int) -> HttpResponse:
    """A longer time to pay, and the yes to it."""
    opened = open_case(number)
    form = ExtendForm.of(request, seen=opened.mark)
    if form.carried_out(lambda said: _extend(opened, form)):
        return done(request, opened.url, "plan.extended")
    asked = UntilForm(request.GET or None)
    extended, refusal = None, None
    if asked.is_valid():
        said = asked.cleaned_data
        extended, refusal = _proposed(opened, said["pay_until"], free=said["free_of_charge"])
    context = {
        **opened.context(),
        "form": form,
        "asked": asked,
        "extended": extended,
        "refusal": refusal,
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/plans/extension.html", context, status=form.status)


@page("agree_plan")
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """The letter that would confirm it, as PDF."""
    opened = open_case(number)
    asked = UntilForm(request.GET)
    if not asked.is_valid():
        return render(
            request, "desk/plans/extension.html", {**opened.context(), "asked": asked}, status=422
        )
    until, free = asked.cleaned_data["pay_until"], asked.cleaned_data["free_of_charge"]
    agency = read_agency(settings.AGENCY_FILE)
    return pdf_page(
        extension_preview(opened.case.id, opened.on, until, agency, free=free), "preview"
    )


def _extend(opened: Opened, form: ExtendForm) -> None:
    said = form.cleaned_data
    agreeing = agreement(opened, said["asked_by"])
    agreeing.extend(said["pay_until"], free=said["free_of_charge"], told=Money(said["told"]))


def _proposed(opened: Opened, until: date, *, free: bool) -> tuple[Extended | None, Refusal | None]:
    try:
        return extension_proposal(opened.case.id, opened.on, until, free=free), None
    except Refused as refused:
        return None, refused.refusal
