"""Lists: what waits in each queue, accounts."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.demands.viewing import unprinted
from inkasso.desk.clock import today
from inkasso.desk.page import page
from inkasso.desk.queues.table import DAYS_AHEAD
from inkasso.gate.holds.ending import ending
from inkasso.gate.holds.kinds import KINDS
from inkasso.gate.holds.placing import restricted_people
from inkasso.gate.models import Hold
from inkasso.rights.requests.state import answered_requests, open_requests

#: Rows on a page; what waits longest comes first.
_ROWS = 50


@page("see_requests")
def requests(request: HttpRequest) -> HttpResponse:
    """Open requests with their last days, the nearest first; and those answered last."""
    on = today()
    waiting = sorted(open_requests(), key=lambda state: (state.due is None, state.due))
    rows = [(state, state.is_late(on)) for state in waiting]
    context = {"rows": rows, "answered": answered_requests(_ROWS)}
    return render(request, "desk/requests.html", context)


@page("see_waiting_letters")
def waiting_letters(request: HttpRequest) -> HttpResponse:
    """Letters without a page, and what each waits for."""
    letters = list(unprinted()[:_ROWS])
    restricted = restricted_people({letter.person_id for letter in letters})
    rows = [(letter, letter.person_id in restricted) for letter in letters]
    return render(request, "desk/waiting_letters.html", {"rows": rows})


@dataclass(frozen=True, slots=True)
class _Ending:
    hold: Hold
    kind: object


@page("see_ending_holds")
def ending_holds(request: HttpRequest) -> HttpResponse:
    """Holds that end by themselves soon."""
    rows = [
        _Ending(hold, KINDS[hold.kind].name)
        for hold in ending(today(), DAYS_AHEAD)[:_ROWS]
        if hold.kind in KINDS
    ]
    return render(request, "desk/ending_holds.html", {"rows": rows})
