"""Newsletters: the orders, one with the proof of its consent, its end, and whom an issue reaches.

Lists name nobody. An address shows where one newsletter is opened and where an issue's addresses
are fetched; both are on record.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkasso.base.cells import harmless
from inkasso.base.words import LANGUAGES
from inkasso.desk.choices import from_texts
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.downloads import CSV, file_to_keep
from inkasso.desk.page import page
from inkasso.desk.templatetags.desk import language
from inkasso.desk.who import moment_of
from inkasso.gate.register import register_in_force
from inkasso.notice.publishing.informing import InformationText
from inkasso.relations.models import Subscription
from inkasso.relations.newsletters import (
    GROUNDS,
    NEWSLETTERS,
    Basis,
    NewSubscription,
    address_of,
    find_subscription,
    newest_of,
    subscribe,
    subscriptions,
    unsubscribe,
    waited_too_long,
)
from inkasso.rights.consents.giving import Statement
from inkasso.rights.consents.issuing import issue_of, readers
from inkasso.rights.consents.proving import proof_of
from inkasso.rights.consents.subscribing import confirm_subscription, end_newsletter
from inkasso.rights.consents.uses import find_use
from inkasso.rights.models.consents import Channel

#: Rows that the list shows, the newest first.
_SHOWN = 200
#: How a newsletter ended: somebody said so in some way, or messages no longer arrive.
_BOUNCED = "bounced"


class OrderForm(DeskForm):
    """A newsletter as somebody asks for it."""

    reader_email = forms.CharField(max_length=254)
    reader_basis = forms.ChoiceField(
        choices=lambda: from_texts(Basis.values, "newsletter_basis."), widget=forms.RadioSelect
    )
    spoken = forms.ChoiceField(choices=lambda: from_texts(LANGUAGES, "language."), initial="fi")


class FindForm(DeskForm):
    """The address of a reader; it stands in no address of a page."""

    reader_email = forms.CharField(max_length=254)


class EndForm(DeskForm):
    """How somebody said that they want no more of it."""

    end_told = forms.ChoiceField(
        choices=lambda: from_texts((*Channel.values, _BOUNCED), "newsletter_end.")
    )


@page("keep_newsletters")
def newsletters(request: HttpRequest) -> HttpResponse:
    """Who ordered it, by number; taking an order down."""
    form = OrderForm.of(request)
    told: list[InformationText | None] = []
    if form.carried_out(lambda said: told.append(_order(request, said))):
        if told and told[0]:
            context = {"told": told[0], "back": reverse("newsletters")}
            return render(request, "desk/relations/told.html", context)
        return done(request, reverse("newsletters"), "newsletter_ordered")
    rows = [(one, _state(one)) for one in subscriptions(ended=True)]
    context = {"form": form, "find": FindForm.beside(), "rows": rows[::-1][:_SHOWN]}
    return render(request, "desk/relations/newsletters.html", context, status=form.status)


@page("keep_newsletters")
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """From an address to its newsletter; nobody's file is opened for it."""
    found = newest_of(request.POST.get("reader_email", ""))
    if found is None:
        return done(request, reverse("newsletters"), "newsletter_none")
    return done(request, reverse("newsletter", args=[found.id]), "newsletter_found")


@page("keep_newsletters")
def newsletter(request: HttpRequest, number: int) -> HttpResponse:
    """One newsletter: where it goes, on which ground, with the proof; it ends here at once."""
    row = find_subscription(number)
    email = address_of(row)
    use = find_use(NEWSLETTERS, register_in_force())
    form = EndForm.of(request, seen=mark_of(row.confirmed_on, row.ended_on))
    if form.carried_out(lambda said: _end(request, email, said["end_told"])):
        return done(request, reverse("newsletter", args=[number]), "newsletter_ended")
    context = {
        "row": row,
        "state": _state(row),
        "email": email,
        "ground": GROUNDS[Basis(row.basis)],
        "proof": proof_of(row.person_id, use).readable(language()),
        "form": form,
    }
    return render(request, "desk/relations/newsletter.html", context, status=form.status)


@page("keep_newsletters")
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """A reader followed the link in the message; the consent keeps the words that it stood under.

    The link is the reader's own act: whoever records it here says that it came.
    """
    row = find_subscription(number)
    form = DeskForm.of(request, seen=mark_of(row.confirmed_on))
    moment = moment_of(request)
    if form.carried_out(
        lambda _: confirm_subscription(number, register_in_force(), moment.on, by=moment.by)
    ):
        return done(request, reverse("newsletter", args=[number]), "newsletter_confirmed")
    context = {"row": row, "form": form, "back": reverse("newsletter", args=[number])}
    return render(request, "desk/relations/confirm.html", context, status=form.status)


@page("keep_newsletters")
def issue(request: HttpRequest) -> HttpResponse:
    """Whom an issue of today reaches, and why not the others; its addresses are fetched by form."""
    found = issue_of(today())
    form = DeskForm.of(request, seen=mark_of([one.id for one in found.goes]))
    fetched: list[bytes] = []
    if form.carried_out(lambda _: fetched.append(_table(request))) and fetched:
        name = f"newsletter-{today().isoformat()}.csv"
        return file_to_keep(fetched[0], name, CSV)
    context = {"form": form, "issue": found}
    return render(request, "desk/relations/issue.html", context, status=form.status)


def _order(request: HttpRequest, said: Mapping[str, Any]) -> InformationText | None:
    new = NewSubscription(
        email=said["reader_email"], basis=Basis(said["reader_basis"]), language=said["spoken"]
    )
    return subscribe(new, moment_of(request).on).information


def _end(request: HttpRequest, email: str, told: str) -> None:
    moment = moment_of(request)
    if told == _BOUNCED:
        unsubscribe(email, moment.on, bounced=True)
        return
    said = Statement(on=moment.on, channel=Channel(told), by=moment.by)
    end_newsletter(email, register_in_force(), said)


def _table(request: HttpRequest) -> bytes:
    about = f"newsletter:{today().isoformat()}"
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("subscription", "email", "language"))
    for one in readers(issue_of(today()), about):
        writer.writerow((one.subscription, harmless(one.email), one.language))
    return out.getvalue().encode()


def _state(row: Subscription) -> str:
    if row.ended_on is not None:
        return "ended"
    if waited_too_long(row, today()):
        return "lapsed"
    return "sent" if row.is_sent else "waits"
