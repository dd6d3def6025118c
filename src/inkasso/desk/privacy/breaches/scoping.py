"""Whom and what a breach concerns: searched for as long work, since a search reads everybody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.base.words import Words
from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.clock import instant_on, today
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.page import page
from inkasso.desk.privacy.breaches.steps import mark
from inkasso.desk.templatetags.desk import said as said_here
from inkasso.gate.acting import sweeping
from inkasso.gate.current import current
from inkasso.gate.looking import actor_of, actors, newest_row_of
from inkasso.gate.register import register_and_map, register_in_force
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.mandates.services import client_numbered, every_client
from inkasso.receivables.finding import find_case
from inkasso.rights.breaches.recording import Instant
from inkasso.rights.breaches.scoping import scope
from inkasso.rights.breaches.searching import (
    PURPOSE,
    ByClient,
    ByLog,
    ByPerson,
    Known,
    Search,
    by_tables,
)
from inkasso.rights.breaches.state import find_breach

_SCOPE = "breach_scope"
#: Ways to search, and the field that each needs.
_WAYS = {"log": "scope_actor", "category": "scope_category", "client": "scope_client",
         "case": "scope_case"}  # fmt: skip


def _moment() -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(widget=widget, required=False)


class ScopeForm(DeskForm):
    """One way to search."""

    scope_by = forms.ChoiceField(
        choices=lambda: from_texts(_WAYS, "scope_by."), widget=forms.RadioSelect
    )
    scope_actor = forms.ChoiceField(required=False)
    scope_from = _moment()
    scope_until = _moment()
    scope_category = forms.ChoiceField(required=False)
    scope_client = forms.ChoiceField(required=False)
    scope_case = forms.CharField(required=False, max_length=40)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        register = register_in_force()
        read = register.purposes[PURPOSE].categories
        held = {key: one.name for key, one in register.categories.items() if key in read}
        none = [("", "-")]
        self.offer("scope_actor", none + [(one, one) for one in sorted(actors())])
        self.offer("scope_category", none + from_words(held))
        clients = [(str(one.id), one.name) for one in every_client()]
        self.offer("scope_client", none + clients)

    def clean(self) -> dict[str, Any]:
        """Refuse a way without what it searches by, and a case that is not there."""
        cleaned = super().clean()
        needed = _WAYS.get(cleaned.get("scope_by", ""))
        if needed and not cleaned.get(needed):
            self.add_error(needed, said_here(_SAY_WHICH))
        elif needed == "scope_case":
            try:
                cleaned["scope_case"] = find_case(cleaned["scope_case"]).id
            except Refused as refused:
                self.add_error(needed, said_here(refused.refusal.message))
        return cleaned


@page("record_breach")
def search(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for a search; what it finds is kept with the breach, by number."""
    state = find_breach(number)
    form = ScopeForm.of(request, seen=mark(state))
    if form.carried_out(lambda said: start(_SCOPE, _facts(number, said), on=today())):
        return done(request, reverse("work"), "breach.scope")
    context = {
        "state": state,
        "form": form,
        "step": "scope",
        "draft": "",
        "back": reverse("breach", args=[number]),
    }
    return render(request, "desk/privacy/breaches/step.html", context, status=form.status)


def _facts(number: int, said: Mapping[str, Any]) -> dict[str, object]:
    """Numbers, keys and moments: an actor is told by the number of a row that they left."""
    facts: dict[str, object] = {"breach": number, "by": said["scope_by"]}
    match said["scope_by"]:
        case "log":
            facts["row"] = newest_row_of(said["scope_actor"])
            facts["from"] = _iso(said["scope_from"])
            facts["until"] = _iso(said["scope_until"])
        case "category":
            facts["category"] = said["scope_category"]
        case "client":
            facts["client"] = int(said["scope_client"])
        case "case":
            facts["case"] = int(said["scope_case"])
    return facts


def _run(job: Running) -> Facts:
    register, data_map = register_and_map()
    known, who = Known(register=register, data_map=data_map), current()
    number = int(str(job.facts["breach"]))
    now = Instant(at=instant_on(job.on), by=who.actor if who else "-")
    with sweeping(f"breach:{number}") as swept:
        _, found = scope(number, _search(job.facts, known), known, now)
        swept.size = found.persons
    return {"breach": number, "persons": found.persons, "new": found.new}


def _search(facts: Facts, known: Known) -> Search:
    match facts["by"]:
        case "category":
            return by_tables(known, category=str(facts["category"]))
        case "client":
            client = client_numbered(int(str(facts["client"])))
            return ByClient(client_id=client.id, business_id=client.business_id)
        case "case":
            return ByPerson(person_id=find_case(str(facts["case"])).person_id)
    first, last = _at(facts.get("from")), _at(facts.get("until"))
    return ByLog(actor=actor_of(int(str(facts["row"]))), first=first, last=last)


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _at(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None


def _tells(result: Facts) -> list[Words]:
    persons, new = int(str(result["persons"])), int(str(result["new"]))
    return [fill(_FOUND, breach=str(result["breach"]), persons=persons, new=new)]


_FOUND = Words(
    fi="Loukkaus {breach}: {persons} henkilöä, joista uusia {new}.",
    sv="Incident {breach}: {persons} personer, av dem nya {new}.",
    en="Breach {breach}: {persons} people, {new} of them new.",
)
_SAY_WHICH = Words(fi="Valitse, mistä haetaan.", sv="Välj vad som söks.", en="Choose by what.")

SCOPE_JOB = Kind(
    key=_SCOPE,
    name=Words(
        fi="keitä loukkaus koskee", sv="vem en incident gäller", en="whom a breach concerns"
    ),
    run=_run,
    tells=_tells,
)
