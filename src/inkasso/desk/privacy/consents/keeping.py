"""Consents of a case's people: which hold, asked for in their own words, taken back at once.

The page acts for the purpose `rights`, which alone adds consents. Those to newsletters and to notes
of hardship are given on pages of their own; every one is taken back here. That somebody consented
to have a hardship noted tells something of them, so the list leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.doing import done, mark_of
from inkasso.desk.page import page
from inkasso.desk.people.reaching import choices_of
from inkasso.desk.privacy.consents.forms import GiveForm, WithdrawForm
from inkasso.desk.who import moment_of
from inkasso.gate.register import register_in_force
from inkasso.rights.consents.giving import give, require_shown, text_of, withdraw
from inkasso.rights.consents.reading import given
from inkasso.rights.consents.rules import GivenConsent, in_force
from inkasso.rights.consents.texts import ConsentText
from inkasso.rights.consents.uses import HARDSHIP, Use, UseKind, find_use, uses_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One person's consents to one use."""

    name: str
    use: str
    #: The one that holds today.
    holds: GivenConsent | None
    #: The newest that holds no more.
    last: GivenConsent | None


@page("keep_consents")
def every(request: HttpRequest, number: int) -> HttpResponse:
    """What each of a case's people agreed to, and what they can be asked."""
    opened = open_case(number)
    uses = list(_listed())
    rows = [
        _row(person, name, use, opened.on) for person, name in choices_of(opened) for use in uses
    ]
    context = {
        **opened.context(),
        "rows": [row for row in rows if row.holds or row.last],
        "asked": [use.key for use in uses if _is_asked_here(use)],
        "proved": [use.key for use in uses_of(register_in_force())],
    }
    return render(request, "desk/privacy/consents/list.html", context)


@page("keep_consents")
def ask(request: HttpRequest, number: int, use: str) -> HttpResponse:
    """The words of a consent, in the person's language; recorded once they have been shown."""
    opened, register = open_case(number), register_in_force()
    wanted = find_use(use, register)
    if not _is_asked_here(wanted):
        raise Http404
    form = GiveForm.of(
        request,
        seen=_mark(opened, wanted),
        people=choices_of(opened),
        use=wanted,
        initial={"demands_receivables": str(number)},
    )
    if "show" not in request.POST and form.carried_out(lambda _: _give(request, form)):
        return done(request, reverse("consents", args=[number]), "consent_given")
    context = {
        **opened.context(),
        "form": form,
        "use": wanted.key,
        "words": _words(form, opened.on),
        "back": reverse("consents", args=[number]),
    }
    return render(request, "desk/privacy/consents/give.html", context, status=form.status)


@page("keep_consents")
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a consent; it works at once, and notes that rest on it are destroyed."""
    opened, register = open_case(number), register_in_force()
    form = WithdrawForm.of(request, people=choices_of(opened), register=register)
    if form.carried_out(
        lambda said: withdraw(
            form.person,
            find_use(said["consent_use"], register),
            form.statement(moment_of(request)),
        )
    ):
        return done(request, reverse("consents", args=[number]), "consent_withdrawn")
    context = {**opened.context(), "form": form, "back": reverse("consents", args=[number])}
    return render(request, "desk/privacy/consents/withdraw.html", context, status=form.status)


def _give(request: HttpRequest, form: GiveForm) -> None:
    register, moment, new = register_in_force(), moment_of(request), form.new()
    require_shown(new, text_of(new, register, moment.on), form.cleaned_data["shown"])
    give(new, form.statement(moment), register)


def _words(form: GiveForm, on: date) -> ConsentText | None:
    """The words to read out, once the form says enough to word them."""
    if not form.is_bound or set(form.errors) - {NON_FIELD_ERRORS}:
        return None
    try:
        words = text_of(form.new(), register_in_force(), on)
    except Refused as refused:
        if form.refusal is None:
            form.refuse(refused.refusal)
        return None
    form.show(words)
    return words


def _listed() -> Iterator[Use]:
    return (use for use in uses_of(register_in_force()) if use.key != HARDSHIP)


def _is_asked_here(use: Use) -> bool:
    """A purpose that rests on consent asks for it where it begins.

    Nor is a consent to disclosure: its words name neither who gets the data nor which, so that it
    would be one to everybody (GDPR 4(11)).
    """
    return use.kind is UseKind.ELECTRONIC_DEMANDS


def _row(person: UUID, name: str, use: Use, on: date) -> Row:
    known = given(person, use.key)
    holds = in_force(known, on)
    return Row(
        name=name,
        use=use.key,
        holds=holds,
        last=None if holds or not known else known[-1],
    )


def _mark(opened: Opened, use: Use) -> str:
    """Another one as soon as any of the case's people gives or withdraws it."""
    return mark_of([given(person, use.key) for person, _ in choices_of(opened)])
