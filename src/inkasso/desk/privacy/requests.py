"""A request of a data subject: taken in, shown with its clock, and its letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkasso.base.decisions import Refused
from inkasso.desk.cases.opening import open_case
from inkasso.desk.choices import from_texts
from inkasso.desk.clock import today
from inkasso.desk.doing import DayInput, DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.privacy.days import begun
from inkasso.desk.templatetags.desk import language
from inkasso.desk.who import moment_of, who_asks
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.parties.reading import names_of
from inkasso.rights.access.exporting import may_export
from inkasso.rights.letters.kinds import due_kind
from inkasso.rights.letters.writing import Written, write_letter
from inkasso.rights.models.consents import Channel
from inkasso.rights.portability.taking_in import BRINGS
from inkasso.rights.recipients.queue import has_recipients
from inkasso.rights.requests.state import State, find_request
from inkasso.rights.requests.taking_in import NewRequest, open_for, take_in

_SAID_MAX = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRequest:
    """A request whose person's file is open for the page."""

    state: State
    #: Empty where nothing is held of whoever asks, or their file stays closed.
    name: str

    @property
    def number(self) -> int:
        """Its number."""
        return self.state.request.id

    @property
    def url(self) -> str:
        """The address of its page."""
        return reverse("request", kwargs={"number": self.number})

    @property
    def mark(self) -> str:
        """Another one as soon as anything was added to it."""
        return mark_of(self.number, len(self.state.steps), self.state.status)

    @property
    def person_id(self) -> UUID:
        """Whose data it is about."""
        person_id: UUID = self.state.request.person_id
        return person_id

    @property
    def may_extend(self) -> bool:
        """Whether more time was not taken yet."""
        return self.state.is_open and self.state.extended_to is None


def open_request(number: int) -> OpenedRequest:
    """A request by its number, its person's file opened; raises `Refused` (`unknown_request`)."""
    state = find_request(number)
    person = state.request.person_id
    open_for(person, f"request:{number}")
    return OpenedRequest(state=state, name=names_of([person]).get(person, ""))


class TakeForm(DeskForm):
    """What somebody asked, and how it came."""

    right = forms.ChoiceField(choices=lambda: from_texts(Right, "right."))
    channel = forms.ChoiceField(choices=lambda: from_texts(Channel.values, "channel."))
    received_on = forms.DateField(widget=DayInput)
    said = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), max_length=_SAID_MAX, required=False
    )
    requester = forms.CharField(max_length=300, required=False)
    by_agent = forms.BooleanField(required=False)
    contested = forms.BooleanField(required=False)

    def clean_received_on(self) -> date:
        """Refuse a day from which no clock can run."""
        day: date = self.cleaned_data["received_on"]
        begun(day)
        return day


@page("take_request")
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Take in what the debtor of a case, or somebody for them, asks of their data."""
    opened = open_case(number)
    form = TakeForm.of(request, seen=opened.mark, initial={"received_on": today()})
    taken: list[State] = []

    def carry_out(said: Any) -> None:
        new = NewRequest(
            person_id=opened.debtor,
            right=Right(said["right"]),
            channel=Channel(said["channel"]),
            received_on=said["received_on"],
            language=language(),
            by_agent=said["by_agent"],
            said=said["said"],
            requester=said["requester"],
            contested=said["contested"],
        )
        taken.append(take_in(new, by=moment_of(request).by))

    if form.carried_out(carry_out):
        return done(request, _afterwards(request, taken, opened.url), "request.taken")
    context = {"form": form, "back": opened.url, **opened.context()}
    return render(request, "desk/privacy/take.html", context, status=form.status)


@page("see_request")
def show(request: HttpRequest, number: int) -> HttpResponse:
    """A request: what was asked, what has happened, when it is due, what can be done next."""
    opened = open_request(number)
    return _shown(request, opened, DeskForm.of(request, seen=opened.mark))


@page("answer_request")
@require_POST
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """The letter that is due on a request, as PDF; that it was written is on record, once."""
    opened = open_request(number)
    form = DeskForm.of(request, seen=opened.mark)
    made: list[Written] = []

    def carry_out(_: Any) -> None:
        with TemporaryDirectory() as folder:
            moment, register = moment_of(request), register_in_force()
            made.append(write_letter(opened.state, Path(folder), moment, register))

    if not form.carried_out(carry_out):
        return _shown(request, opened, form)
    if not made:
        return redirect(opened.url)
    return pdf_page(made[0].pdf, made[0].path.stem)


def _shown(request: HttpRequest, opened: OpenedRequest, form: DeskForm) -> HttpResponse:
    context = {
        "opened": opened,
        "state": opened.state,
        "late": opened.state.is_late(today()),
        "has_letter": _has_letter(opened.state),
        "form": form,
        "follows": follows(opened.state, today()),
    }
    return render(request, "desk/privacy/request.html", context, status=form.status)


def follows(state: State, on: date) -> list[str]:
    """Names of the pages with what a request leaves to be done, beside answering it."""
    found = []
    if state.is_verified and state.right is Right.RECTIFICATION:
        found.append("request_rectify")
    if state.is_verified and state.is_open and state.right is Right.HUMAN_REVIEW:
        found.append("request_review")
    if state.is_verified and state.is_open and state.right is Right.ERASURE:
        found.append("request_erase")
    if may_export(state, on):
        found.append("request_package")
    if state.right is Right.PORTABILITY:
        found.append("request_transfer")
    if state.is_verified and state.right in BRINGS:
        found.append("request_bring")
    if has_recipients(state):
        found.append("request_recipients")
    return found


def _afterwards(request: HttpRequest, taken: list[State], case: str) -> str:
    """The page of the request for those who may see it, else the case that they came from."""
    who = who_asks(request)
    if not taken or who is None or not who.may("see_request"):
        return case
    return reverse("request", kwargs={"number": taken[0].request.id})


def _has_letter(state: State) -> bool:
    try:
        due_kind(state)
    except Refused:
        return False
    return True
