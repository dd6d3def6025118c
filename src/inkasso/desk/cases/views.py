"""The page of a case, and its letters."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.dates import parse_date
from inkasso.base.decisions import Decision
from inkasso.demands.viewing import find_letter, letter_pdf
from inkasso.desk.cases.answers import answers
from inkasso.desk.cases.doing import doings_of
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.cases.people import people_on_page
from inkasso.desk.clock import instant, today
from inkasso.desk.documents.views import named
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.purposes import may_read
from inkasso.desk.who import who_asks
from inkasso.formats.reference import to_rf
from inkasso.gate.acting import open_file
from inkasso.law.fi.contacts.allowed import ContactAnswer
from inkasso.law.fi.contacts.policy import Recipient
from inkasso.mandates.services import client_numbered
from inkasso.plans.filing import find_plan_letter, plan_letter_pdf
from inkasso.receivables.documents.keeping import documents_of
from inkasso.strategy.contacts.contacting import may_contact_each, nothing_left
from inkasso.strategy.others import other_cases
from inkasso.strategy.possible import possible


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
        "people": people_on_page(opened.debtor, opened.others, _calls(opened)),
        "events": list(reversed(file.events)),
        "answers": answers(possible(file, on)),
        "doings": doings_of(who_asks(request), file),
        **_of_case(request, opened),
    }
    return render(request, "desk/case.html", context)


def _of_case(request: HttpRequest, opened: Opened) -> dict[str, object]:
    """Objections, documents and the debtor's other cases, as far as the purpose may read them."""
    who = who_asks(request)
    sees = who is not None and who.may("see_objection") and may_read("objection_texts")
    documents = list(documents_of(opened.case.id)) if may_read("case_documents") else []
    return {
        "objections": opened.file.objections,
        "may_see_objection": sees,
        "shown_letters": _letters_shown(objections=sees),
        "documents": named(documents),
        "elsewhere": other_cases(opened.debtor, opened.case.id, opened.on),
    }


def _letters_shown(*, objections: bool) -> set[str]:
    """Which of the letters that a case's life tells of lead to their page."""
    demands = {"letter", "plan_letter"} if may_read("letter_contents") else set()
    free = {"free_letter"} if may_read("free_letter_contents") else set()
    return demands | free | ({"objection_letter"} if objections else set())


def _calls(opened: Opened) -> dict[UUID, Decision[ContactAnswer]]:
    """Whether each person of a case may be called now; nothing where the page is of another day."""
    if opened.on != today() or not may_read("contacts"):
        return {}
    people = dict.fromkeys((opened.debtor, *opened.others), Recipient.DEBTOR)
    ended = nothing_left(opened.file, opened.on)
    return may_contact_each(opened.case, people, instant(), ended=ended)


@page("see_letter")
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """A letter as PDF, in the browser's own reader."""
    found = find_letter(number)
    open_file(found.person_id, f"case:{found.case_id}", beside=_others(found.case.person_id))
    return pdf_page(letter_pdf(found, settings.HOME), f"{found.kind}-{found.id}")


@page("see_letter")
def plan_letter(request: HttpRequest, number: int) -> HttpResponse:
    """A letter about a plan or a longer time to pay, as PDF."""
    found = find_plan_letter(number)
    open_file(found.person_id, f"case:{found.case_id}", beside=_others(found.case.person_id))
    return pdf_page(plan_letter_pdf(found), f"plan-{found.id}")


def _others(debtor: UUID) -> list[UUID]:
    """A copy to a co-debtor names the debtor too."""
    return [debtor]


def _tense(on: date) -> str:
    if on == today():
        return ""
    return "past" if on < today() else "future"
