"""Every client; one client with what it has with us; its contact persons."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.billing.clients.standing import standing_of
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.clock import today
from inkasso.desk.page import page
from inkasso.desk.who import who_asks
from inkasso.figures.vintages import vintages_of
from inkasso.mandates.services import agreement_on, every_client
from inkasso.relations.speaking import who_speaks_for


@page("see_clients")
def clients(request: HttpRequest) -> HttpResponse:
    """Every client by name."""
    return render(request, "desk/clients/list.html", {"clients": every_client()})


@page("see_client")
def client(request: HttpRequest, number: int) -> HttpResponse:
    """Who a client is, what holds with it today, what it has with us."""
    found, on = open_client(number), today()
    context = {
        **around(request, found),
        "agreement": agreement_on(found.id, on),
        "standing": standing_of(found.id, on),
        "counted": vintages_of(found.id),
        "on": on,
    }
    return render(request, "desk/clients/client.html", context)


@page("see_client_contacts")
def contacts(request: HttpRequest, number: int) -> HttpResponse:
    """Who speaks for a client; the looks at them are on record."""
    found = open_client(number)
    who = who_asks(request)
    context = {
        **around(request, found),
        "people": who_speaks_for(found),
        "may_change": who is not None and who.may("change_client_contacts"),
    }
    return render(request, "desk/clients/contacts.html", context)
