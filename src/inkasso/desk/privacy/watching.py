"""Who looked at whom, and what was disclosed to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.dates import parse_date
from inkasso.base.decisions import Refused
from inkasso.base.words import Words
from inkasso.desk.page import page, reason_of
from inkasso.gate.acting import note_search
from inkasso.gate.disclosing import disclosures
from inkasso.gate.looking import Days, Look, looks, what_for
from inkasso.gate.register import register_in_force
from inkasso.receivables.finding import find_case, people_of
from inkasso.staff.actions import ACTIONS

#: Most rows on a page; whoever wants more names fewer days, or asks the terminal.
MOST = 200
_ACTOR_MAX = 100
#: Names of the desk's actions, by how the log has them.
_REASONS = {reason_of(one): one.name for one in ACTIONS.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A look as the page tells it."""

    look: Look
    purpose: Words
    #: An action of the desk by its name; what a terminal or a job said, as it was said.
    reason: Words
    what_for: Words


@page("see_looks")
def looked(request: HttpRequest) -> HttpResponse:
    """Rows of the access log, newest first; that it was read is in the log too."""
    asked = {key: request.GET.get(key, "").strip() for key in ("case", "actor", "first", "last")}
    fault, people = "", None
    if asked["case"]:
        try:
            people = people_of(find_case(asked["case"]))
        except Refused:
            fault, people = asked["case"], []
    note_search("access log", subject=people[0] if people else None)
    days = Days(_day(asked["first"]), _day(asked["last"]))
    actor = asked["actor"][:_ACTOR_MAX].replace("\x00", "") or None
    found = list(looks(people=people, actor=actor, days=days, most=MOST + 1))
    context = {
        "rows": _rows(found[:MOST]),
        "more": len(found) > MOST,
        "most": MOST,
        "asked": asked,
        "fault": fault,
    }
    return render(request, "desk/privacy/looks.html", context)


@page("see_disclosures")
def disclosed(request: HttpRequest) -> HttpResponse:
    """Who got which data, when, what for and on which ground; newest first; of a case's people."""
    asked = request.GET.get("case", "").strip()
    people = people_of(find_case(asked)) if asked else []
    found = list(islice(disclosures(*people).reverse(), MOST + 1))
    context = {
        "rows": found[:MOST],
        "more": len(found) > MOST,
        "most": MOST,
        "asked": asked,
    }
    return render(request, "desk/privacy/disclosures.html", context)


def _rows(found: list[Look]) -> list[Row]:
    names = {key: purpose.name for key, purpose in register_in_force().purposes.items()}
    return [
        Row(
            look=look,
            purpose=names.get(look.purpose) or _plain(look.purpose),
            reason=_REASONS.get(look.reason) or _plain(look.reason),
            what_for=what_for(look),
        )
        for look in found
    ]


def _plain(text: str) -> Words:
    return Words(fi=text, sv=text, en=text)


def _day(text: str) -> date | None:
    return parse_date(text) if text else None
