"""What is open and due, what was late, and a year in numbers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.desk.clock import instant, time_of_day, today
from inkasso.desk.page import page
from inkasso.desk.queues.keeping import is_large, kept
from inkasso.gate.register import register_folder, register_in_force
from inkasso.oversight.reviewing.keeping import unfinished
from inkasso.rights.overview.duties import Looks
from inkasso.rights.overview.overview import looks_in, overview

_FIRST_YEAR, _LAST_YEAR, _DIGITS = 2018, 2199, 4


@page("see_overview")
def show(request: HttpRequest) -> HttpResponse:
    """The officer's overview of a year, by default the present one; it names nobody."""
    at = instant()
    asked = request.GET.get("year", "")
    known = asked.isascii() and asked.isdigit() and len(asked) == _DIGITS
    known = known and _FIRST_YEAR <= int(asked) <= _LAST_YEAR
    year = int(asked) if known else at.year
    looks, counted_at = _looks(year)
    found = overview(register_in_force(), register_folder(), at, year, looks=looks)
    waiting = unfinished()
    context = {
        "found": found,
        "year": year,
        "counted_at": counted_at,
        "log_reviews": waiting,
        "second_reader": sum(one.for_second_reader for one in waiting),
    }
    return render(request, "desk/privacy/overview.html", context)


def _looks(year: int) -> tuple[tuple[Looks, ...], str]:
    """The looks of a year, and the time of the day of the count; empty where that is now.

    A large agency's log is long: it is counted beside the page, and there is none at first.
    """
    if not is_large():
        return looks_in(year), ""
    counted = kept(f"looks in {year}", lambda _: looks_in(year), today())
    return (counted.what, time_of_day(counted.told_at)) if counted else ((), "")
