"""Contacts, readers and guests for tests, taken in through the services."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from inkasso.gate.register import register_in_force
from inkasso.mandates.models import Client
from inkasso.relations.cards import Card
from inkasso.relations.contacts import add_contact
from inkasso.relations.events import NewGuest, announce, register
from inkasso.relations.models import Contact, Prospect, Registration, Subscription, Told
from inkasso.relations.newsletters import Basis, NewSubscription, subscribe
from inkasso.relations.prospects import add_prospect
from inkasso.rights.consents.subscribing import confirm_subscription

CAME = date(2026, 2, 2)
READER = "reader@example.com"


def reader(email: str = READER, *, on: date = CAME) -> Subscription:
    """A private reader, who has confirmed."""
    row = asked(email, on=on)
    return confirm_subscription(row.id, register_in_force(), on, by="tester").subscription


def asked(email: str = READER, basis: Basis = Basis.CONSENT, *, on: date = CAME) -> Subscription:
    """A newsletter that somebody asked for."""
    new = NewSubscription(email=email, basis=basis, language="en")
    return subscribe(new, on).subscription


def card(name: str = "Kaisa Kontakti", email: str = "kaisa@client.example", **more: str) -> Card:
    """A visiting card."""
    return Card(name=name, email=email, **more)  # type: ignore[arg-type]  # checked there


def contact(client: Client, told: Card | None = None) -> Contact:
    """Who speaks for a client."""
    row = add_contact(told or card(), client, CAME).contact
    assert isinstance(row, Contact)
    return row


def prospect(told: Card | None = None) -> Prospect:
    """Who speaks for a company that may become a client."""
    known = told or card("Pekka Mahdollinen", "pekka@maybe.example", source=Told.PUBLIC_SOURCE)
    row = add_prospect(known, "Maybe Oy", CAME).contact
    assert isinstance(row, Prospect)
    return row


def guest(email: str = "guest@example.com", name: str = "Venla Vieras") -> Registration:
    """Somebody who signed up for a seminar."""
    event = announce("Seminar on collection", date(2026, 3, 20))
    return register(event.id, NewGuest(name=name, email=email), CAME).registration


def person_of(row: Contact | Prospect | Subscription | Registration) -> UUID:
    """Whose it is."""
    return row.person_id
