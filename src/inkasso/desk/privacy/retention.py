"""What is out of its time: the last plan, what rests and why, the runs; removing it by two.

The desk's login may not act for `retention`. Planning and removing are long work, which the worker
does as the terminal's face, for that purpose and in the name of whoever asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.dates import parse_date
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.desk.approvals.kind import Kind as ApprovalKind
from inkasso.desk.clock import instant_on, today
from inkasso.desk.doing import DayInput, DeskForm, done
from inkasso.desk.page import page
from inkasso.desk.templatetags.desk import said as said_here
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.current import Acting, current
from inkasso.gate.register import register_and_map, register_in_force
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.models import Job
from inkasso.jobs.reading import newest_done
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.notice.publishing.phrases import kept_for, listed
from inkasso.notice.publishing.tables_told import reason_of
from inkasso.notice.register import Register
from inkasso.rights.retention.planning import Planned, faults, plan
from inkasso.rights.retention.recording import Record, newest_runs
from inkasso.rights.retention.sweeping import run
from inkasso.staff.approvals import ask, waiting
from inkasso.staff.models import Approval

_PLAN, _RUN = "retention_plan", "retention_run"
_PURPOSE = "retention"
#: Latest year that a plan can be asked for: rules reach some decades ahead.
_LAST_YEAR = 2199
#: Runs that the page shows.
_SHOWN = 20


class PlanForm(DeskForm):
    """For which day."""

    plan_on = forms.DateField(widget=DayInput)

    def clean_plan_on(self) -> date:
        """Refuse a day that has been, and one out of reach."""
        day: date = self.cleaned_data["plan_on"]
        if not today() <= day or day.year > _LAST_YEAR:
            raise forms.ValidationError(said_here(_NOT_THEN), code="day")
        return day


class AskForm(DeskForm):
    """Why it is to be removed now."""

    why = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A time that a category is kept for."""

    kept: Words
    #: Why, with its law.
    because: Words
    #: Names of the purposes that keep it so long.
    purposes: Words
    #: The latest beginning that is out; None while none is.
    out: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A category of the plan, over its tables."""

    category: str
    rows: int
    goes: int
    open_case: int
    hold: int
    restriction: int
    kept_with: int
    rules: tuple[Rule, ...]


@page("see_retention")
def retention(request: HttpRequest) -> HttpResponse:
    """The last plan by category, what rests, and the runs; asking for another plan."""
    form = PlanForm.of(request, initial={"plan_on": today()})
    if form.carried_out(lambda said: start(_PLAN, {}, on=said["plan_on"])):
        return done(request, reverse("work"), "plan_asked")
    planned = newest_done(_PLAN)
    lines = _lines(planned, register_in_force())
    context = {
        "form": form,
        "planned": planned,
        "lines": sorted(lines, key=lambda one: (-one.goes, one.category)),
        "goes": sum(one.goes for one in lines),
        "faults": planned.result["faults"] if planned and planned.result else [],
        "waits": waiting([_RUN], today()).first(),
        "runs": newest_runs(_SHOWN),
    }
    return render(request, "desk/privacy/retention.html", context, status=form.status)


@page("ask_retention")
def ask_run(request: HttpRequest) -> HttpResponse:
    """Ask that what is out of its time be removed; somebody else approves."""
    form = AskForm.of(request)
    if form.carried_out(lambda said: _ask(said["why"])):
        return done(request, reverse("retention"), "retention_asked")
    context = {"form": form, "back": reverse("retention"), "planned": newest_done(_PLAN)}
    return render(request, "desk/privacy/retention_ask.html", context, status=form.status)


def _ask(why: str) -> Approval:
    _require_plan(today())
    return ask(_RUN, {}, why, _moment())


def _require_plan(on: date) -> None:
    """Nobody removes what no plan of the day has told; raises `Refused` (`plan_of_the_day`)."""
    planned = newest_done(_PLAN)
    if planned is None or planned.day != on:
        raise Refused(Refusal(code="plan_of_the_day", message=fill(_NO_PLAN, day=on)))


def _moment() -> Moment:
    return Moment(on=today(), by=_who().actor)


def _who() -> Acting:
    who = current()
    assert who is not None, "every page and every job acts for somebody"
    return who


def _lines(planned: Job | None, register: Register) -> list[Line]:
    """The tables of a plan put together by category."""
    if planned is None or planned.result is None:
        return []
    found: dict[str, list[Mapping[str, Any]]] = {}
    for table in planned.result["tables"]:
        found.setdefault(table["category"], []).append(table)
    return [_line(category, tables, register) for category, tables in found.items()]


def _line(category: str, tables: list[Mapping[str, Any]], register: Register) -> Line:
    numbers = ("rows", "goes", "open_case", "hold", "restriction", "kept_with")
    sums = {key: sum(int(table[key]) for table in tables) for key in numbers}
    cutoffs = {key: day for table in tables for key, day in table["rules"].items()}
    rules = tuple(
        Rule(
            kept=kept_for(register.retention[key]),
            because=reason_of(register, register.retention[key]),
            purposes=_keepers(category, key, register),
            out=parse_date(day) if day else None,
        )
        for key, day in cutoffs.items()
        if key in register.retention
    )
    return Line(category=category, rules=rules, **sums)


def _keepers(category: str, rule: str, register: Register) -> Words:
    names = [
        one.name
        for one in register.purposes.values()
        if category in one.retention.get(rule, frozenset())
    ]
    return listed(names) if names else Words(fi="", sv="", en="")


@contextmanager
def _sweep(name: str) -> Iterator[Acting]:
    """Everybody's rows, for the purpose that removes, in the name of whoever asked."""
    with acting(_PURPOSE, actor=_who().actor, reason=name), sweeping(name) as swept:
        yield swept


