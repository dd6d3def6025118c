"""Changing who a client is and where it is reached; its account number takes two people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import LANGUAGES
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.mandates.details import DETAILS, change_details

_OWN_NAMES = {"fi": "suomi", "sv": "svenska", "en": "English"}


class DetailsForm(DeskForm):
    """What letters print of the creditor, and where it is reached."""

    client_name = forms.CharField(max_length=200)
    client_language = forms.ChoiceField(choices=[(key, _OWN_NAMES[key]) for key in LANGUAGES])
    client_street = forms.CharField(max_length=200, required=False)
    client_postal_code = forms.CharField(max_length=20, required=False)
    client_city = forms.CharField(max_length=100, required=False)
    client_email = forms.CharField(max_length=254, required=False)
    client_phone = forms.CharField(max_length=30, required=False)


@page("change_client")
def details(request: HttpRequest, number: int) -> HttpResponse:
    """The form, filled with what is known."""
    found = open_client(number)
    known: dict[str, Any] = {name: getattr(found, name) for name in DETAILS}
    initial = {f"client_{name}": value for name, value in known.items()}
    form = DetailsForm.of(request, seen=mark_of(known), initial=initial)
    if form.carried_out(
        lambda said: change_details(
            found, {name: said[f"client_{name}"] for name in DETAILS}, moment_of(request)
        )
    ):
        return done(request, reverse("client", kwargs={"number": number}), "client_changed")
    context = {**around(request, found), "form": form}
    return render(request, "desk/clients/details.html", context, status=form.status)
