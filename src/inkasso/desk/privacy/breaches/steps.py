"""The steps of a breach: weighed, measures, the authority and people told, closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.clock import instant
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.privacy.days import begun
from inkasso.desk.who import moment_of
from inkasso.law.eu.breaches import Exception34, Risk
from inkasso.rights.breaches.recording import (
    Instant,
    NewAssessment,
    NewNotice,
    assess,
    close,
    record_measure,
    record_notice,
)
from inkasso.rights.breaches.state import State, find_breach
from inkasso.rights.breaches.telling import record_told
from inkasso.rights.breaches.weighing import CONSEQUENCES, CRITERIA, MEASURES
from inkasso.rights.breaches.writing import CHANNELS
from inkasso.rights.models import BreachNotice

_TEXT_MAX, _SHORT_MAX = 4000, 1000
_Said = Mapping[str, Any]


def _words() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 4})


class AssessForm(DeskForm):
    """What a breach means to those whom it concerns."""

    risk = forms.ChoiceField(choices=lambda: from_texts(Risk, "risk."), widget=forms.RadioSelect)
    criteria = forms.MultipleChoiceField(
        choices=lambda: from_words(CRITERIA), widget=forms.CheckboxSelectMultiple, required=False
    )
    consequences = forms.MultipleChoiceField(
        choices=lambda: from_words({key: one.name for key, one in CONSEQUENCES.items()}),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    exceptions = forms.MultipleChoiceField(
        choices=lambda: from_texts(Exception34, "exception."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reasons = forms.CharField(widget=_words(), max_length=_TEXT_MAX)


class MeasureForm(DeskForm):
    """What was done because of it."""

    measure = forms.ChoiceField(choices=lambda: from_words(MEASURES))
    measure_text = forms.CharField(widget=_words(), max_length=_SHORT_MAX, required=False)


class SentForm(DeskForm):
    """That something went, how and when."""

    sent_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    sent_by = forms.ChoiceField(choices=lambda: from_texts(CHANNELS, "breach_channel."))

    def clean_sent_at(self) -> datetime:
        """Refuse a moment to come."""
        at: datetime = self.cleaned_data["sent_at"]
        begun(at.date())
        return at


class AuthorityForm(SentForm):
    """That the supervisory authority was notified."""

    in_part = forms.BooleanField(required=False)
    late_reason = forms.CharField(widget=_words(), max_length=_SHORT_MAX, required=False)
    authority_reference = forms.CharField(max_length=60, required=False)


class CloseForm(DeskForm):
    """What was learnt."""

    lessons = forms.CharField(widget=_words(), max_length=_TEXT_MAX)


def _assess(state: State, said: _Said, by: str) -> None:
    new = NewAssessment(
        risk=Risk(said["risk"]),
        reasons=said["reasons"],
        criteria=tuple(said["criteria"]),
        consequences=tuple(said["consequences"]),
        exceptions=tuple(Exception34(one) for one in said["exceptions"]),
    )
    assess(state.breach.id, new, Instant(at=instant(), by=by))


def _measure(state: State, said: _Said, by: str) -> None:
    now = Instant(at=instant(), by=by)
    record_measure(state.breach.id, said["measure"], said["measure_text"], now)


def _authority(state: State, said: _Said, by: str) -> None:
    new = NewNotice(
        to=BreachNotice.To.AUTHORITY,
        channel=said["sent_by"],
        in_part=said["in_part"],
        late_reason=said["late_reason"],
        reference=said["authority_reference"],
    )
    record_notice(state.breach.id, new, Instant(at=said["sent_at"], by=by))


def _public(state: State, said: _Said, by: str) -> None:
    new = NewNotice(to=BreachNotice.To.PUBLIC, channel=said["sent_by"])
    record_notice(state.breach.id, new, Instant(at=said["sent_at"], by=by))


def _persons(state: State, said: _Said, by: str) -> None:
    record_told(state.breach.id, said["sent_by"], Instant(at=said["sent_at"], by=by))


def _close(state: State, said: _Said, by: str) -> None:
    close(state.breach.id, said["lessons"], Instant(at=instant(), by=by))


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is added to a breach."""

    form: type[DeskForm]
    #: By whom it is done comes last.
    do: Callable[[State, _Said, str], None]
    #: Name of the page with the draft of what is to be sent; empty where nothing is.
    draft: str = ""


_STEPS: Mapping[str, Step] = {
    "assess": Step(AssessForm, _assess),
    "measure": Step(MeasureForm, _measure),
    "authority": Step(AuthorityForm, _authority, "breach_notification"),
    "public": Step(SentForm, _public, "breach_letter"),
    "persons": Step(SentForm, _persons, "breach_letter"),
    "close": Step(CloseForm, _close),
}


@page("record_breach")
def step(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Add a step to a breach; what the law still asks for refuses it, with its article."""
    state, one = find_breach(number), _STEPS[key]
    form = one.form.of(request, seen=mark(state), initial={"sent_at": instant()})
    where = reverse("breach", args=[number])
    if form.carried_out(lambda said: one.do(state, said, moment_of(request).by)):
        return done(request, where, f"breach.{key}")
    return _shown(request, state, key, form, listing=DeskForm.beside(seen=mark(state)))


def persons_again(request: HttpRequest, state: State, listing: DeskForm) -> HttpResponse:
    """The page on which the list of addressees was asked for, with what refused it."""
    first = {"once": uuid4(), "seen": mark(state), "sent_at": instant()}
    form = _STEPS["persons"].form(initial=first)
    return _shown(request, state, "persons", form, listing=listing)


def _shown(
    request: HttpRequest, state: State, key: str, form: DeskForm, *, listing: DeskForm
) -> HttpResponse:
    context = {
        "state": state,
        "form": form,
        "step": key,
        "draft": _STEPS[key].draft,
        "listing": listing,
        "back": reverse("breach", args=[state.breach.id]),
    }
    status = listing.status if listing.is_bound else form.status
    return render(request, "desk/privacy/breaches/step.html", context, status=status)


def mark(state: State) -> str:
    """Another one as soon as anything was added to a breach."""
    added = (state.assessments, state.measures, state.notices, state.scopes)
    return mark_of(state.breach.id, *map(len, added), state.persons, state.told, state.is_open)
