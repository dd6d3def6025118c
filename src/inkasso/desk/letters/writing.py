"""A letter in free words: written, looked at as the PDF that goes out, sent once."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.decisions import Refused
from inkasso.correspondence.asking import Asked
from inkasso.correspondence.filing import find_free_letter, free_letter_pdf
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.clock import today
from inkasso.desk.doing import done
from inkasso.desk.letters.forms import LetterForm
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.people.reaching import choices_of
from inkasso.desk.purposes import may_read
from inkasso.desk.templatetags.desk import text
from inkasso.desk.who import moment_of
from inkasso.gate.acting import open_file
from inkasso.mandates.agency import read_agency
from inkasso.parties.reading import party
from inkasso.rights.requests.answerable import requests_asked
from inkasso.strategy.writing.asked import asked_of
from inkasso.strategy.writing.letters import (
    doubts_of_account,
    file_where_closed,
    letter_preview,
    send_letter,
)


@page("write_letter")
def write(request: HttpRequest, number: int) -> HttpResponse:
    """A letter to the debtor, or to whoever shares the debt."""
    opened = open_case(number)
    asked = list(_asked(opened))
    form = LetterForm.of(request, seen=opened.mark, people=_people(opened), asked=asked)
    if "preview" in request.POST and form.is_valid():
        agency, requests = read_agency(settings.AGENCY_FILE), _requests(asked)
        try:
            pdf = letter_preview(opened.case, form.wish(), agency, opened.on, requests=requests)
        except Refused as refused:
            form.refuse(refused.refusal)
        else:
            return pdf_page(pdf, "preview")
    elif "preview" not in request.POST and form.carried_out(
        lambda _: _send(request, opened, form, asked)
    ):
        return done(request, opened.url, "letter.sent")
    doubts = doubts_of_account(opened.case, opened.on)
    context = {**opened.context(), "form": form, "doubts": doubts}
    return render(request, "desk/letters/write.html", context, status=form.status)


@page("see_letter")
def free_letter(request: HttpRequest, number: int) -> HttpResponse:
    """A letter in free words, as PDF."""
    found = find_free_letter(number)
    open_file(found.person_id, f"case:{found.case_id}")
    return pdf_page(free_letter_pdf(found), f"letter-{found.id}")


def _send(
    request: HttpRequest, opened: Opened, form: LetterForm, asked: list[tuple[Asked, str]]
) -> None:
    agency, moment = read_agency(settings.AGENCY_FILE), moment_of(request)
    letter = send_letter(
        opened.case,
        form.wish(),
        agency,
        moment.on,
        by=moment.by,
        requests=_requests(asked),
    )
    file_where_closed(letter, settings.HOME)


def _asked(opened: Opened) -> Iterator[tuple[Asked, str]]:
    """What each of the case's people asked lately, with the name, as far as the purpose reads."""
    for person, name in choices_of(opened):
        requests = requests_asked(person, today()) if may_read("rights_requests") else []
        for one in (*asked_of(opened.case, person, today()), *requests):
            yield one, name


def _requests(asked: list[tuple[Asked, str]]) -> list[Asked]:
    """Those that only rights know of."""
    return [one for one, _ in asked if one.kind == "request"]


def _people(opened: Opened) -> list[tuple[UUID, str]]:
    """Whoever's file is open, the debtor first, each with the language that they read."""
    return [
        (person, f"{name} ({text(party(person).language, 'language.')})")
        for person, name in choices_of(opened)
    ]