def _plan(job: Running) -> Facts:
    register, data_map = register_and_map()
    with _sweep("retention plan") as swept:
        planned = list(plan(job.on, instant_on(job.on), register, data_map))
        wrong = faults(register, data_map)
        swept.size = sum(one.rows for one in planned)
    return {
        "on": job.on.isoformat(),
        "tables": [_told(one) for one in planned],
        "faults": list(wrong),
        "goes": sum(one.goes for one in planned),
    }


def _told(one: Planned) -> dict[str, object]:
    cutoffs = {rule: day.isoformat() if day else None for rule, day in one.cutoffs.items()}
    return {
        "table": one.table,
        "category": one.category,
        "rules": cutoffs,
        "rows": one.rows,
        "goes": one.goes,
        "open_case": one.open_case,
        "hold": one.hold,
        "restriction": one.restriction,
        "kept_with": one.kept_with,
    }


def _remove(job: Running) -> Facts:
    # It may have waited overnight: then it is another day's plan that must have told what goes.
    _require_plan(job.done_on)
    register, data_map = register_and_map()
    asker = _who()
    record = Record(job.done_on, instant_on(job.done_on))
    gone = 0
    with _sweep("retention run") as swept:
        for rows in run(record, register, data_map, settings.HOME):
            gone += rows
            swept.size = gone
            # The purpose that removes knows nothing of jobs: the asker's tells how far it is.
            with acting(asker.purpose, actor=asker.actor, reason=asker.reason):
                job.progress(gone)
    return {"removed": sum(record.totals().values())}


def _tells_plan(result: Facts) -> list[Words]:
    return [fill(_WOULD_GO, day=str(result["on"]), count=int(str(result["goes"])))]


def _tells_run(result: Facts) -> list[Words]:
    return [fill(_WENT, count=int(str(result["removed"])))]


def _show(facts: Mapping[str, object]) -> list[Words]:
    planned = newest_done(_PLAN)
    return [_WHAT, *(_tells_plan(planned.result) if planned and planned.result else ())]


def _approve(facts: Mapping[str, object], moment: Moment) -> None:
    _require_plan(moment.on)
    start(_RUN, {}, on=moment.on)


_NO_PLAN = Words(
    fi="Päivälle {day} ei ole suunnitelmaa. Laske se ensin: se kertoo, mitä poistuisi.",
    sv="Det finns ingen plan för {day}. Räkna ut den först: den anger vad som skulle raderas.",
    en="There is no plan for {day}. Make it first: it tells what would go.",
)
_NOT_THEN = Words(
    fi="Suunnitelman päivä on tämä päivä tai myöhempi, enintään vuonna 2199.",
    sv="Planens dag är i dag eller senare, högst år 2199.",
    en="The day of a plan is today or later, in 2199 at most.",
)
_WOULD_GO = Words(
    fi="Suunnitelma päivälle {day}: poistuisi {count} riviä.",
    sv="Plan för {day}: {count} rader skulle raderas.",
    en="Plan for {day}: {count} rows would go.",
)
_WENT = Words(
    fi="Poistettiin {count} riviä.", sv="{count} rader raderades.", en="{count} rows were removed."
)
_WHAT = Words(
    fi="Kaikki, minkä säilytysajat ovat päättyneet hyväksymispäivään mennessä, poistetaan "
    "lopullisesti. Estot ja rajoitukset pitävät omansa.",
    sv="Allt vars tider har gått ut den dag det godkänns raderas slutgiltigt. Hinder och "
    "begränsningar behåller sitt.",
    en="Everything whose times are out by the day of approval is removed for good. Holds and "
    "restrictions keep theirs.",
)

PLAN_JOB = Kind(
    key=_PLAN,
    name=Words(
        fi="säilytyksen suunnitelma", sv="plan för gallring", en="plan of what is out of its time"
    ),
    run=_plan,
    tells=_tells_plan,
)
RUN_JOB = Kind(
    key=_RUN,
    name=Words(
        fi="poisto säilytysajan päätyttyä",
        sv="radering efter bevaringstiden",
        en="removing what is out of its time",
    ),
    run=_remove,
    tells=_tells_run,
)
RETENTION_APPROVAL = ApprovalKind(
    key=_RUN,
    action="approve_retention",
    name=Words(
        fi="Poisto säilytysajan päätyttyä", sv="Radering efter bevaringstiden", en="Removal by time"
    ),
    show=_show,
    carry_out=_approve,
    asking="ask_retention",
)
