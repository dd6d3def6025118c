"""People without a debt in the demo: contacts, readers of newsletters, guests of an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from inkasso.gate.acting import acting
from inkasso.gate.register import register_in_force
from inkasso.mandates.models import Client
from inkasso.relations.cards import Card
from inkasso.relations.contacts import CLIENT_RELATIONS, add_contact
from inkasso.relations.events import CUSTOMER_SERVICE, NewGuest, announce, register
from inkasso.relations.models import Told
from inkasso.relations.newsletters import NEWSLETTERS, Basis, NewSubscription, subscribe
from inkasso.relations.prospects import MARKETING, add_prospect
from inkasso.rights.consents.giving import Statement
from inkasso.rights.consents.subscribing import confirm_subscription, end_newsletter
from inkasso.rights.models.consents import Channel

_ACTOR = "demo"
_CONTACTS = (
    Card(name="Kaisa Kallio", position="talousjohtaja", email="kaisa.kallio@sahkoporssi.example"),
    Card(
        name="Björn Bergman", position="ekonomichef", email="bjorn@bergman.example", language="sv"
    ),
)
#: The second one ended the newsletter, and asks to be erased later.
READERS = ("aino@lukija.example", "eero@lukija.example", "asa@lasare.example")
_GUESTS = (
    NewGuest(name="Veera Vieras", email="veera@vieras.example"),
    NewGuest(name="Åsa Läsare", email="asa@lasare.example", language="sv"),
)
_PROSPECT = Card(name="Pekka Pohtiva", email="pekka@pohtiva.example", source=Told.PUBLIC_SOURCE)


def meet_people(clients: Sequence[Client], on: date) -> None:
    """Take them in on a day: one reader never confirms, one ends the newsletter a week later."""
    with acting(CLIENT_RELATIONS, actor=_ACTOR, reason="contact persons of clients"):
        for client, card in zip(clients, _CONTACTS, strict=False):
            add_contact(card, client, on)
    with acting(MARKETING, actor=_ACTOR, reason="a company that may become a client"):
        add_prospect(_PROSPECT, "Pohtiva Oy", on)
    with acting(CUSTOMER_SERVICE, actor=_ACTOR, reason="a seminar on collecting"):
        event = announce("Perinnän aamukahvit", on + timedelta(days=45))
        for guest in _GUESTS:
            register(event.id, guest, on)
    with acting(NEWSLETTERS, actor=_ACTOR, reason="newsletters ordered"):
        _newsletters(on)


def _newsletters(on: date) -> None:
    orders = [
        subscribe(NewSubscription(email=email, basis=Basis.CONSENT, language="fi"), on)
        for email in READERS
    ]
    in_force = register_in_force()
    for order in orders[1:]:
        confirm_subscription(order.subscription.id, in_force, on, by=_ACTOR)
    said = Statement(on=on + timedelta(days=7), channel=Channel.EMAIL, by=_ACTOR)
    end_newsletter(READERS[1], in_force, said)
