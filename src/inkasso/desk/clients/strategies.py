"""How a client's cases are collected: what holds, what a proposal would have done, choosing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.clients.comparison import columns_of
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.clients.strategy_form import StrategyForm
from inkasso.desk.clock import today
from inkasso.desk.doing import DayInput, DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.figures.simulations import kept_of, switch_on, tried
from inkasso.mandates.agency import read_agency
from inkasso.mandates.choices import choices_made
from inkasso.mandates.models import Client
from inkasso.strategy.choosing import NewChoice, strategy_on
from inkasso.strategy.plan import Strategy, chosen_strategy, default_strategy
from inkasso.strategy.simulation.comparing import Question, cases_of, compare

KINDS = ("consumer", "business")
#: Cases that a page simulates at once: it answers in about a second. All of them are background
#: work.
MOST = 200
#: Kept simulations that are listed.
_KEPT = 30


class ChoiceForm(DeskForm):
    """From when a strategy holds, and why."""

    valid_from = forms.DateField(widget=DayInput())
    why = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    untried = forms.CharField(max_length=200, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *arguments: Any, tried: bool = False, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if tried:
            del self.fields["untried"]


@page("simulate_strategy")
def strategies(request: HttpRequest, number: int) -> HttpResponse:
    """What holds for each kind of case, and what held before."""
    found, on = open_client(number), today()
    context = {
        **around(request, found),
        "present": [(kind, strategy_on(found.id, kind, on)) for kind in KINDS],
        "rows": [
            (row, chosen_strategy(row.text) or default_strategy(row.kind))
            for row in choices_made(found.id)
        ],
        "simulations": [kept for kind in KINDS for kept in kept_of(found.id, kind, _KEPT)],
    }
    return render(request, "desk/clients/strategies.html", context)


@page("simulate_strategy")
def simulate(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """A proposal, and what it would have done in the client's newest cases."""
    return proposal_page(request, number, kind, DeskForm.of(request))


def proposal_page(request: HttpRequest, number: int, kind: str, try_form: DeskForm) -> HttpResponse:
    """The page of a proposal, with the form that has all past cases tried."""
    found, present, form = asked_for(request, number, kind)
    context = {
        **around(request, found),
        "kind": kind,
        "form": form,
        "present": present,
        "query": request.GET.urlencode(),
    }
    if form.is_valid():
        question = Question(
            client_id=found.id,
            proposed=form.strategy,
            present=present,
            until=today(),
            delivery_days=read_agency(settings.AGENCY_FILE).delivery_days,
            most=MOST,
        )
        comparison = compare(question)
        context |= {
            "comparison": comparison,
            "lines": columns_of([comparison]),
            "past": len(cases_of(replace(question, most=None))),
            "tried": tried(found.id, form.strategy),
            "same": form.strategy == present,
            "try_form": try_form,
        }
    return render(request, "desk/clients/simulate.html", context, status=try_form.status)


@page("choose_strategy")
def choose_one(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """From which day the proposal holds, for cases that are opened then or later."""
    found, present, asked = asked_for(request, number, kind)
    strategy = asked.strategy if asked.is_valid() else present
    kept = tried(found.id, strategy)
    form = ChoiceForm.of(
        request,
        seen=mark_of(present),
        initial={"valid_from": today()},
        tried=kept is not None,
    )
    if form.carried_out(lambda said: _choose(request, found, strategy, said)):
        where = reverse("client_strategies", kwargs={"number": number})
        return done(request, where, "strategy_chosen")
    context = {
        **around(request, found),
        "kind": kind,
        "form": form,
        "strategy": strategy,
        "present": present,
        "kept": kept,
        "lines": columns_of([kept.found]) if kept else [],
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/clients/choose.html", context, status=form.status)


def asked_for(
    request: HttpRequest, number: int, kind: str
) -> tuple[Client, Strategy, StrategyForm]:
    """A client, the strategy in force for a kind of case, and the proposal in the address."""
    if kind not in KINDS:
        raise Http404
    found = open_client(number)
    present = strategy_on(found.id, kind, today())
    return found, present, StrategyForm(request.GET, kind, present)


def _choose(
    request: HttpRequest, client: Client, strategy: Strategy, said: Mapping[str, Any]
) -> object:
    new = NewChoice(strategy=strategy, valid_from=said["valid_from"], why=said["why"])
    return switch_on(client, new, moment_of(request), said.get("untried", ""))
