"""What is open and due, what was late, and a year in numbers."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.desk.clock import instant
from inkasso.desk.page import page
from inkasso.gate.register import register_in_force
from inkasso.oversight.reviewing.keeping import unfinished
from inkasso.rights.overview.overview import overview

_FIRST_YEAR, _LAST_YEAR, _DIGITS = 2018, 2199, 4


@page("see_overview")
def show(request: HttpRequest) -> HttpResponse:
    """The officer's overview of a year, by default the present one; it names nobody."""
    at = instant()
    asked = request.GET.get("year", "")
    known = asked.isascii() and asked.isdigit() and len(asked) == _DIGITS
    known = known and _FIRST_YEAR <= int(asked) <= _LAST_YEAR
    year = int(asked) if known else at.year
    found = overview(register_in_force(), settings.NOTICE_FOLDER, at, year)
    waiting = unfinished()
    context = {
        "found": found,
        "year": year,
        "log_reviews": waiting,
        "second_reader": sum(one.for_second_reader for one in waiting),
    }
    return render(request, "desk/privacy/overview.html", context)
