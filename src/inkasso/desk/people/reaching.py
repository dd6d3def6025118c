"""Where people are reached: what they told, what came back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.cases.people import people_on_page
from inkasso.desk.clock import instant
from inkasso.desk.doing import done, mark_of
from inkasso.desk.page import page
from inkasso.desk.people.forms import ReachForm, ReturnedForm
from inkasso.desk.purposes import may_change
from inkasso.desk.who import moment_of
from inkasso.parties.models import Source
from inkasso.parties.provenance import Provenance
from inkasso.parties.reaching import speak
from inkasso.parties.reading import names_of, party
from inkasso.strategy.reaching import letter_came_back, reached_anew


@page("change_contact")
def reach(request: HttpRequest, number: int) -> HttpResponse:
    """A new address, telephone number, e-mail address or language."""
    opened = open_case(number)
    people = people_on_page(opened.debtor, opened.others)
    form = ReachForm.of(
        request, seen=mark_of(people), people=choices_of(opened), speaks=may_change("claims")
    )
    if form.carried_out(lambda said: _learn(opened, form)):
        return done(request, opened.url, "reach.learned")
    context = {**opened.context(), "form": form, "people": people}
    return render(request, "desk/people/reach.html", context, status=form.status)


@page("change_contact")
def returned(request: HttpRequest, number: int) -> HttpResponse:
    """Mail came back from an address."""
    opened = open_case(number)
    people = people_on_page(opened.debtor, opened.others)
    moment = moment_of(request)
    form = ReturnedForm.of(request, seen=mark_of(people), people=choices_of(opened))
    if form.carried_out(
        lambda said: letter_came_back(number, form.person, instant(), by=moment.by)
    ):
        return done(request, opened.url, "reach.returned")
    context = {**opened.context(), "form": form, "people": people}
    return render(request, "desk/people/returned.html", context, status=form.status)


def choices_of(opened: Opened) -> list[tuple[UUID, str]]:
    """The case's people whose files are open, the debtor first."""
    names = names_of([opened.debtor, *opened.others])
    people = dict.fromkeys((opened.debtor, *opened.others))
    return [(person, names[person]) for person in people if person in names]


def _learn(opened: Opened, form: ReachForm) -> None:
    told = form.cleaned_data
    new = form.reach()
    language = told.get("spoken", "")
    changes = bool(language) and language != party(form.person).language
    if changes:
        speak(form.person, language)
    if new.address or new.email or new.phone or not changes:
        source = Provenance(source=Source(told["told_by"]), on=opened.on)
        reached_anew(opened.case.id, form.person, new, source)
