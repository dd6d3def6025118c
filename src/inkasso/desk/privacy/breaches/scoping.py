"""Whom and what a breach concerns: searched for as long work, since a search reads everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.clock import HELSINKI
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
from inkasso.gate.looking import (
    actor_of,
    actors,
    login_of,
    logins,
    newest_row_of,
    newest_row_with,
)
from inkasso.gate.register import register_and_map
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.mandates.services import client_numbered, every_client
from inkasso.notice.register import Register
from inkasso.receivables.finding import find_case
from inkasso.rights.breaches.recording import Instant
from inkasso.rights.breaches.scoping import scope
from inkasso.rights.breaches.searching import (
    ByClient,
    ByDisclosure,
    ByLog,
    ByPerson,
    Known,
    Search,
    by_tables,
)
from inkasso.rights.breaches.state import find_breach

_SCOPE = "breach_scope"
#: Ways to search, and the field that each needs.
_WAYS = {
    "log": "scope_actor",
    "login": "scope_login",
    "category": "scope_category",
    "table": "scope_table",
    "disclosure": "scope_recipient",
    "client": "scope_client",
    "case": "scope_case",
}
#: How a job keeps what each way goes by: a key, and what makes it a number or a key.
_KEPT: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "log": ("row", newest_row_of),
    "login": ("row", newest_row_with),
    "category": ("category", str),
    "table": ("table", str),
    "disclosure": ("recipient", str),
    "client": ("client", int),
    "case": ("case", int),
}
#: Ways that moments narrow down.
_NARROWED = ("log", "login", "disclosure")


def _moment() -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(widget=widget, required=False)


class ScopeForm(DeskForm):
    """One way to search."""

    scope_by = forms.ChoiceField(
        choices=lambda: from_texts(_WAYS, "scope_by."), widget=forms.RadioSelect
    )
    scope_actor = forms.ChoiceField(required=False)
    scope_login = forms.ChoiceField(required=False)
    scope_recipient = forms.ChoiceField(required=False)
    scope_from = _moment()
    scope_until = _moment()
    scope_category = forms.ChoiceField(required=False)
    scope_table = forms.ChoiceField(required=False)
    scope_client = forms.ChoiceField(required=False)
    scope_case = forms.CharField(required=False, max_length=40)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        register, data_map = register_and_map()
        known = Known(register=register, data_map=data_map)
        names = {key: register.categories[key].name for key in sorted(known.readable)}
        self._offer("scope_actor", [(one, one) for one in sorted(actors())])
        self._offer("scope_login", [(one, one) for one in sorted(logins())])
        self._offer("scope_category", from_words(names))
        self._offer("scope_table", _tables(known, names))
        self._offer("scope_recipient", _recipients(register))
        self._offer("scope_client", [(str(one.id), one.name) for one in every_client()])

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.offer(name, [("", "-"), *choices])

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


def _tables(known: Known, names: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Tables whose rows lead to people, by what they hold."""
    for category, name in names.items():
        for table in known.tables_of(category):
            yield table.name, f"{said_here(name)}: {table.name}"


def _recipients(register: Register) -> Iterator[tuple[str, str]]:
    """Kinds of recipients of the register, and those that it names."""
    yield from from_words({key: one.name for key, one in register.recipients.items()})
    yield from ((one.name, one.name) for one in register.processors)


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
    way = said["scope_by"]
    key, kept = _KEPT[way]
    facts: dict[str, object] = {"breach": number, "by": way, key: kept(said[_WAYS[way]])}
    if way in _NARROWED:
        facts |= {"from": _iso(said["scope_from"]), "until": _iso(said["scope_until"])}
    return facts


def _run(job: Running) -> Facts:
    register, data_map = register_and_map()
    known, who = Known(register=register, data_map=data_map), current()
    number = int(str(job.facts["breach"]))
    now = Instant(at=instant_on(job.done_on), by=who.actor if who else "-")
    with sweeping(f"breach:{number}") as swept:
        _, found = scope(number, _search(job.facts, known), known, now)
        swept.size = found.persons
    return {"breach": number, "persons": found.persons, "new": found.new}


def _search(facts: Facts, known: Known) -> Search:
    match facts["by"]:
        case "category":
            return by_tables(known, category=str(facts["category"]))
        case "table":
            return by_tables(known, table=str(facts["table"]))
        case "client":
            client = client_numbered(int(str(facts["client"])))
            return ByClient(client_id=client.id, business_id=client.business_id)
        case "case":
            return ByPerson(person_id=find_case(str(facts["case"])).person_id)
    return _narrowed(facts)


def _narrowed(facts: Facts) -> Search:
    first, last = _at(facts.get("from")), _at(facts.get("until"))
    if facts["by"] == "disclosure":
        return ByDisclosure(
            recipient=str(facts["recipient"]),
            first=first.astimezone(HELSINKI).date() if first else None,
            last=last.astimezone(HELSINKI).date() if last else None,
        )
    row = int(str(facts["row"]))
    if facts["by"] == "login":
        return ByLog(login=login_of(row), first=first, last=last)
    return ByLog(actor=actor_of(row), first=first, last=last)


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
    where=lambda result: reverse("breach", args=[int(str(result["breach"]))]),
)
