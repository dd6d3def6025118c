"""What a request leaves to be done by hand: rectification, a second look, telling recipients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.privacy.requests import open_request
from inkasso.desk.templatetags.desk import said as said_here
from inkasso.desk.who import moment_of
from inkasso.gate.fields import Value
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.rights.models import RecipientOutcome, Review
from inkasso.rights.recipients.queue import Owed, find_waiting, give_up, owed_under, tell
from inkasso.rights.rectification.correcting import Wanted, rectify
from inkasso.rights.rectification.fields import FIELDS
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.reviewing import NewReview, record_review

_KINDS = RecipientOutcome.Kind
_TEXT_MAX = 2000


class RectifyForm(DeskForm):
    """What is right, field by field; what is left empty stays as it is."""

    invoice = forms.CharField(required=False, max_length=60)
    statement = forms.CharField(
        required=False, max_length=_TEXT_MAX, widget=forms.Textarea(attrs={"rows": 3})
    )
    keep = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    keep_because = forms.ChoiceField(required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for key, one in FIELDS.items():
            self.fields[f"right_{key}"] = forms.CharField(
                label=said_here(one.name).capitalize(),
                help_text=said_here(one.written),
                required=False,
                max_length=one.longest,
                widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
            )
        self.offer("keep", from_words({key: one.name for key, one in FIELDS.items()}))
        refusing = {
            one.key: one.citation.text
            for one in GROUNDS.values()
            if Right.RECTIFICATION in one.rights and not one.grants
        }
        self.offer("keep_because", from_words(refusing))
        self.order_fields([f"right_{key}" for key in FIELDS])

    def wanted(self) -> Wanted:
        """What was filled in."""
        said = self.cleaned_data
        values = {key: said[f"right_{key}"] for key in FIELDS if said[f"right_{key}"]}
        return Wanted(
            values=values,
            invoice=said["invoice"],
            statement=said["statement"],
            refused=tuple(said["keep"]),
            because=said["keep_because"] or "accurate",
            allow_test_range=not settings.PRODUCTION,
        )


class ReviewForm(DeskForm):
    """What a human found who looked at a machine's decision again."""

    review_purpose = forms.ChoiceField()
    review_result = forms.ChoiceField(
        choices=lambda: from_texts(Review.Result.values, "review_result."), widget=forms.RadioSelect
    )
    reviewed = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    review_found = forms.CharField(max_length=_TEXT_MAX, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        purposes = register_in_force().purposes.values()
        machine = {one.key: one.name for one in purposes if one.automated_decisions is not None}
        self.offer("review_purpose", from_words(machine))


class TellForm(DeskForm):
    """That a recipient was told, or why it was not."""

    recipient = forms.ChoiceField(widget=forms.RadioSelect)
    telling = forms.ChoiceField(
        choices=lambda: from_texts(_KINDS.values, "telling."), widget=forms.RadioSelect
    )
    how = forms.CharField(max_length=200)


@page("answer_request")
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Correct fields under a request; what stood there before is kept apart."""
    opened = open_request(number)
    form = RectifyForm.of(request, seen=mark_of(opened.mark, len(opened.state.corrections)))
    if form.carried_out(lambda _: rectify(opened.state, form.wanted(), moment_of(request))):
        return done(request, opened.url, "request.rectified")
    context = {"opened": opened, "state": opened.state, "form": form, "step": "rectify"}
    return render(request, "desk/privacy/step.html", context, status=form.status)


@page("answer_request")
def look_again(request: HttpRequest, number: int) -> HttpResponse:
    """Put on record that one has looked again at what a machine had decided."""
    opened = open_request(number)
    form = ReviewForm.of(request, seen=opened.mark)

    def carry_out(said: Mapping[str, Any]) -> None:
        new = NewReview(
            purpose=said["review_purpose"],
            result=said["review_result"],
            reviewed=said["reviewed"],
            found=said["review_found"],
        )
        record_review(opened.state, new, moment_of(request), register_in_force())

    if form.carried_out(carry_out):
        return done(request, opened.url, "request.reviewed")
    context = {"opened": opened, "state": opened.state, "form": form, "step": "review"}
    return render(request, "desk/privacy/step.html", context, status=form.status)


@page("answer_request")
def recipients(request: HttpRequest, number: int) -> HttpResponse:
    """Whoever is owed word of what a request changed; the new values leave as a disclosure.

    They show once, on the page that answers, to be sent with the text.
    """
    opened = open_request(number)
    register = register_in_force()
    owed = owed_under(opened.state, register)
    form = TellForm.of(request, seen=_mark(number, owed))
    form.offer("recipient", _offered(owed))
    values: dict[str, Value] = {}

    def carry_out(said: Mapping[str, Any]) -> None:
        kind, moment = _KINDS(said["telling"]), moment_of(request)
        for notice in find_waiting(opened.state, said["recipient"]):
            if kind is _KINDS.TOLD:
                values.update(tell(notice, said["how"], moment, register).values)
            else:
                give_up(notice, kind, said["how"], moment)

    if form.carried_out(carry_out):
        if not values:
            where = reverse("request_recipients", args=[number])
            return done(request, where, "request.recipient")
        owed = owed_under(opened.state, register)
        form = TellForm.beside(seen=_mark(number, owed))
        form.offer("recipient", _offered(owed))
    context = {
        "opened": opened,
        "state": opened.state,
        "form": form,
        "owed": owed,
        "values": values,
        "waiting": _waiting(owed),
        "back": opened.url,
    }
    return render(request, "desk/privacy/recipients.html", context, status=form.status)


def _offered(owed: list[Owed]) -> list[tuple[str, str]]:
    return [(str(one.notice.id), one.notice.recipient) for one in _waiting(owed)]


def _waiting(owed: list[Owed]) -> list[Owed]:
    return [one for one in owed if one.outcome is None]


def _mark(number: int, owed: list[Owed]) -> str:
    return mark_of(number, [one.notice.id for one in _waiting(owed)])
