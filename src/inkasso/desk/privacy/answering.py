"""Answering a request, step by step: who asks, more time, the decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.desk.choices import from_texts
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.page import page
from inkasso.desk.privacy.requests import OpenedRequest, open_request
from inkasso.desk.templatetags.desk import said as said_here
from inkasso.desk.templatetags.desk import text
from inkasso.desk.who import moment_of
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.rights.erasure.deciding import plan_of
from inkasso.rights.erasure.planning import Field
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

_TEXT_MAX = 4000


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
        self.offer("outcome", from_texts(Outcome, "outcome."))
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


@page("answer_request")
def ask_for(request: HttpRequest, number: int) -> HttpResponse:
    """Put on record that the person was asked for things they can be known by."""
    opened = open_request(number)
    choices = from_texts(sorted(comparable(opened.person_id)), "told.")
    form = ChooseForm.of(request, seen=opened.mark, field="asked", choices=choices, several=True)
    return _carry_out(
        request,
        opened,
        form,
        "ask",
        do=lambda said: ask(opened.state, said["asked"], moment_of(request)),
    )


@page("answer_request")
def authority(request: HttpRequest, number: int) -> HttpResponse:
    """Put on record how an agent showed that they may ask."""
    opened = open_request(number)
    choices = from_texts(AUTHORITIES, "authority.")
    form = ChooseForm.of(request, seen=opened.mark, field="authority", choices=choices)
    return _carry_out(
        request,
        opened,
        form,
        "authority",
        do=lambda said: show_authority(opened.state, said["authority"], moment_of(request)),
    )


@page("answer_request")
def more_time(request: HttpRequest, number: int) -> HttpResponse:
    """Put on record that the person was told of up to two more months, and why."""
    opened = open_request(number)
    choices = from_texts(EXTENSION_REASONS, "extension.")
    form = ChooseForm.of(request, seen=opened.mark, field="reason", choices=choices)
    return _carry_out(
        request,
        opened,
        form,
        "more_time",
        do=lambda said: extend(opened.state, said["reason"], moment_of(request)),
    )


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
    return _step(request, opened, form, "decide", fields=_fields(opened))


def _fields(opened: OpenedRequest) -> tuple[Field, ...]:
    """Of a verified request for erasure: what would become of each field today."""
    state = opened.state
    if state.right is not Right.ERASURE or not state.is_verified:
        return ()
    return plan_of(state, today()).fields


def _carry_out(
    request: HttpRequest,
    opened: OpenedRequest,
    form: DeskForm,
    step: str,
    *,
    do: Callable[[Mapping[str, Any]], object],
) -> HttpResponse:
    if form.carried_out(do):
        return done(request, opened.url, f"request.{step}")
    return _step(request, opened, form, step)


def _step(
    request: HttpRequest, opened: OpenedRequest, form: DeskForm, step: str, **more: object
) -> HttpResponse:
    context = {"opened": opened, "state": opened.state, "form": form, "step": step, **more}
    return render(request, "desk/privacy/step.html", context, status=form.status)
