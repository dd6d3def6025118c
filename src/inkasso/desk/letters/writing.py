"""A letter in free words: written, looked at as the PDF that goes out, sent once."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.decisions import Refused
from inkasso.correspondence.filing import find_free_letter, free_letter_pdf
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.doing import done
from inkasso.desk.letters.forms import LetterForm
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.people.reaching import choices_of
from inkasso.desk.templatetags.desk import text
from inkasso.desk.who import moment_of
from inkasso.gate.acting import open_file
from inkasso.mandates.agency import read_agency
from inkasso.parties.reading import party
from inkasso.strategy.writing.letters import letter_preview, send_letter


@page("write_letter")
def write(request: HttpRequest, number: int) -> HttpResponse:
    """A letter to the debtor, or to whoever shares the debt."""
    opened = open_case(number)
    form = LetterForm.of(request, seen=opened.mark, people=_people(opened))
    agency, moment = read_agency(settings.AGENCY_FILE), moment_of(request)
    if "preview" in request.POST and form.is_valid():
        try:
            pdf = letter_preview(opened.case, form.wish(), agency, moment.on)
        except Refused as refused:
            form.refuse(refused.refusal)
        else:
            return pdf_page(pdf, "preview")
    elif "preview" not in request.POST and form.carried_out(
        lambda _: send_letter(opened.case, form.wish(), agency, moment.on, by=moment.by)
    ):
        return done(request, opened.url, "letter.sent")
    context = {**opened.context(), "form": form}
    return render(request, "desk/letters/write.html", context, status=form.status)


@page("see_letter")
def free_letter(request: HttpRequest, number: int) -> HttpResponse:
    """A letter in free words, as PDF."""
    found = find_free_letter(number)
    open_file(found.person_id, f"case:{found.case_id}")
    return pdf_page(free_letter_pdf(found), f"letter-{found.id}")


def _people(opened: Opened) -> list[tuple[UUID, str]]:
    """Whoever's file is open, the debtor first, each with the language that they read."""
    return [
        (person, f"{name} ({text(party(person).language, 'language.')})")
        for person, name in choices_of(opened)
    ]
