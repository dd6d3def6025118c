"""Queues of cases: since when each waits, why, and the way into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.contacts.results import RESULTS
from inkasso.contacts.waiting import addresses_wanted
from inkasso.desk.clock import today
from inkasso.desk.page import page
from inkasso.desk.queues.going_on import worked_on
from inkasso.desk.queues.queue import Item
from inkasso.desk.queues.table import calls_near, limitation_near, missed_near
from inkasso.law.wording import fill

#: Rows on a page; the most pressing come first.
ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A case in a queue."""

    case_id: int
    #: Since when it waits, or the day that it waits for; None where there is none.
    day: date | None
    why: Words
    late: bool = False


def case_queue(
    request: HttpRequest, name: str, rows: Iterable[Row], opens: str, *, count: int | None
) -> HttpResponse:
    """The page of a queue of cases; each row opens the page `opens` of its case.

    `rows` are the first of them, `count` how many there are; None while nobody can tell yet.
    """
    shown = [
        (row, worked_on(Item(str(row.case_id), reverse(opens, args=[row.case_id])), name, place))
        for place, row in enumerate(rows)
    ]
    context = {"name": name, "rows": shown, "count": count, "most": ROWS}
    return render(request, "desk/queues/cases.html", context)


@page("see_calls")
def calls(request: HttpRequest) -> HttpResponse:
    """Calls that were promised, promises that were broken, plans that were missed."""
    on = today()
    waiting, count = calls_near(on, ROWS)
    rows = (
        Row(
            case_id=one.case_id,
            day=one.since,
            why=one.why,
            late=one.kind == "callback" and one.since < on,
        )
        for one in waiting
    )
    return case_queue(request, "calls", rows, "contact", count=count)


@page("see_calls")
def missed(request: HttpRequest) -> HttpResponse:
    """Plans of which an instalment did not come."""
    waiting, count = missed_near(today(), ROWS)
    rows = (
        Row(
            case_id=one.plan.case_id,
            day=one.waits_for.due if one.waits_for else one.plan.agreed_on,
            why=fill(_BEHIND, number=str(one.plan.number), sum=Money(one.behind)),
            late=one.state == "broken",
        )
        for one in waiting
    )
    return case_queue(request, "plans_missed", rows, "contact", count=count)


@page("see_expiring")
def limitation(request: HttpRequest) -> HttpResponse:
    """Cases that will soon be time-barred, or are."""
    on = today()
    near, count = limitation_near(on, ROWS)
    rows = [
        Row(case_id=one.case_id, day=one.barred_on, why=one.why, late=one.is_late(on))
        for one in near
    ]
    return case_queue(request, "expiring", rows, "case", count=count)


@page("see_returned")
def returned(request: HttpRequest) -> HttpResponse:
    """Cases whose people are not reached where letters and calls go."""
    waiting = addresses_wanted(today())
    rows = (
        Row(case_id=one.case_id, day=one.due_on, why=fill(_FIND, result=RESULTS[one.result].name))
        for one in waiting[:ROWS]
    )
    return case_queue(request, "returned", rows, "case", count=len(waiting))


_BEHIND = Words(
    fi="Suunnitelma {number} on {sum} euroa jäljessä. Kysy, mitä henkilö voi maksaa.",
    sv="Plan {number} är {sum} euro efter. Fråga vad personen kan betala.",
    en="Plan {number} is {sum} euros behind. Ask what the person can pay.",
)
_FIND = Words(
    fi="Viimeksi: {result}. Selvitä uusi osoite tai numero.",
    sv="Senast: {result}. Ta reda på ny adress eller nytt nummer.",
    en="Last time: {result}. Find a new address or number.",
)
