"""What is agreed with a client, from when to when; a new version; a new account number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.iban import Iban
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.desk.choices import from_texts
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.clock import today
from inkasso.desk.doing import DayInput, DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.mandates.account_number import CallBack, ask_new_account, number_to_call
from inkasso.mandates.agreeing import terms_of, versions
from inkasso.mandates.models import Agreement, Client, CostsTo, Rhythm
from inkasso.mandates.raising import agree_terms
from inkasso.mandates.services import Terms
from inkasso.mandates.signing import AGREEMENT, signers
from inkasso.staff.models import Approval

#: What is agreed or not.
SWITCHES = ("vat_deductible", "standard_compensation", "settles_in_time", "costs_first")


class AgreedForm(DeskForm):
    """What is agreed with a client."""

    commission_percent = forms.DecimalField(
        min_value=0, max_value=100, max_digits=5, decimal_places=2, localize=True
    )
    recovered_costs_to = forms.ChoiceField(choices=lambda: from_texts(CostsTo.values, "costs_to."))
    remittance_rhythm = forms.ChoiceField(choices=lambda: from_texts(Rhythm.values, "rhythm."))
    vat_deductible = forms.BooleanField(required=False)
    standard_compensation = forms.BooleanField(required=False)
    settles_in_time = forms.BooleanField(required=False)
    costs_first = forms.BooleanField(required=False)
    #: Empty where nothing may be given up unasked.
    rests_up_to = forms.DecimalField(
        required=False,
        min_value=0,
        max_value=1000,
        max_digits=6,
        decimal_places=2,
        localize=True,
    )


class TermsForm(AgreedForm):
    """A new version of the agreement."""

    field_order = ("valid_from",)

    valid_from = forms.DateField(widget=DayInput())
    terms_why = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class AccountForm(DeskForm):
    """A new account number, and the call that confirmed it."""

    iban = forms.CharField(max_length=42)
    called_on = forms.DateField(widget=DayInput())
    called_number = forms.CharField(max_length=30, widget=forms.TextInput(attrs={"type": "tel"}))
    call_note = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@page("change_terms")
def agreement(request: HttpRequest, number: int) -> HttpResponse:
    """Every version, and a form for the next one, filled with what holds last."""
    found = open_client(number)
    known = versions(found.id)
    last = terms_of(known[0].agreement)
    names = (*SWITCHES, "commission_percent", "recovered_costs_to", "remittance_rhythm")
    initial = {name: getattr(last, name) for name in names} | {
        "valid_from": today(),
        "rests_up_to": Money(last.rests_up_to_cents).amount,
    }
    form = TermsForm.of(request, seen=mark_of(known[0].agreement.id), initial=initial)
    made: list[Agreement | Approval] = []
    if form.carried_out(lambda said: made.append(_agree(request, found, said))):
        where = reverse("client_agreement", kwargs={"number": number})
        asked = any(isinstance(one, Approval) for one in made)
        return done(request, where, "terms_asked" if asked else "terms_changed")
    by = signers(AGREEMENT, [one.agreement.id for one in known])
    context = {
        **around(request, found),
        "form": form,
        "rows": [(one, by.get(one.agreement.id, ""), one.holds_on(today())) for one in known],
    }
    return render(request, "desk/clients/agreement.html", context, status=form.status)


def _agree(request: HttpRequest, client: Client, said: Mapping[str, Any]) -> Agreement | Approval:
    moment = moment_of(request)
    return agree_terms(client, terms_said(said), said["valid_from"], moment, why=said["terms_why"])


def terms_said(said: Mapping[str, Any]) -> Terms:
    """What a form says is agreed."""
    return Terms(
        commission_percent=said["commission_percent"],
        recovered_costs_to=CostsTo(said["recovered_costs_to"]),
        remittance_rhythm=Rhythm(said["remittance_rhythm"]),
        rests_up_to_cents=Money.of(said["rests_up_to"] or 0).cents,
        **{name: said[name] for name in SWITCHES},
    )


@page("ask_account_number")
def account_number(request: HttpRequest, number: int) -> HttpResponse:
    """Ask that a client's money go to another account."""
    found = open_client(number)
    form = AccountForm.of(request, seen=mark_of(found.iban), initial={"called_on": today()})
    if form.carried_out(lambda said: _ask(request, found, said)):
        return done(request, reverse("client", kwargs={"number": number}), "account_asked")
    context = {**around(request, found), "form": form, "known": number_to_call(found, today())}
    return render(request, "desk/clients/account_number.html", context, status=form.status)


def _ask(request: HttpRequest, client: Client, said: Mapping[str, Any]) -> Approval:
    account = Iban.parse(said["iban"])
    if account is None:
        raise Refused(Refusal(code="bad_iban", message=_BAD_IBAN))
    call = CallBack(on=said["called_on"], number=said["called_number"], note=said["call_note"])
    return ask_new_account(client, account, call, moment_of(request))


_BAD_IBAN = Words(
    fi="Tilinumero ei ole IBAN. Tarkista sen numerot.",
    sv="Kontonumret är inget IBAN. Kontrollera siffrorna.",
    en="The account number is not an IBAN. Check its digits.",
)
