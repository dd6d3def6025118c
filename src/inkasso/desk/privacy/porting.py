"""What a person gave, to another controller and from one (GDPR 20).

Sending is long work: the other side may take its time, or not answer. What somebody brings is read
while its page waits: the passphrase that opens it is kept nowhere, so no job could know it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import BadInput
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.desk.choices import from_texts
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.privacy.requests import open_request
from inkasso.desk.templatetags.desk import said as said_here
from inkasso.desk.who import moment_of
from inkasso.formats.age_keys import read_identity, read_recipient
from inkasso.gate.current import current
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.rights.portability.reading import SIZE_MAX
from inkasso.rights.portability.taking_in import TakenIn, look_at, take_in
from inkasso.rights.portability.transferring import attempts_of, require_wish, transfer
from inkasso.rights.portability.unlocking import read_brought
from inkasso.rights.portability.wishing import (
    NewWish,
    is_withdrawn,
    record_wish,
    wish_of,
    withdraw_wish,
)
from inkasso.rights.requests.state import State, find_request

_TRANSFER = "transfer"
_LOOK, _TAKE = "look", "take"


class WishForm(DeskForm):
    """Where the person wants their data."""

    wish_recipient = forms.CharField(max_length=200)
    wish_url = forms.CharField(max_length=500)
    wish_country = forms.CharField(max_length=2, min_length=2, initial="FI")

    def new(self) -> NewWish:
        """What was written."""
        said = self.cleaned_data
        return NewWish(
            recipient=said["wish_recipient"],
            url=said["wish_url"].strip(),
            country=said["wish_country"].upper(),
        )


class SendForm(DeskForm):
    """The key that the other side gave: it alone opens what is sent."""

    recipient_key = forms.CharField(max_length=100)

    def clean_recipient_key(self) -> str:
        """Refuse what is no key."""
        key: str = self.cleaned_data["recipient_key"].strip()
        try:
            read_recipient(key)
        except BadInput as error:
            raise ValidationError(said_here(_NO_KEY), code="key") from error
        return key


class BringForm(DeskForm):
    """A package, what opens it, and whether it is only looked at."""

    package = forms.FileField(widget=forms.FileInput(attrs={"accept": ".zip,.json,.age"}))
    package_key = forms.CharField(
        required=False,
        max_length=400,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    bring_how = forms.ChoiceField(
        choices=lambda: from_texts((_LOOK, _TAKE), "bring_how."),
        widget=forms.RadioSelect,
        initial=_LOOK,
    )

    def clean_package(self) -> Any:
        """Refuse what is too large before it is read."""
        given = self.cleaned_data["package"]
        if given.size > SIZE_MAX:
            raise ValidationError(said_here(_TOO_LARGE), code="size")
        return given


@page("answer_request")
def wish(request: HttpRequest, number: int) -> HttpResponse:
    """Where the person wants their data, what was sent there, and sending it."""
    opened = open_request(number)
    named = wish_of(opened.state)
    stands = named is not None and not is_withdrawn(named)
    seen = mark_of(opened.mark, named and named.pk, stands)
    here = reverse("request_transfer", args=[number])
    form: WishForm | SendForm
    form = SendForm.of(request, seen=seen) if stands else WishForm.of(request, seen=seen)
    if form.carried_out(lambda said: _wish_or_send(request, opened.state, form)):
        where = reverse("work") if stands else here
        return done(request, where, "transfer_asked" if stands else "wish_recorded")
    context = {
        "opened": opened,
        "state": opened.state,
        "wish": named,
        "stands": stands,
        "attempts": attempts_of(opened.state),
        "form": form if stands or named is None else None,
        "withdraw_form": DeskForm.beside(seen=seen),
    }
    return render(request, "desk/privacy/transfer.html", context, status=form.status)


@page("answer_request")
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """The person does not want it any more; what was sent stays sent."""
    opened = open_request(number)
    named = wish_of(opened.state)
    stands = named is not None and not is_withdrawn(named)
    form = DeskForm.of(request, seen=mark_of(opened.mark, named and named.pk, stands))
    back = reverse("request_transfer", args=[number])
    if form.carried_out(lambda _: withdraw_wish(opened.state, moment_of(request))):
        return done(request, back, "wish_withdrawn")
    context = {"opened": opened, "state": opened.state, "wish": named, "form": form, "back": back}
    return render(request, "desk/privacy/wish_withdraw.html", context, status=form.status)


@page("answer_request")
def bring(request: HttpRequest, number: int) -> HttpResponse:
    """A package that the person brings: looked at, or its contact details recorded."""
    opened = open_request(number)
    form = BringForm.of(request, seen=opened.mark)
    made: list[TakenIn] = []
    moment = moment_of(request)
    if form.carried_out(lambda said: made.append(_brought(said, opened.state, moment))):
        if not made:
            return done(request, opened.url, "brought_before")
        taken = form.cleaned_data["bring_how"] == _TAKE
        context = {"opened": opened, "state": opened.state, "made": made[0], "taken": taken}
        return render(request, "desk/privacy/brought.html", context)
    context = {"opened": opened, "state": opened.state, "form": form}
    return render(request, "desk/privacy/bring.html", context, status=form.status)


def _wish_or_send(request: HttpRequest, state: State, form: WishForm | SendForm) -> None:
    if isinstance(form, WishForm):
        record_wish(state, form.new(), moment_of(request))
        return
    require_wish(state, today())
    facts = {"request": state.request.id, "key": form.cleaned_data["recipient_key"]}
    start(_TRANSFER, facts, on=today())


def _brought(said: Mapping[str, Any], state: State, moment: Moment) -> TakenIn:
    """The upload is written to a folder that goes away, for its readers take files."""
    given, word = said["package"], said["package_key"].strip()
    try:
        key = read_identity(word) if word.startswith("AGE-SECRET-KEY-") else word or None
        with tempfile.TemporaryDirectory() as folder:
            name = "package.age" if key else "package"
            path = Path(folder) / name
            path.write_bytes(given.read())
            brought = read_brought(path, key)
    except BadInput as error:
        message = fill(_UNREADABLE, why=error.message)
        raise Refused(Refusal(code="package_unreadable", message=message)) from error
    return take_in(brought, state, moment) if said["bring_how"] == _TAKE else look_at(brought)


def _send(job: Running) -> Facts:
    who, state = current(), find_request(int(str(job.facts["request"])))
    named = require_wish(state, job.done_on)
    moment = Moment(on=job.done_on, by=who.actor if who else "-")
    sent = transfer(state, named.url, read_recipient(str(job.facts["key"])), moment)
    return {"request": state.request.id, "already": sent.already, "size": sent.size}


def _tells(result: Facts) -> list[Words]:
    words = _ALREADY if result["already"] else _SENT
    return [fill(words, number=str(result["request"]), size=str(result["size"]))]


_NO_KEY = Words(
    fi="Saajan avain alkaa age1 ja on 62 merkkiä.",
    sv="Mottagarens nyckel börjar med age1 och har 62 tecken.",
    en="A recipient's key begins with age1 and has 62 characters.",
)
_TOO_LARGE = Words(
    fi="Tiedosto on liian suuri.", sv="Filen är för stor.", en="The file is too large."
)
_UNREADABLE = Words(
    fi="Pakettia ei voi lukea: {why}",
    sv="Paketet kan inte läsas: {why}",
    en="The package cannot be read: {why}",
)
_SENT = Words(
    fi="Pyynnön {number} tiedot ovat perillä: {size} tavua.",
    sv="Uppgifterna enligt begäran {number} är framme: {size} byte.",
    en="The data of request {number} has arrived: {size} bytes.",
)
_ALREADY = Words(
    fi="Saajalla on jo pyynnön {number} tiedot; mitään ei lähetetty.",
    sv="Mottagaren har redan uppgifterna enligt begäran {number}; inget sändes.",
    en="The recipient has the data of request {number} already; nothing was sent.",
)
TRANSFER_JOB = Kind(
    key=_TRANSFER,
    name=Words(
        fi="tietojen siirto toiselle rekisterinpitäjälle",
        sv="överföring av uppgifter till en annan personuppgiftsansvarig",
        en="moving data to another controller",
    ),
    run=_send,
    tells=_tells,
    where=lambda result: reverse("request_transfer", args=[int(str(result["request"]))]),
)
