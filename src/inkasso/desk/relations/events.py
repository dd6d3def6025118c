"""Events: announced, signed up for, cancelled, come to. Guests' names show on the event's page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import LANGUAGES
from inkasso.desk.choices import from_texts
from inkasso.desk.clock import today
from inkasso.desk.doing import DayInput, DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.notice.publishing.informing import InformationText
from inkasso.relations.events import (
    NewGuest,
    announce,
    cancel,
    every_event,
    find_event,
    find_registration,
    guests_of,
    note_attendance,
    register,
)
from inkasso.relations.models import Registration


class EventForm(DeskForm):
    """An event and its day."""

    event_name = forms.CharField(max_length=200)
    held_on = forms.DateField(widget=DayInput())


class GuestForm(DeskForm):
    """Somebody signs up."""

    guest_name = forms.CharField(max_length=200)
    guest_email = forms.CharField(max_length=254)
    spoken = forms.ChoiceField(choices=lambda: from_texts(LANGUAGES, "language."), initial="fi")


#: What can be said of a registration, and what does it.
_SAYS: Mapping[str, Callable[[HttpRequest, int], object]] = MappingProxyType(
    {
        "cancelled": lambda request, number: cancel(number, moment_of(request).on),
        "came": lambda _, number: note_attendance(number, came=True),
        "absent": lambda _, number: note_attendance(number, came=False),
    }
)


class RegistrationForm(DeskForm):
    """What became of a registration."""

    guest_state = forms.ChoiceField(
        choices=lambda: from_texts(_SAYS, "guest_state."), widget=forms.RadioSelect
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A registration, with the name of whoever made it."""

    registration: Registration
    #: Empty where the file stays closed.
    name: str
    email: str

    @property
    def state(self) -> str:
        """coming, cancelled, came or absent."""
        return _state(self.registration)


@page("keep_events")
def events(request: HttpRequest) -> HttpResponse:
    """Every event, the next first; announcing another."""
    form = EventForm.of(request)
    made: list[int] = []
    if form.carried_out(lambda said: made.append(announce(said["event_name"], said["held_on"]).id)):
        where = reverse("event", args=made) if made else reverse("events")
        return done(request, where, "event_announced")
    context = {"form": form, "rows": every_event()}
    return render(request, "desk/relations/events.html", context, status=form.status)


@page("keep_events")
def event(request: HttpRequest, number: int) -> HttpResponse:
    """One event with its guests, whose files are opened; signing somebody up."""
    found = find_event(number)
    form = GuestForm.of(request)
    told: list[InformationText | None] = []
    here = reverse("event", args=[number])
    if form.carried_out(lambda said: told.append(_register(number, said))):
        if told and told[0]:
            return render(request, "desk/relations/told.html", {"told": told[0], "back": here})
        return done(request, here, "guest_registered")
    rows = [
        Row(registration=one, name=card.name if card else "", email=card.email if card else "")
        for one, card in guests_of(found)
    ]
    context = {
        "event": found,
        "form": form,
        "rows": rows,
        "coming": sum(one.state in ("coming", "came") for one in rows),
        "over": today() > found.held_on,
    }
    return render(request, "desk/relations/event.html", context, status=form.status)


@page("keep_events")
def registration(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody does not come, came, or did not."""
    found = find_registration(number)
    form = RegistrationForm.of(request, seen=mark_of(found.cancelled_on, found.attended))
    back = reverse("event", args=[found.event_id])
    if form.carried_out(lambda said: _SAYS[said["guest_state"]](request, number)):
        return done(request, back, "registration_noted")
    context = {"found": found, "state": _state(found), "form": form, "back": back}
    return render(request, "desk/relations/registration.html", context, status=form.status)


def _register(number: int, said: Mapping[str, Any]) -> InformationText | None:
    guest = NewGuest(name=said["guest_name"], email=said["guest_email"], language=said["spoken"])
    return register(number, guest, today()).information


def _state(row: Registration) -> str:
    if row.attended is not None:
        return "came" if row.attended else "absent"
    return "cancelled" if row.cancelled_on else "coming"
