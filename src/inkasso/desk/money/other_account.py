"""Another account of whoever gets a refund: recorded and asked for, and shown to the approver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.billing.other_account import (
    PAYEE_ACCOUNT,
    NewAccount,
    ask_other_account,
    let_count,
    other_account,
    payer_meant,
)
from inkasso.billing.refunding import payer_of, refunds_due
from inkasso.desk.approvals.kind import Kind
from inkasso.desk.approvals.reasons import house_reason
from inkasso.desk.doing import DayInput, DeskForm, done
from inkasso.desk.money.finding import opened
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.law.wording import fill
from inkasso.payments.waiting import told_of_payer
from inkasso.receivables.models import OtherAccount
from inkasso.staff.approvals import Facts
from inkasso.staff.models import Approval


class OtherAccountForm(DeskForm):
    """The account, who named it and when, how it was checked."""

    iban = forms.CharField(max_length=42)
    account_said_by = forms.CharField(max_length=100)
    account_said_on = forms.DateField(widget=DayInput())
    account_checked = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@page("ask_refund")
def refund_account(request: HttpRequest, number: int) -> HttpResponse:
    """Record another account of whom a case's refund goes to."""
    if not any(due.case_id == number and due.cents > 0 for due in refunds_due()):
        raise Http404
    form = OtherAccountForm.of(request)
    if form.carried_out(lambda said: _ask(request, number, said)):
        return done(request, reverse("refunds"), "asked")
    context = {"form": form, "number": number}
    return render(request, "desk/money/other_account.html", context, status=form.status)


def _ask(request: HttpRequest, case: int, said: Mapping[str, Any]) -> Approval:
    payer = payer_of(case)
    if payer is not None:
        _open(payer, case)
    new = NewAccount(
        iban=said["iban"],
        said_by=said["account_said_by"],
        said_on=said["account_said_on"],
        checked=said["account_checked"],
    )
    return ask_other_account(case, new, house_reason(PAYEE_ACCOUNT), moment_of(request))


def _open(payer: UUID, case: int) -> None:
    opened([payer], f"case:{case}")


def _show(facts: Facts) -> Sequence[Words]:
    case = int(str(facts["case"]))
    payer = payer_meant(facts)
    _open(payer, case)
    row, told = other_account(facts), told_of_payer(payer)
    name = (told.name if told else "") or "-"
    return [
        fill(_ACCOUNT, case=str(case), name=name, iban=row.iban),
        fill(_SAID, by=row.said_by, day=row.said_on, checked=row.checked),
    ]


def _let_count(facts: Facts, moment: Moment) -> OtherAccount:
    _open(payer_meant(facts), int(str(facts["case"])))
    return let_count(facts, moment)


_ACCOUNT = Words(
    fi="Asian {case} palautukset maksajalle {name} maksetaan tilille {iban}.",
    sv="Återbetalningar från ärende {case} till betalaren {name} betalas till konto {iban}.",
    en="Refunds of case {case} to its payer {name} are paid to account {iban}.",
)
_SAID = Words(
    fi="Tilin ilmoitti {by} {day}. Näin se tarkistettiin: {checked}",
    sv="Kontot uppgavs av {by} {day}. Så här kontrollerades det: {checked}",
    en="{by} named the account on {day}. This is how it was checked: {checked}",
)

KIND = Kind(
    key=PAYEE_ACCOUNT,
    action="approve_refund",
    asking="ask_refund",
    name=Words(
        fi="Palautuksen saajan toinen tili",
        sv="Betalningsmottagarens andra konto",
        en="Another account of a payee",
    ),
    show=_show,
    carry_out=_let_count,
)
