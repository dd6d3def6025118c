"""The report of a period to a client: as a page, as CSV, as XLSX."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.dates import parse_date
from inkasso.base.words import LANGUAGES, Language
from inkasso.billing.clients.period import period_report
from inkasso.billing.clients.tables import to_csv, to_xlsx
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.clock import today
from inkasso.desk.downloads import CSV, XLSX, file_to_keep
from inkasso.desk.page import page

#: Cases on the page; the tables have all of them.
_ROWS = 200
_FORMS = {"csv": (to_csv, CSV), "xlsx": (to_xlsx, XLSX)}


@page("see_client_report")
def report(request: HttpRequest, number: int) -> HttpResponse:
    """The period that was asked for, else the last whole month."""
    found = open_client(number)
    since, until = _period(request)
    made = period_report(found.id, since, until)
    context = {
        **around(request, found),
        "report": made,
        "lines": made.lines[:_ROWS],
        "more": max(0, len(made.lines) - _ROWS),
    }
    return render(request, "desk/clients/report.html", context)


@page("see_client_report")
def table(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """The same as a table, in the client's language."""
    if form not in _FORMS:
        raise Http404
    found = open_client(number)
    since, until = _period(request)
    write, content_type = _FORMS[form]
    language: Language = found.language if found.language in LANGUAGES else "en"
    made = write(period_report(found.id, since, until), language)
    name = f"report-{found.business_id}-{since.isoformat()}-{until.isoformat()}.{form}"
    return file_to_keep(made, name, content_type)


def _period(request: HttpRequest) -> tuple[date, date]:
    """The days asked for; what cannot be read is the last whole month."""
    last = today().replace(day=1) - timedelta(days=1)
    since = parse_date(request.GET.get("since", "").strip())
    until = parse_date(request.GET.get("until", "").strip())
    if since is None or until is None:
        return last.replace(day=1), last
    return since, until
