"""How a client's cases are collected: what holds, what a proposal would have done, choosing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.clients.comparison import table_of
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.clients.strategy_form import StrategyForm
from inkasso.desk.clock import today
from inkasso.desk.doing import DayInput, DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.templatetags.desk import euros
from inkasso.desk.who import moment_of
from inkasso.mandates.agency import read_agency
from inkasso.mandates.choices import choices_made
from inkasso.mandates.models import Client
from inkasso.strategy.choosing import NewChoice, choose, strategy_on
from inkasso.strategy.plan import Strategy, chosen_strategy, default_strategy
from inkasso.strategy.simulation.comparing import Question, compare

KINDS = ("consumer", "business")
#: Cases that a page simulates: it answers in about a second. The terminal takes all of them.
MOST = 200


class ChoiceForm(DeskForm):
    """From when a strategy holds, and why."""

    valid_from = forms.DateField(widget=DayInput())
    why = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


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
    }
    return render(request, "desk/clients/strategies.html", context)


@page("simulate_strategy")
def simulate(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """A proposal, and what it would have done in the client's newest cases."""
    found, present, form = _asked(request, number, kind)
    context = {
        **around(request, found),
        "kind": kind,
        "form": form,
        "present": present,
        "query": request.GET.urlencode(),
    }
    if form.is_valid():
        comparison = compare(
            Question(
                client_id=found.id,
                proposed=form.strategy,
                present=present,
                until=today(),
                delivery_days=read_agency(settings.AGENCY_FILE).delivery_days,
                most=MOST,
            )
        )
        context |= {
            "comparison": comparison,
            "table": table_of(comparison, present, form.strategy),
            "same": form.strategy == present,
            "costs_in_fact": euros(comparison.cents_in_fact),
        }
    return render(request, "desk/clients/simulate.html", context)


@page("choose_strategy")
def choose_one(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """From which day the proposal holds, for cases that are opened then or later."""
    found, present, asked = _asked(request, number, kind)
    strategy = asked.strategy if asked.is_valid() else present
    form = ChoiceForm.of(request, seen=mark_of(present), initial={"valid_from": today()})
    if form.carried_out(lambda said: _choose(request, found, strategy, said)):
        where = reverse("client_strategies", kwargs={"number": number})
        return done(request, where, "strategy_chosen")
    context = {
        **around(request, found),
        "kind": kind,
        "form": form,
        "strategy": strategy,
        "present": present,
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/clients/choose.html", context, status=form.status)


def _asked(request: HttpRequest, number: int, kind: str) -> tuple[Client, Strategy, StrategyForm]:
    if kind not in KINDS:
        raise Http404
    found = open_client(number)
    present = strategy_on(found.id, kind, today())
    return found, present, StrategyForm(request.GET, kind, present)


def _choose(
    request: HttpRequest, client: Client, strategy: Strategy, said: Mapping[str, Any]
) -> object:
    new = NewChoice(strategy=strategy, valid_from=said["valid_from"], why=said["why"])
    return choose(client, new, moment_of(request))
