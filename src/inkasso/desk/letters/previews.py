"""The next letter of a case as it would go out, before it does; written nowhere."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from inkasso.desk.cases.opening import open_case
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.mandates.agency import read_agency
from inkasso.strategy.previewing import next_letter


@page("preview_letter")
def next_letter_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The letter that is due, or the next one as of the day that it falls due."""
    opened = open_case(number)
    letter = next_letter(opened.case.id, opened.on, read_agency(settings.AGENCY_FILE))
    return pdf_page(letter.pdf(), f"preview-{opened.case.id}-{letter.on.isoformat()}")
