"""A new client: who it is, what is agreed, where its money goes; somebody else lets it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.money import Money
from inkasso.base.words import Language
from inkasso.desk.clients.agreement import SWITCHES, AgreedForm, terms_said
from inkasso.desk.clients.details import DetailsForm
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.mandates.details import DETAILS
from inkasso.mandates.opening import ask_new_client
from inkasso.mandates.services import NewClient, Terms
from inkasso.staff.models import Approval

_AGREED = ("commission_percent", "recovered_costs_to", "remittance_rhythm", *SWITCHES)


class NewClientForm(DetailsForm, AgreedForm):
    """Everything that a client needs to hand over its first receivable."""

    business_id = forms.CharField(max_length=12)
    # A demand must tell them, so of a new client they are known from the beginning.
    client_street = forms.CharField(max_length=200)
    client_postal_code = forms.CharField(max_length=20)
    client_city = forms.CharField(max_length=100)
    client_iban = forms.CharField(max_length=42)
    client_checked = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    field_order = (
        "business_id",
        *(f"client_{name}" for name in DETAILS),
        "client_iban",
        *_AGREED,
        "rests_up_to",
        "client_checked",
    )


@page("ask_client")
def new_client(request: HttpRequest) -> HttpResponse:
    """Ask that a client be taken on."""
    standard = Terms()
    initial = {name: getattr(standard, name) for name in _AGREED} | {
        "rests_up_to": Money(standard.rests_up_to_cents).amount
    }
    form = NewClientForm.of(request, initial=initial)
    if form.carried_out(lambda said: _ask(request, said)):
        return done(request, reverse("clients"), "client_asked")
    return render(request, "desk/clients/new.html", {"form": form}, status=form.status)


def _ask(request: HttpRequest, said: Mapping[str, Any]) -> Approval:
    new = NewClient(
        business_id=said["business_id"],
        name=said["client_name"],
        iban=said["client_iban"],
        language=cast("Language", said["client_language"]),
        street=said["client_street"],
        postal_code=said["client_postal_code"],
        city=said["client_city"],
        email=said["client_email"],
        phone=said["client_phone"],
    )
    return ask_new_client(new, terms_said(said), said["client_checked"], moment_of(request))
