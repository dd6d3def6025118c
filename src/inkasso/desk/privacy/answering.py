"""Answering a request, step by step: who asks, more time, the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.moment import Moment
from inkasso.desk.choices import from_texts
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.page import page
from inkasso.desk.privacy.requests import OpenedRequest, open_request
from inkasso.desk.templatetags.desk import said as said_here
from inkasso.desk.templatetags.desk import text
from inkasso.desk.who import moment_of
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.rights.models import RequestStep
from inkasso.rights.requests.deciding import EXTENSION_REASONS, Answer, Outcome, decide, extend
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.identifying import (
    AUTHORITIES,
    ask,
    comparable,
    identify,
    show_authority,
)
from inkasso.rights.requests.state import State

_TEXT_MAX = 4000
_GRANTING = (Outcome.GRANTED, Outcome.PARTLY)


class CompareForm(DeskForm):
    """What somebody told of themselves; compared with what is held, and forgotten."""

    def __init__(self, *arguments: Any, held: frozenset[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in sorted(held):
            self.fields[f"told_{name}"] = forms.CharField(
                label=text(name, "told."),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
            )

    def told(self) -> Mapping[str, str]:
        """What was filled in, by name."""
        return {
            name.removeprefix("told_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("told_") and value
        }


class ChooseForm(DeskForm):
    """One of some, or several."""

    def __init__(self, *arguments: Any, field: str, **named: Any) -> None:
        choices, several = named.pop("choices"), named.pop("several", False)
        super().__init__(*arguments, **named)
        kind = forms.MultipleChoiceField if several else forms.ChoiceField
        widget = forms.CheckboxSelectMultiple if several else forms.RadioSelect
        control = widget(attrs={"class": "form-check-input"})
        self.fields[field] = kind(choices=choices, widget=control, label=text(field, "field."))


class AnswerForm(DeskForm):
    """The answer to a request, with its grounds."""

    outcome = forms.ChoiceField(widget=forms.RadioSelect)
    grounds = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    balancing = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), max_length=_TEXT_MAX, required=False
    )
    explanation = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), max_length=_TEXT_MAX, required=False
    )

    def __init__(self, *arguments: Any, right: Right, **named: Any) -> None:
        super().__init__(*arguments, **named)
        grounds = [
            (one.key, f"{one.citation.section}: {said_here(one.citation.text)}")
            for one in GROUNDS.values()
            if right in one.rights
        ]
        # What is erased is decided by two, on a page of its own.
        alone = [one for one in Outcome if right is not Right.ERASURE or one not in _GRANTING]
        self.offer("outcome", from_texts(alone, "outcome."))
        self.offer("grounds", grounds)
        if right is not Right.OBJECTION:
            del self.fields["balancing"]


@page("answer_request")
def compare(request: HttpRequest, number: int) -> HttpResponse:
    """Compare what somebody tells of themselves with what is held of the person."""
    opened = open_request(number)
    form = CompareForm.of(request, seen=opened.mark, held=comparable(opened.person_id))
    known: list[bool] = []

    def carry_out(said: Mapping[str, Any]) -> None:
        state = identify(opened.state, form.told(), moment_of(request))
        known.append(state.has(RequestStep.Kind.VERIFIED))

    if form.carried_out(carry_out):
        return done(request, opened.url, "request.known" if any(known) else "request.not_known")
    return _step(request, opened, form, "compare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A step that is put on record by choosing from a list."""

    key: str
    #: The form's field, and where the texts of its choices begin.
    field: str
    beginning: str
    choices: Callable[[OpenedRequest], Iterable[str]]
    record: Callable[[State, Any, Moment], State]
    several: bool = False


_CHOSEN = {
    one.key: one
    for one in (
        # The person was asked for things that they can be known by.
        Chosen(
            key="ask",
            field="asked",
            beginning="told.",
            choices=lambda opened: sorted(comparable(opened.person_id)),
            record=ask,
            several=True,
        ),
        # An agent showed that they may ask.
        Chosen(
            key="authority",
            field="authority",
            beginning="authority.",
            choices=lambda _: AUTHORITIES,
            record=show_authority,
        ),
        # The person was told of up to two more months, and why.
        Chosen(
            key="more_time",
            field="reason",
            beginning="extension.",
            choices=lambda _: EXTENSION_REASONS,
            record=extend,
        ),
    )
}


@page("answer_request")
def chosen(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Put a step of a request on record."""
    opened, one = open_request(number), _CHOSEN[step]
    form = ChooseForm.of(
        request,
        seen=opened.mark,
        field=one.field,
        choices=from_texts(one.choices(opened), one.beginning),
        several=one.several,
    )
    if form.carried_out(lambda said: one.record(opened.state, said[one.field], moment_of(request))):
        return done(request, opened.url, f"request.{step}")
    return _step(request, opened, form, step)


@page("answer_request")
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Decide: a restriction or an objection that is granted holds at once."""
    opened = open_request(number)
    form = AnswerForm.of(request, seen=opened.mark, right=opened.state.right)

    def carry_out(said: Mapping[str, Any]) -> None:
        given = Answer(
            outcome=Outcome(said["outcome"]),
            grounds=tuple(said["grounds"]),
            explanation=said["explanation"],
            balancing=said.get("balancing", ""),
        )
        decide(opened.state, given, moment_of(request), register_in_force())

    if form.carried_out(carry_out):
        return done(request, opened.url, "request.decided")
    return _step(request, opened, form, "decide")


def _step(request: HttpRequest, opened: OpenedRequest, form: DeskForm, step: str) -> HttpResponse:
    context = {"opened": opened, "state": opened.state, "form": form, "step": step}
    return render(request, "desk/privacy/step.html", context, status=form.status)
