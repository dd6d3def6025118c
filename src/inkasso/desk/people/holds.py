"""Holds placed and lifted by hand: on a person or a case, with what each stops and by which law.

The page acts for the purpose `rights`, which alone places and lifts what a person's right demands
and still reads the file of whoever is restricted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import Words
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.doing import DayInput, DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.people.forms import PersonForm
from inkasso.desk.people.reaching import choices_of
from inkasso.desk.who import moment_of
from inkasso.gate.holds.kinds import KINDS, Concerns, Kind
from inkasso.gate.holds.placing import (
    NewHold,
    Protected,
    holds_towards,
    place_hold,
    reasons_of,
)
from inkasso.gate.models import Hold
from inkasso.law.eu.restriction import WAYS, told_by
from inkasso.objections.suspending import KIND as SUSPENSION
from inkasso.rights.recipients.telling import recipients_of
from inkasso.rights.requests.restricting import RESTRICTION, lift_by_hand, tell_of_lifting

_REACHES = ("person", "case")


def _kinds() -> list[tuple[str, str]]:
    """All but what the person asks for on a page of its own: it would pass for their request."""
    names: Mapping[str, Words] = {key: one.name for key, one in KINDS.items() if key != SUSPENSION}
    return from_words(names)


class HoldForm(PersonForm):
    """A hold as somebody asks for it."""

    hold_kind = forms.ChoiceField(choices=_kinds)
    hold_reach = forms.ChoiceField(
        choices=lambda: from_texts(_REACHES, "hold_reach."),
        widget=forms.RadioSelect,
        initial="person",
    )
    hold_reason = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    hold_until = forms.DateField(required=False, widget=DayInput())

    field_order = ("hold_kind", "whom")

    def new(self) -> NewHold:
        """What was written."""
        said = self.cleaned_data
        return NewHold(kind=said["hold_kind"], reason=said["hold_reason"], until=said["hold_until"])

    def protected(self, opened: Opened) -> Protected:
        """Whom, or which case, it protects: a kind of hold that is about one case says so itself.

        A hold of a case is its debtor's, whoever told of it.
        """
        concerns = KINDS[self.cleaned_data["hold_kind"]].concerns
        of_case = concerns is Concerns.CASE or (
            concerns is Concerns.EITHER and self.cleaned_data["hold_reach"] == "case"
        )
        if of_case:
            return Protected(person_id=opened.debtor, case_id=opened.case.id)
        return Protected(person_id=self.person)


class LiftForm(DeskForm):
    """That a hold ends; of a restriction also how the person was told before."""

    told_how = forms.ChoiceField(
        required=False, choices=lambda: [("", "–"), *from_texts(WAYS, "told_way.")]
    )

    def __init__(self, *arguments: Any, restricts: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if not restricts:
            del self.fields["told_how"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A hold that stands, as the page tells it."""

    hold: Hold
    kind: Kind
    #: Whose it is; empty of a case.
    name: str
    reason: str
    #: Who must be told of a restriction: whoever got the person's data (GDPR 19).
    tell: tuple[str, ...]


@page("manage_holds")
def holds(request: HttpRequest, number: int) -> HttpResponse:
    """Holds in force on a case and its people; placing another."""
    opened = open_case(number)
    moment = moment_of(request)
    rows = _standing(opened)
    form = HoldForm.of(
        request, seen=mark_of([one.hold.id for one in rows]), people=choices_of(opened)
    )
    if form.carried_out(
        lambda _: place_hold(form.protected(opened), form.new(), moment.on, by=moment.by)
    ):
        return done(request, reverse("holds", args=[opened.case.id]), "hold_placed")
    context = {
        "opened": opened,
        "case": opened.case,
        "form": form,
        "rows": rows,
        "kinds": list(KINDS.values()),
    }
    return render(request, "desk/people/holds.html", context, status=form.status)


@page("manage_holds")
def lift(request: HttpRequest, number: int, hold: int) -> HttpResponse:
    """A hold ends; of a restriction the person is told before."""
    opened = open_case(number)
    standing = next((one for one in _standing(opened) if one.hold.id == hold), None)
    if standing is None:
        raise Http404
    back = reverse("holds", args=[opened.case.id])
    restricts = standing.kind.key == RESTRICTION
    form = LiftForm.of(request, seen=mark_of(hold), restricts=restricts)

    moment, way = moment_of(request), request.POST.get("told_how", "")
    on_its_way = restricts and way in WAYS and told_by(way, moment.on).value > moment.on

    def carry_out(said: Mapping[str, Any]) -> None:
        if on_its_way:
            # Kept by itself: the refusal to lift today would take it back with the rest.
            tell_of_lifting(standing.hold, said["told_how"], moment)
        else:
            lift_by_hand(hold, said.get("told_how", ""), moment)

    if form.carried_out(carry_out):
        return done(request, back, "hold_told" if on_its_way else "hold_lifted")
    context = {"case": opened.case, "form": form, "one": standing, "back": back}
    return render(request, "desk/people/hold_lift.html", context, status=form.status)


def _standing(opened: Opened) -> list[Standing]:
    """Holds in force towards the case's people, and on the case."""
    people = [opened.debtor, *opened.others]
    found = holds_towards(people, opened.case.id, opened.on)
    reasons, names = reasons_of(found), dict(choices_of(opened))
    return [
        Standing(
            hold=one,
            kind=KINDS[one.kind],
            name="" if one.case_id else names.get(one.person_id, ""),
            reason=reasons.get(one.id, ""),
            tell=_to_tell(one.person_id) if one.kind == RESTRICTION else (),
        )
        for one in found
    ]


def _to_tell(person: UUID) -> tuple[str, ...]:
    return tuple(name for name, _ in recipients_of(person))
