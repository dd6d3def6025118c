"""Taking an objection, what it waits for, and its answer."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refusal, Refused
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.cases.people import people_on_page
from inkasso.desk.documents.forms import DocumentForm
from inkasso.desk.doing import done, mark_of
from inkasso.desk.objections.forms import AnswerForm, AskForm, TakeForm
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.who import moment_of, who_asks
from inkasso.mandates.agency import read_agency
from inkasso.objections import grounds, outcomes, policy
from inkasso.objections.evidence import ask_client, take_evidence
from inkasso.objections.filing import answer_pdf, find_answer_letter
from inkasso.objections.models import ObjectionText
from inkasso.objections.outcomes import Outcome
from inkasso.objections.standing import Standing, find_objection, standing_of
from inkasso.objections.taking import open_receivables
from inkasso.receivables.documents.keeping import NewDocument, keep_document, names_of
from inkasso.receivables.grounds import thaw
from inkasso.strategy.objecting import answer, answer_preview, receive, time_barred_in


@page("take_objection")
def take(request: HttpRequest, number: int) -> HttpResponse:
    """An objection in a case."""
    opened = open_case(number)
    ids = list(dict.fromkeys((opened.debtor, *opened.others)))
    form = TakeForm.of(
        request,
        seen=opened.mark,
        people=people_on_page(opened.debtor, opened.others),
        receivables=open_receivables(opened.case.id),
    )
    by = moment_of(request).by
    if form.carried_out(lambda _: receive(opened.case, form.said(ids), opened.on, by=by)):
        return done(request, opened.url, "objection.taken")
    context = {**opened.context(), "form": form}
    return render(request, "desk/objections/take.html", context, status=form.status)


@page("see_objection")
def objection(request: HttpRequest, number: int) -> HttpResponse:
    """How an objection stands: what was said, what it waits for, what came of it."""
    opened, standing = _open(number)
    found = standing.objection
    text = ObjectionText.objects.filter(objection=found).first()
    documents = [one.document for one in standing.evidence]
    names = names_of(documents)
    barred = time_barred_in(opened.file.case, opened.file.state)
    disputed = {one.receivable_id for one in standing.disputed}
    who = who_asks(request)
    context = {
        **opened.context(),
        **_told(standing),
        "text": text,
        "evidence": [(one, names.get(one.document_id, "")) for one in standing.evidence],
        "late": standing.due is not None and standing.due < opened.on,
        "barred": [(number, day) for number, day in barred.items() if number in disputed],
        "may_ask": len(standing.questions) < policy.QUESTIONS,
        "may_take": who is not None and who.may("take_objection"),
        "may_answer": who is not None and who.may("answer_objection"),
    }
    return render(request, "desk/objections/objection.html", context)


@page("take_objection")
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask the client for its evidence, or remind it."""
    opened, standing = _open(number)
    form = AskForm.of(request, seen=_mark(opened, standing))
    by = moment_of(request).by
    if form.carried_out(lambda _: _asked(standing, opened, by)):
        return done(request, _url(standing), "objection.asked")
    context = {**opened.context(), **_told(standing), "form": form, "back": _url(standing)}
    return render(request, "desk/objections/ask.html", context, status=form.status)


@page("take_objection")
def evidence(request: HttpRequest, number: int) -> HttpResponse:
    """A document that belongs to an objection."""
    opened, standing = _open(number)
    form = DocumentForm.of(request, seen=_mark(opened, standing), initial={"given_by": "client"})
    by = moment_of(request).by
    if form.carried_out(lambda _: _taken_in(standing, opened, form.document_given(), by)):
        return done(request, _url(standing), "document.added")
    context = {**opened.context(), **_told(standing), "form": form, "back": _url(standing)}
    return render(request, "desk/objections/evidence.html", context, status=form.status)


@page("answer_objection")
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """The answer to an objection, looked at as the letter it becomes, then sent."""
    opened, standing = _open(number)
    form = AnswerForm.of(request, seen=_mark(opened, standing))
    agency, found, on = read_agency(settings.AGENCY_FILE), standing.objection, opened.on
    if "preview" in request.POST and form.is_valid():
        try:
            made = answer_preview(found, form.verdict_given(), agency, on)
        except Refused as refused:
            form.refuse(refused.refusal)
        else:
            return pdf_page(made, "preview")
    elif "preview" not in request.POST and form.carried_out(
        lambda _: answer(found, form.verdict_given(), agency, on, by=moment_of(request).by)
    ):
        return done(request, _url(standing), "objection.answered")
    text = ObjectionText.objects.filter(objection=found).first()
    context = {
        **opened.context(),
        **_told(standing),
        "form": form,
        "text": text,
        "back": _url(standing),
    }
    return render(request, "desk/objections/decide.html", context, status=form.status)


@page("see_objection")
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """The letter that answered an objection, as PDF."""
    found = find_answer_letter(number)
    open_case(found.case_id)
    return pdf_page(answer_pdf(found), f"answer-{found.id}")


def _open(number: int) -> tuple[Opened, Standing]:
    """An objection with the files of its case open."""
    found = find_objection(number)
    opened = open_case(found.case_id)
    return opened, standing_of(found, opened.on)


def _told(standing: Standing) -> dict[str, object]:
    found, given = standing.objection, standing.answer
    return {
        "objection": found,
        "standing": standing,
        "ground": grounds.NAMES[standing.ground],
        "because": thaw(found.because),
        "answer": given,
        "outcome": outcomes.NAMES[Outcome(given.outcome)] if given else None,
        "reasons": getattr(given, "answertext", None),
        "letter": getattr(given, "answerletter", None),
        "answer_because": thaw(given.because) if given else (),
    }


def _url(standing: Standing) -> str:
    return reverse("objection", args=[standing.objection.id])


def _mark(opened: Opened, standing: Standing) -> str:
    """Another one as soon as anything of the case or the objection has changed."""
    shown = (standing.waits_for, len(standing.questions), len(standing.evidence))
    return mark_of(opened.mark, *shown)


def _asked(standing: Standing, opened: Opened, by: str) -> None:
    question = ask_client(standing.objection, opened.on, by)
    if isinstance(question, Refusal):
        raise Refused(question)


def _taken_in(standing: Standing, opened: Opened, new: NewDocument, by: str) -> None:
    document = keep_document(opened.case, new, settings.HOME, opened.on, by=by)
    by_client = new.sender == "client"
    take_evidence(standing.objection, document, opened.on, by_client=by_client)
