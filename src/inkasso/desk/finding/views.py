"""The search page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.desk.page import page
from inkasso.desk.purposes import may_read
from inkasso.gate.acting import note_search, open_files
from inkasso.gate.finding import find_people
from inkasso.mandates.services import client_names
from inkasso.parties.reading import names_of
from inkasso.receivables.finding import Found, cases_named, cases_of

#: Most cases on the page, and people behind them.
MOST = 30
_SHORTEST = 3
#: Longest text that is looked for.
_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A case that was found."""

    found: Found
    client: str
    #: Empty where the debtor's file stays closed.
    name: str


@page("search")
def search(request: HttpRequest) -> HttpResponse:
    """Cases by number, reference, invoice, business ID or name; a single number opens its case."""
    text = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:_LONGEST]
    if not text:
        return render(request, "desk/search.html", {"text": "", "hits": [], "most": MOST})
    named = cases_named(text, MOST)
    if len(named) == 1 and not request.headers.get("HX-Request"):
        note_search(text)
        return HttpResponseRedirect(reverse("case", kwargs={"number": named[0].number}))
    if named:
        note_search(text)
    too_short = not named and len(text) < _SHORTEST
    found = named or ([] if too_short else cases_of(find_people(text, MOST), MOST))
    context = {
        "text": text,
        "hits": _hits(found, text),
        "too_short": too_short,
        "most": MOST,
        "full": len(found) >= MOST,
    }
    return render(request, "desk/search.html", context)


def _hits(found: list[Found], text: str) -> list[Hit]:
    """What was found, with the names that show once the files are open."""
    people = {one.person_id for one in found}
    names = _opened_names(people, text)
    clients = client_names({one.client_id for one in found}) if may_read("client_contacts") else {}
    return [
        Hit(
            found=one,
            client=clients.get(one.client_id, ""),
            name=names.get(one.person_id, ""),
        )
        for one in found
    ]


def _opened_names(people: set[UUID], text: str) -> dict[UUID, str]:
    """Names, each look on record; who is restricted for this purpose has none."""
    if not people:
        return {}
    try:
        open_files(sorted(people), f"search:{text}")
    except Refused:
        return {}
    return dict(names_of(people))
