"""What this room tells the gate: whom the notice speaks to. Imported when the app is ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from inkasso.gate.questions import Concerned, provide_concerned
from inkasso.relations.models import Contact, Prospect, Registration, Subscription
from inkasso.relations.people import (
    CLIENT_CONTACTS,
    GUESTS,
    PROSPECTS,
    SUBSCRIBERS,
    SUPPLIER_CONTACTS,
)

_WHO = ("person_id", "person__language")
_GOING = Subscription.objects.filter(unsubscribed_on=None, bounced_on=None)
_CONTACTS = Contact.objects.filter(left_on=None)
_CORPORATE = Subscription.Basis.CORPORATE


def _clients() -> Iterator[Concerned]:
    return _each(_CONTACTS.filter(client__isnull=False).values_list(*_WHO))


def _suppliers() -> Iterator[Concerned]:
    return _each(_CONTACTS.filter(client__isnull=True).values_list(*_WHO))


def _prospects() -> Iterator[Concerned]:
    """Those of marketing, and who gets a newsletter for their company."""
    yield from _each(Prospect.objects.values_list(*_WHO))
    yield from _each(_GOING.filter(basis=_CORPORATE).values_list(*_WHO))


def _subscribers() -> Iterator[Concerned]:
    return _each(_GOING.exclude(basis=_CORPORATE).values_list(*_WHO))


def _guests() -> Iterator[Concerned]:
    return _each(Registration.objects.filter(cancelled_on=None).values_list(*_WHO))


def _each(people: Iterable[tuple[UUID, str]]) -> Iterator[Concerned]:
    for person_id, language in people:
        yield Concerned(person_id=person_id, language=language)


for _kind, _reader in {
    CLIENT_CONTACTS: _clients,
    SUPPLIER_CONTACTS: _suppliers,
    PROSPECTS: _prospects,
    SUBSCRIBERS: _subscribers,
    GUESTS: _guests,
}.items():
    provide_concerned(_kind, _reader)
