"""Who speaks for somebody: letters go to them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.desk.cases.opening import open_case
from inkasso.desk.cases.people import people_on_page
from inkasso.desk.doing import done, mark_of
from inkasso.desk.page import page
from inkasso.desk.people.forms import RepresentativeForm, ReturnedForm
from inkasso.desk.people.reaching import choices_of
from inkasso.desk.who import moment_of
from inkasso.parties.representing import (
    end_representation,
    name_representative,
    representatives,
)


@page("name_representative")
def representative(request: HttpRequest, number: int) -> HttpResponse:
    """A guardian, an attorney or an administrator, with what proves it."""
    opened = open_case(number)
    people = people_on_page(opened.debtor, opened.others)
    moment = moment_of(request)
    form = RepresentativeForm.of(
        request, seen=mark_of(people), people=choices_of(opened), initial={"since": moment.on}
    )
    if form.carried_out(lambda said: name_representative(form.person, form.new(), by=moment.by)):
        return done(request, opened.url, "representative.named")
    context = {
        **opened.context(),
        "form": form,
        "people": people,
        "represented": representatives([opened.debtor, *opened.others], opened.on),
    }
    return render(request, "desk/people/representative.html", context, status=form.status)


@page("name_representative")
def end(request: HttpRequest, number: int) -> HttpResponse:
    """The representation ends today: letters go to the person again."""
    opened = open_case(number)
    represented = representatives([opened.debtor, *opened.others], opened.on)
    moment = moment_of(request)
    choices = [(person, name) for person, name in choices_of(opened) if person in represented]
    form = ReturnedForm.of(
        request,
        seen=mark_of(sorted(row.id for row in represented.values())),
        people=choices or choices_of(opened),
    )
    if form.carried_out(lambda said: end_representation(form.person, moment.on, by=moment.by)):
        return done(request, opened.url, "representative.ended")
    context = {**opened.context(), "form": form, "represented": represented.values()}
    return render(request, "desk/people/representative_end.html", context, status=form.status)
