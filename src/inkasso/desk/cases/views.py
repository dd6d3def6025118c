"""The page of a case, and its letters."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.dates import parse_date
from inkasso.demands.viewing import find_letter, letter_pdf
from inkasso.desk.cases.doing import doings_of
from inkasso.desk.cases.opening import open_case
from inkasso.desk.cases.people import people_on_page
from inkasso.desk.clock import today
from inkasso.desk.page import page
from inkasso.desk.purposes import may_read
from inkasso.desk.who import who_asks
from inkasso.formats.reference import to_rf
from inkasso.gate.acting import open_file
from inkasso.mandates.services import client_numbered
from inkasso.strategy.possible import possible

#: A PDF is shown by the browser's own reader and asks for nothing else.
_PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@page("see_case")
def case(request: HttpRequest, number: int) -> HttpResponse:
    """A case as of a day."""
    asked = request.GET.get("on", "").strip()
    day = parse_date(asked) if asked else None
    on = day or today()
    opened = open_case(number, on)
    found, file = opened.case, opened.file
    client = client_numbered(found.client_id) if may_read("client_contacts") else None
    context = {
        **opened.context(),
        "rf": to_rf(found.reference),
        "unread": asked if asked and day is None else "",
        "tense": _tense(on),
        "client": client,
        "people": people_on_page(opened.debtor, opened.others),
        "events": list(reversed(file.events)),
        "possible": possible(file, on),
        "shows_letters": may_read("letter_contents"),
        "doings": doings_of(who_asks(request)),
    }
    return render(request, "desk/case.html", context)


@page("see_letter")
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """A letter as PDF, in the browser's own reader."""
    found = find_letter(number)
    open_file(found.person_id, f"case:{found.case_id}", beside=_others(found.case.person_id))
    response = HttpResponse(letter_pdf(found, settings.HOME), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.kind}-{found.id}.pdf"'
    response["Content-Security-Policy"] = _PDF_POLICY
    return response


def _others(debtor: UUID) -> list[UUID]:
    """A copy to a co-debtor names the debtor too."""
    return [debtor]


def _tense(on: date) -> str:
    if on == today():
        return ""
    return "past" if on < today() else "future"
