"""Contact persons of a client: taken in, said otherwise, gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import LANGUAGES
from inkasso.desk.choices import from_texts
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.mandates.models import Client
from inkasso.relations.cards import Added, Card
from inkasso.relations.contacts import (
    Changes,
    add_contact,
    change_contact,
    find_contact_of,
    leave,
)
from inkasso.relations.models import ContactDetails, Told


class CardForm(DeskForm):
    """What a visiting card says."""

    contact_name = forms.CharField(max_length=200)
    contact_position = forms.CharField(max_length=100, required=False)
    contact_email = forms.CharField(max_length=254, required=False)
    contact_phone = forms.CharField(max_length=40, required=False)


class NewCardForm(CardForm):
    """The same of somebody new, and who told it."""

    spoken = forms.ChoiceField(choices=lambda: from_texts(LANGUAGES, "language."), initial="fi")
    card_source = forms.ChoiceField(choices=lambda: from_texts(Told.values, "card_source."))


@page("change_client_contacts")
def new_contact(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody new speaks for a client; where they told it themselves, what they are told."""
    client = open_client(number)
    back = reverse("client_contacts", args=[number])
    form = NewCardForm.of(request)
    made: list[Added] = []
    if form.carried_out(
        lambda said: made.append(add_contact(_card(said), client, moment_of(request).on))
    ):
        if made and made[0].information:
            context = {"told": made[0].information, "back": back}
            return render(request, "desk/relations/told.html", context)
        return done(request, back, "contact_added")
    context = {**around(request, client), "form": form, "back": back}
    return render(request, "desk/relations/contact.html", context, status=form.status)


@page("change_client_contacts")
def contact(request: HttpRequest, number: int, contact: int) -> HttpResponse:
    """What a contact person's card says, said otherwise."""
    client, card = _opened(number, contact)
    back = reverse("client_contacts", args=[number])
    shown = {
        "contact_name": card.name,
        "contact_position": card.position,
        "contact_email": card.email,
        "contact_phone": card.phone,
    }
    form = CardForm.of(request, seen=mark_of(shown), initial=shown)
    if form.carried_out(
        lambda said: change_contact(contact, _changes(said), moment_of(request).on)
    ):
        return done(request, back, "contact_changed")
    context = {**around(request, client), "form": form, "back": back, "card": card}
    return render(request, "desk/relations/contact.html", context, status=form.status)


@page("change_client_contacts")
def contact_left(request: HttpRequest, number: int, contact: int) -> HttpResponse:
    """Somebody speaks for the client no longer."""
    client, card = _opened(number, contact)
    back = reverse("client_contacts", args=[number])
    form = DeskForm.of(request)
    if form.carried_out(lambda _: leave(contact, moment_of(request).on)):
        return done(request, back, "contact_left")
    context = {**around(request, client), "form": form, "back": back, "card": card}
    return render(request, "desk/relations/contact_left.html", context, status=form.status)


def _opened(number: int, contact: int) -> tuple[Client, ContactDetails]:
    client = open_client(number)
    return client, find_contact_of(client, contact)


def _card(said: Mapping[str, Any]) -> Card:
    return Card(
        name=said["contact_name"],
        position=said["contact_position"],
        email=said["contact_email"],
        phone=said["contact_phone"],
        language=said["spoken"],
        source=Told(said["card_source"]),
    )


def _changes(said: Mapping[str, Any]) -> Changes:
    return Changes(
        name=said["contact_name"],
        position=said["contact_position"],
        email=said["contact_email"],
        phone=said["contact_phone"],
    )
