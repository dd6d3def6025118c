"""The page of a plan: what the person can pay, what it costs, and the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.plans.forms import AgreeForm, EndForm, WishForm
from inkasso.mandates.agency import read_agency
from inkasso.plans.fitting import Wish
from inkasso.plans.loading import Agreed, agreed
from inkasso.plans.proposing import Proposal
from inkasso.plans.watching import Standing
from inkasso.strategy.planning import Agreeing, Agreement, plan_preview

#: Numbers of instalments that are worked out unasked, beside what the person can pay.
_USUAL = (3, 6, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One of the plans side by side: a proposal to say yes to, or why there is none."""

    wish: Wish
    #: What its form and its letter's address say of it.
    said: Mapping[str, object]
    proposal: Proposal | None = None
    refusal: Refusal | None = None

    @property
    def query(self) -> str:
        """What its letter's address asks."""
        asked = {**self.said, "monthly": self.wish.monthly or ""}
        return urlencode({name: value for name, value in asked.items() if value})


@page("agree_plan")
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Plans side by side, and the yes to one of them."""
    return _side_by_side(request, open_case(number))


def _side_by_side(request: HttpRequest, opened: Opened) -> HttpResponse:
    standing = standing_plan(opened)
    form = AgreeForm.of(request, seen=opened.mark)
    if form.carried_out(lambda said: _agree(opened, form, standing)):
        return done(request, opened.url, "plan.changed" if standing else "plan.agreed")
    asked = WishForm(request.GET)
    offers: list[Offered] = []
    if asked.is_valid():
        free = asked.cleaned_data["free_of_charge"]
        wishes = asked.wishes(opened.on, _USUAL)
        at = Agreeing(opened.file.case, opened.on, opened.file.state)
        offers = [_offer(at, wish, free=free, changes=standing is not None) for wish in wishes]
    # What stands in the way of every plan is said once, not once a plan.
    refusals = {offer.refusal.code: offer.refusal for offer in offers if offer.refusal}
    nothing = bool(offers) and all(offer.refusal for offer in offers) and len(refusals) == 1
    context = {
        **opened.context(),
        "form": form,
        "asked": asked,
        "standing": standing,
        "refusal": next(iter(refusals.values())) if nothing else None,
        "offers": [] if nothing else offers,
    }
    return render(request, "desk/plans/plan.html", context, status=form.status)


@page("agree_plan")
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """The letter that would confirm a plan, as PDF."""
    opened = open_case(number)
    asked = WishForm(request.GET)
    if not asked.is_valid():
        return _side_by_side(request, opened)
    agency = read_agency(settings.AGENCY_FILE)
    wish = asked.wishes(opened.on, _USUAL)[0]
    changes = standing_plan(opened) is not None
    free = asked.cleaned_data["free_of_charge"]
    made = plan_preview(opened.case.id, opened.on, wish, agency, free=free, changes=changes)
    return pdf_page(made, "preview")


@page("agree_plan")
def end(request: HttpRequest, number: int) -> HttpResponse:
    """The end of the plan in force, at somebody's wish."""
    opened = open_case(number)
    form = EndForm.of(request, seen=opened.mark)
    if form.carried_out(lambda said: agreement(opened, "phone").end(said["wished_by"])):
        return done(request, opened.url, "plan.ended")
    context = {**opened.context(), "form": form, "standing": standing_plan(opened)}
    return render(request, "desk/plans/end.html", context, status=form.status)


def standing_plan(opened: Opened) -> Standing | None:
    """The plan in force and how it stands."""
    return agreed([opened.case.id]).get(opened.case.id, Agreed()).standing(opened.on)


def agreement(opened: Opened, asked_by: str) -> Agreement:
    """Ready to agree with the case's debtor."""
    return Agreement(opened.case.id, opened.on, read_agency(settings.AGENCY_FILE), asked_by)


def _agree(opened: Opened, form: AgreeForm, standing: Standing | None) -> None:
    said = form.cleaned_data
    agreeing = agreement(opened, said["asked_by"])
    verb = agreeing.change if standing else agreeing.agree
    verb(form.wish(), free=said["free_of_charge"], told=Money(said["told"]))


def _offer(at: Agreeing, wish: Wish, *, free: bool, changes: bool) -> Offered:
    said = {
        "monthly": wish.monthly.cents if wish.monthly else "",
        "instalments": wish.number or "",
        "first_due": wish.first.isoformat(),
        "pay_day": wish.pay_day,
        "free_of_charge": "on" if free else "",
    }
    try:
        proposal = at.proposal(wish, free=free, changes=changes)
    except Refused as refused:
        return Offered(wish=wish, said=said, refusal=refused.refusal)
    return Offered(wish=wish, said=said, proposal=proposal)
