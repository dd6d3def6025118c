"""Contracts with those who get data: who, what for, where and until when; taken on and ended.

They stand in the agency's own register, which is files: what is written here is in force at once
for every process that reads it, and the next version of the notice tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import BadInput
from inkasso.base.words import Words
from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.clock import today
from inkasso.desk.doing import DayInput, DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.gate.contracts import (
    NewContract,
    add_contract,
    end_contract,
    find_contract,
    own_register,
)
from inkasso.gate.register import register_in_force
from inkasso.law.wording import fill
from inkasso.notice.publishing.phrases import article, country
from inkasso.notice.register import Processor, Register, TransferGround


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A contract as the list shows it."""

    contract: Processor
    #: What it is to us, in the words of the notice.
    kind: Words
    where: Words
    #: The article of chapter V on which data go there; none inside the EU and EEA.
    ground: Words | None
    #: in_force, ended or later.
    state: str


class ContractForm(DeskForm):
    """A contract, as the register keeps it."""

    contract_key = forms.SlugField(max_length=40)
    contract_name = forms.CharField(max_length=200)
    contract_kind = forms.ChoiceField()
    service_fi = forms.CharField(max_length=200)
    service_sv = forms.CharField(max_length=200)
    service_en = forms.CharField(max_length=200)
    contract_country = forms.CharField(max_length=2, min_length=2, initial="FI")
    transfer_ground = forms.ChoiceField(required=False)
    contract_reference = forms.CharField(max_length=200)
    contract_dated = forms.DateField(widget=DayInput)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        kinds = register_in_force().recipients.values()
        self.offer("contract_kind", from_words({k.key: k.name for k in kinds if k.needs_contract}))
        grounds = from_texts((one.value for one in TransferGround), "transfer_ground.")
        self.offer("transfer_ground", [("", "–"), *grounds])

    def new(self, on: date) -> NewContract:
        """What was written, in force from a day."""
        said = self.cleaned_data
        return NewContract(
            key=said["contract_key"],
            name=said["contract_name"],
            service=Words(fi=said["service_fi"], sv=said["service_sv"], en=said["service_en"]),
            recipient=said["contract_kind"],
            country=said["contract_country"].upper(),
            transfer_ground=TransferGround(said["transfer_ground"])
            if said["transfer_ground"]
            else None,
            contract=said["contract_reference"],
            dated=said["contract_dated"],
            holds_from=on,
        )


class EndForm(DeskForm):
    """The last day on which data may go."""

    last_day = forms.DateField(widget=DayInput)


@page("see_register")
def every(request: HttpRequest) -> HttpResponse:
    """Contracts with those who get data: first those in force, then those to come and ended."""
    return render(request, "desk/privacy/recipients/processors.html", {"rows": _rows(today())})


@page("keep_processors")
def add(request: HttpRequest) -> HttpResponse:
    """Take a contract on record; data may go from today."""
    form = ContractForm.of(request, seen=_mark(), initial={"contract_dated": today()})
    if form.carried_out(lambda _: _add(form.new(today()))):
        return done(request, reverse("processors"), "contract_added")
    context = {"form": form, "back": reverse("processors")}
    return render(request, "desk/privacy/recipients/new.html", context, status=form.status)


@page("keep_processors")
def end(request: HttpRequest, key: str) -> HttpResponse:
    """End a contract with a day; after it nothing goes to whom it is with."""
    register = register_in_force()
    row = _row(find_contract(register, key), register, today())
    form = EndForm.of(request, seen=mark_of(row.contract), initial={"last_day": today()})
    if form.carried_out(lambda said: _end(key, said["last_day"])):
        return done(request, reverse("processors"), "contract_ended")
    context = {
        "form": form,
        "row": row,
        "purposes": _purposes(row.contract, register),
        "back": reverse("processors"),
    }
    return render(request, "desk/privacy/recipients/end.html", context, status=form.status)


def _add(new: NewContract) -> None:
    with _faults_told():
        add_contract(_own(), new)


def _end(key: str, last_day: date) -> None:
    with _faults_told():
        end_contract(_own(), key, last_day, today())


@contextmanager
def _faults_told() -> Iterator[None]:
    """What the register finds wrong with itself as a whole stands beside the form."""
    try:
        yield
    except BadInput as bad:
        message = fill(_FAULTS, faults=bad.message)
        raise Refused(Refusal(code="register_faults", message=message)) from bad


def _own() -> Path:
    """The agency's own register; the demo's is copied there before its first change."""
    return own_register(Path(settings.HOME), Path(settings.NOTICE_FOLDER))


def _rows(on: date) -> list[Row]:
    register = register_in_force()
    rows = [_row(one, register, on) for one in register.processors]
    return sorted(rows, key=lambda row: ("in_force", "later", "ended").index(row.state))


def _row(one: Processor, register: Register, on: date) -> Row:
    ended = one.holds_to is not None and one.holds_to < on
    ground = one.transfer_ground
    return Row(
        contract=one,
        kind=register.recipients[one.recipient].name,
        where=country(one.country),
        ground=article(ground.value) if ground else None,
        state="in_force" if one.works_on(on) else "ended" if ended else "later",
    )


def _purposes(one: Processor, register: Register) -> list[Words]:
    """For what it gets data now: that ends with the contract."""
    purposes: Iterable[tuple[str, Words]] = ((p.key, p.name) for p in register.purposes.values())
    return [name for key, name in purposes if register.may_get(one.recipient, key)]


def _mark() -> str:
    """Another one as soon as any contract is added or ended."""
    return mark_of(register_in_force().processors)


_FAULTS = Words(
    fi="Rekisteri ei hyväksy sopimusta: {faults}",
    sv="Registret godtar inte avtalet: {faults}",
    en="The register does not take the contract: {faults}",
)
