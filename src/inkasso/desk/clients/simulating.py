"""Simulations on all past cases: asked for as background work, kept, shown side by side."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import Words
from inkasso.desk.clients.comparison import columns_of
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.clients.strategies import asked_for, proposal_page
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm
from inkasso.desk.page import page
from inkasso.figures.simulations import comparable_with, find_kept, kept_of, simulate
from inkasso.gate.current import current
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.models import Job
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.mandates.agency import read_agency
from inkasso.strategy.choosing import strategy_on
from inkasso.strategy.plan import parse_strategy, write_strategy
from inkasso.strategy.simulation.comparing import Question

SIMULATE = "simulate_strategy"
#: Kept simulations that can stand beside one.
_OFFERED = 50


@page("simulate_strategy")
def try_on_all(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Ask that a proposal be played on every past case, in the background."""
    found, _, asked = asked_for(request, number, kind)
    if request.method != "POST" or not asked.is_valid():
        back = reverse("client_simulate", kwargs={"number": number, "kind": kind})
        return HttpResponseRedirect(f"{back}?{request.GET.urlencode()}")
    form = DeskForm.of(request)
    started: list[Job] = []
    if not form.carried_out(
        lambda _: started.append(
            start(
                SIMULATE,
                {"client": found.id, "kind": kind, "proposed": write_strategy(asked.strategy)},
                on=today(),
            )
        )
    ):
        return proposal_page(request, number, kind, form)
    where = reverse("job", args=[started[0].id]) if started else reverse("work")
    return HttpResponseRedirect(where)


@page("simulate_strategy")
def simulation(request: HttpRequest, number: int, simulation: int) -> HttpResponse:
    """One kept simulation, and beside it another that played the same cases."""
    found = open_client(number)
    kept = find_kept(found.id, simulation)
    others = comparable_with(kept, kept_of(found.id, kept.row.kind, _OFFERED))
    chosen = request.GET.get("beside", "")
    beside = next((other for other in others if str(other.row.id) == chosen), None)
    shown = [kept] if beside is None else [kept, beside]
    context = {
        **around(request, found),
        "kept": kept,
        "beside": beside,
        "others": others,
        "strategies": [
            parse_strategy(text, "kept")
            for text in (kept.row.present, *(one.row.proposed for one in shown))
        ],
        "columns": [one.row for one in shown],
        "lines": columns_of([one.found for one in shown]),
    }
    return render(request, "desk/clients/simulation.html", context)


def _run(running: Running) -> Facts:
    facts, who = running.facts, current()
    client = int(str(facts["client"]))
    kind = str(facts["kind"])
    question = Question(
        client_id=client,
        proposed=parse_strategy(str(facts["proposed"]), "proposal"),
        present=strategy_on(client, kind, running.on),
        until=running.on,
        delivery_days=read_agency(settings.AGENCY_FILE).delivery_days,
    )
    kept = simulate(question, who.actor if who else "-", running.progress)
    return {
        "client": client,
        "simulation": kept.row.id,
        "cases": kept.row.total,
        "changed": kept.found.changed,
    }


def _tells(result: Facts) -> Sequence[Words]:
    return (fill(_PLAYED, cases=str(result["cases"]), changed=str(result["changed"])),)


def _where(result: Facts) -> str:
    return reverse("client_simulation", args=[result["client"], result["simulation"]])


_PLAYED = Words(
    fi="Kokeiltu {cases} asialla; {changed} saisi toiset kirjeet.",
    sv="Prövat på {cases} ärenden; {changed} skulle få andra brev.",
    en="Tried on {cases} cases; {changed} would get other letters.",
)
SIMULATE_JOB = Kind(
    key=SIMULATE,
    name=Words(
        fi="strategian simulointi",
        sv="simulering av en strategi",
        en="simulation of a strategy",
    ),
    run=_run,
    tells=_tells,
    where=_where,
)
