"""Breaches: each with its clock, what is still owed, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.clock import instant, is_played
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.page import page
from inkasso.desk.privacy.breaches.life import DOES, life_of, more_to_do
from inkasso.desk.privacy.days import begun
from inkasso.desk.who import moment_of
from inkasso.gate.register import register_in_force
from inkasso.rights.breaches.recording import Instant, NewBreach, open_breach
from inkasso.rights.breaches.state import Owed, State, every_breach, find_breach
from inkasso.rights.breaches.weighing import KINDS
from inkasso.rights.models import Breach

_HOUR = timedelta(hours=1)
_WHAT_MAX = 4000


class BreachForm(DeskForm):
    """A breach as it became known."""

    what = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=_WHAT_MAX)
    kinds = forms.MultipleChoiceField(
        choices=lambda: from_words(KINDS), widget=forms.CheckboxSelectMultiple
    )
    aware_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    found_by = forms.ChoiceField(choices=lambda: from_texts(Breach.FoundBy.values, "found_by."))
    cause = forms.ChoiceField(choices=lambda: from_texts(Breach.Cause.values, "cause."))

    def clean_aware_at(self) -> datetime:
        """Refuse a moment from which no clock can run."""
        at: datetime = self.cleaned_data["aware_at"]
        begun(at.date())
        return at


@page("see_breaches")
def every(request: HttpRequest) -> HttpResponse:
    """All breaches, the open ones first."""
    at = instant()
    found = sorted(every_breach(), key=lambda state: (not state.is_open, -state.breach.id))
    rows = [(state, _hours(state, at), state.is_late(at)) for state in found]
    return render(request, "desk/privacy/breaches/list.html", {"rows": rows})


@page("see_breaches")
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One breach: its clock, what must still be done and why, and all that was done."""
    at, state = instant(), find_breach(number)
    context = {
        "state": state,
        "hours": _hours(state, at),
        "late": state.is_late(at),
        "owed": [(one, DOES[one]) for one in Owed if one in state.owed],
        "more": more_to_do(state),
        "kinds": [KINDS[kind] for kind in state.breach.kinds],
        "life": life_of(state),
        "scopes": state.scopes,
    }
    return render(request, "desk/privacy/breaches/breach.html", context)


@page("record_breach")
def open_one(request: HttpRequest) -> HttpResponse:
    """Put a breach on record; its clock runs from when it became known."""
    form = BreachForm.of(request, initial={"aware_at": instant()})
    opened: list[State] = []

    def carry_out(said: Mapping[str, Any]) -> None:
        new = NewBreach(
            aware_at=said["aware_at"],
            kinds=tuple(said["kinds"]),
            found_by=Breach.FoundBy(said["found_by"]),
            cause=Breach.Cause(said["cause"]),
            what=said["what"],
        )
        # Of a day that is played only the noon is known; any moment of it will do.
        at = max(instant(), new.aware_at) if is_played() else instant()
        told = Instant(at=at, by=moment_of(request).by)
        opened.append(open_breach(new, register_in_force(), told))

    if form.carried_out(carry_out):
        number = opened[0].breach.id if opened else None
        where = reverse("breach", args=[number]) if number else reverse("breaches")
        return done(request, where, "breach.opened")
    context = {"form": form, "back": reverse("breaches")}
    return render(request, "desk/privacy/breaches/open.html", context, status=form.status)


def _hours(state: State, at: datetime) -> int | None:
    """Whole hours left to notify the authority, below zero when late; None where none run."""
    left = state.left(at)
    return None if left is None else int(left // _HOUR)
