"""A client for a page, found by its number; a forged one leads nowhere."""

from __future__ import annotations

from django.http import HttpRequest

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.desk.who import who_asks
from inkasso.mandates.models import Client

#: Pages about a client: the name of the URL, and the action that each needs.
PLACES = (
    ("client", "see_client"),
    ("client_contacts", "see_client_contacts"),
    ("client_agreement", "change_terms"),
    ("client_strategies", "simulate_strategy"),
    ("client_handovers", "hand_over"),
    ("client_report", "see_client_report"),
    ("client_letters", "write_client_letter"),
)
#: The largest number that a row can have.
_MOST = 2**63 - 1


def open_client(number: int) -> Client:
    """The client of a number; raises `Refused` (`no_such_client`)."""
    found = Client.objects.filter(id=number).first() if number <= _MOST else None
    if found is None:
        raise Refused(Refusal(code="no_such_client", message=_NONE))
    return found


def around(request: HttpRequest, client: Client) -> dict[str, object]:
    """What every page about a client shows: who it is, and where one can go from there."""
    who = who_asks(request)
    places = [name for name, action in PLACES if who is not None and who.may(action)]
    return {"client": client, "client_places": places}


_NONE = Words(
    fi="Tällaista toimeksiantajaa ei ole.",
    sv="Det finns ingen sådan uppdragsgivare.",
    en="There is no such client.",
)
