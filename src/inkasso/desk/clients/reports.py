"""The report of a period to a client: as a page, as PDF, as CSV, as XLSX."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.dates import parse_date
from inkasso.base.words import LANGUAGES, Language
from inkasso.billing.clients.period import PeriodReport, period_report
from inkasso.billing.clients.tables import to_csv, to_xlsx
from inkasso.billing.report.businesses import agency_business, client_business
from inkasso.billing.report.of_period import PeriodPage, to_pdf_report
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.clock import today
from inkasso.desk.downloads import CSV, XLSX, file_to_keep
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.mandates.agency import read_agency
from inkasso.mandates.models import Client

#: Cases on the page; the tables have all of them.
_ROWS = 200
_FORMS = {"csv": (to_csv, CSV), "xlsx": (to_xlsx, XLSX)}
_PDF = "pdf"


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
    """The same as a table or on paper, in the client's language."""
    if form not in _FORMS and form != _PDF:
        raise Http404
    found = open_client(number)
    since, until = _period(request)
    made = period_report(found.id, since, until)
    language: Language = found.language if found.language in LANGUAGES else "en"
    name = f"report-{found.business_id}-{since.isoformat()}-{until.isoformat()}"
    if form == _PDF:
        return pdf_page(_on_paper(found, made, language), name)
    write, content_type = _FORMS[form]
    return file_to_keep(write(made, language), f"{name}.{form}", content_type)


def _on_paper(client: Client, report: PeriodReport, language: Language) -> bytes:
    return to_pdf_report(
        PeriodPage(
            report=report,
            agency=agency_business(read_agency(settings.AGENCY_FILE)),
            client=client_business(client),
            language=language,
            dated=today(),
        )
    )


def _period(request: HttpRequest) -> tuple[date, date]:
    """The days asked for; what cannot be read is the last whole month."""
    last = today().replace(day=1) - timedelta(days=1)
    since = parse_date(request.GET.get("since", "").strip())
    until = parse_date(request.GET.get("until", "").strip())
    if since is None or until is None:
        return last.replace(day=1), last
    return since, until
