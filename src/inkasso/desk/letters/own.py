"""The agency's own templates: written, looked at as PDF, switched on by two people, off by one."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.correspondence.own.keeping import (
    SWITCH_ON,
    WRITTEN,
    Standing,
    ask_on,
    every_own,
    find_own,
    rewrite_template,
    switch_off,
    wording_of,
    write_template,
)
from inkasso.correspondence.own.specimen import specimen
from inkasso.correspondence.own.wording import FIELDS, KINDS, Kind, Wording, why_not_kept
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.letters.forms import NewTemplateForm, SwitchForm, WordingForm
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.templatetags.desk import language
from inkasso.desk.who import moment_of
from inkasso.mandates.agency import read_agency
from inkasso.mandates.signing import signers
from inkasso.staff.approvals import waiting


@page("write_template")
def own_templates(request: HttpRequest) -> HttpResponse:
    """Every own template, and which version of it letters are written from."""
    rows = [(one, KINDS[one.kind]) for one in every_own()]
    return render(request, "desk/letters/own.html", {"rows": rows})


@page("write_template")
def new_template(request: HttpRequest) -> HttpResponse:
    """A template that there was not before."""
    form = NewTemplateForm.of(request)
    seen = _previewed(request, form, lambda: form.kind)
    if seen is not None:
        return seen
    if "preview" not in request.POST and form.carried_out(
        lambda _: write_template(form.kind, form.wording(), moment_of(request))
    ):
        return done(request, reverse("letter_templates"), "template.written")
    context = {"form": form, "fields": [(KINDS[kind], FIELDS[kind].items()) for kind in Kind]}
    return render(request, "desk/letters/template_write.html", context, status=form.status)


@page("write_template")
def rewrite(request: HttpRequest, number: int) -> HttpResponse:
    """Another version; what is on stays on until this one is switched on."""
    known = find_own(number)
    wording = wording_of(known.newest)
    form = WordingForm.of(request, seen=_mark(known), initial=WordingForm.filled_with(wording))
    seen = _previewed(request, form, lambda: known.kind)
    if seen is not None:
        return seen
    if "preview" not in request.POST and form.carried_out(
        lambda _: rewrite_template(number, form.wording(), moment_of(request))
    ):
        return done(request, _url(number), "template.written")
    context = {
        "form": form,
        "known": known,
        "fields": [(KINDS[known.kind], FIELDS[known.kind].items())],
    }
    return render(request, "desk/letters/template_write.html", context, status=form.status)


@page("write_template")
def own_template(request: HttpRequest, number: int) -> HttpResponse:
    """One template: its versions, what waits, and the form that switches it off."""
    known = find_own(number)
    form = DeskForm.of(request, seen=_mark(known))
    if form.carried_out(lambda _: switch_off(number, moment_of(request))):
        return done(request, _url(number), "template.off")
    wrote = signers(WRITTEN, [one.id for one in known.versions])
    context = {
        "known": known,
        "kind": KINDS[known.kind],
        "versions": [(one, wording_of(one), wrote.get(one.id, "")) for one in known.versions],
        "waits": _waiting(known),
        "form": form,
        "languages_of_letters": LANGUAGES,
    }
    return render(request, "desk/letters/template.html", context, status=form.status)


@page("write_template")
def ask_template(request: HttpRequest, number: int) -> HttpResponse:
    """Ask that letters be written from the newest version."""
    known = find_own(number)
    form = SwitchForm.of(request, seen=_mark(known))
    if form.carried_out(
        lambda said: ask_on(known.newest, said["for_approver"], moment_of(request))
    ):
        return done(request, _url(number), "template.asked")
    context = {"known": known, "form": form, "wording": wording_of(known.newest)}
    return render(request, "desk/letters/template_ask.html", context, status=form.status)


@page("write_template")
def template_pdf(request: HttpRequest, number: int, version: int, spoken: str) -> HttpResponse:
    """A version as PDF, with places for what varies."""
    known = find_own(number)
    found = next((one for one in known.versions if one.number == version), None)
    tongue = next((one for one in LANGUAGES if one == spoken), None)
    if found is None or tongue is None:
        raise Refused(Refusal(code="unknown_template", message=_NO_VERSION))
    return _shown(wording_of(found), known.kind, tongue)


def _previewed(
    request: HttpRequest, form: WordingForm, kind: Callable[[], Kind]
) -> HttpResponse | None:
    """The page that was asked to be looked at; None where the form is shown instead."""
    if "preview" not in request.POST or not form.is_valid():
        return None
    try:
        wording = form.wording()
        refusal = why_not_kept(wording, kind(), today())
        if refusal is not None:
            raise Refused(refusal)
    except Refused as refused:
        form.refuse(refused.refusal)
        return None
    return _shown(wording, kind(), language())


def _shown(wording: Wording, kind: Kind, tongue: Language) -> HttpResponse:
    agency = read_agency(settings.AGENCY_FILE)
    pdf = specimen(wording, kind, agency, today(), language=tongue)
    return pdf_page(pdf, "template")


def _waiting(known: Standing) -> list[object]:
    """Requests that wait for a second person, of any of its versions."""
    versions = {one.id for one in known.versions}
    return [one for one in waiting([SWITCH_ON], today()) if one.facts.get("version") in versions]


def _mark(known: Standing) -> str:
    return mark_of(known.newest.id, known.on.id if known.on else None)


def _url(number: int) -> str:
    return reverse("letter_template", kwargs={"number": number})


_NO_VERSION = Words(
    fi="Tällaista versiota ei ole.",
    sv="Det finns ingen sådan version.",
    en="There is no such version.",
)
