"""Letters in free words to a client: written, looked at as PDF, sent once, kept with the client."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.correspondence.offering import names_of
from inkasso.correspondence.to_clients.writing import (
    ClientWish,
    client_letter_pdf,
    find_client_letter,
    letters_to,
    preview_to_client,
    send_to_client,
)
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.doing import done
from inkasso.desk.letters.forms import ClientLetterForm
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.who import moment_of
from inkasso.mandates.agency import read_agency
from inkasso.mandates.models import Client

#: Letters that the page shows.
_SHOWN = 50


@page("write_client_letter")
def client_letters(request: HttpRequest, number: int) -> HttpResponse:
    """What was written to a client, and the form that writes more."""
    client, moment = open_client(number), moment_of(request)
    agency = read_agency(settings.AGENCY_FILE)
    form = ClientLetterForm.of(request)
    if "preview" in request.POST and form.is_valid():
        try:
            return pdf_page(preview_to_client(_wish(client, form), agency, moment), "preview")
        except Refused as refused:
            form.refuse(refused.refusal)
    elif "preview" not in request.POST and form.carried_out(
        lambda _: send_to_client(_wish(client, form), agency, moment, settings.HOME)
    ):
        where = reverse("client_letters", kwargs={"number": client.id})
        return done(request, where, "letter.sent")
    sent = list(letters_to(client.id)[:_SHOWN])
    names = names_of({one.template for one in sent})
    context = {
        **around(request, client),
        "form": form,
        "rows": [(one, names.get(one.template)) for one in sent],
    }
    return render(request, "desk/letters/to_client.html", context, status=form.status)


@page("write_client_letter")
def client_letter(request: HttpRequest, number: int) -> HttpResponse:
    """A letter to a client, as PDF."""
    found = find_client_letter(number)
    return pdf_page(client_letter_pdf(found), f"letter-{found.id}")


def _wish(client: Client, form: ClientLetterForm) -> ClientWish:
    said = form.cleaned_data
    return ClientWish(client=client, template=said["letter_template"], words=said["letter_words"])
