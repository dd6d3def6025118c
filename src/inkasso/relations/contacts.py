"""Contact persons: who speaks for a client or a supplier."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.models import Client
from inkasso.relations.cards import NAME_MAX, POSITION_MAX, Added, Card
from inkasso.relations.informing import tell
from inkasso.relations.models import Contact, ContactDetails, Told
from inkasso.relations.people import (
    CLIENT_CONTACTS,
    SUPPLIER_CONTACTS,
    Identity,
    checked,
    learn,
    meet,
    one_line,
    open_for,
)

#: Purposes of the register: contracts with clients, and with suppliers.
CLIENT_RELATIONS, ADMINISTRATION = "client_relations", "administration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is to be said otherwise; None leaves it."""

    name: str | None = None
    position: str | None = None
    email: str | None = None
    phone: str | None = None


def add_contact(card: Card, of: Client | str, on: date) -> Added:
    """Take in who speaks for a client, or for a supplier of a name; known ones are found again.

    An objection to marketing is none to a contract, so it keeps nobody out here. Raises `Refused`:
    `bad_address`, `bad_text`, `restricted`.
    """
    who, position = card.identity(), card.role()
    client, supplier = (of, "") if isinstance(of, Client) else (None, one_line(of, NAME_MAX))
    with transaction.atomic():
        person_id = meet(who, card.language, "contact person")
        standing = Contact.objects.filter(
            person_id=person_id, client=client, supplier=supplier, left_on=None
        ).first()
        if standing is not None:
            return Added(contact=standing, information=None)
        row = Contact.objects.create(
            person_id=person_id,
            client=client,
            supplier=supplier,
            source=card.source,
            known_since=on,
        )
        ContactDetails.objects.create(
            contact=row, person_id=person_id, position=position, **asdict(who)
        )
        purpose = CLIENT_RELATIONS if client else ADMINISTRATION
        subject = CLIENT_CONTACTS if client else SUPPLIER_CONTACTS
        told = None
        if card.source is Told.PERSON:
            by = f"contact:{row.id}"
            told = tell(person_id, purpose, subject, card.language, on=on, by=by)
    return Added(contact=row, information=told)


def change_contact(number: int, changes: Changes, on: date) -> Contact:
    """Say something of a contact otherwise; they are found by what was and by what is.

    Raises `Refused`: `unknown_contact`, `contact_left`, `bad_address`, `bad_text`, `restricted`.
    """
    row = find_contact(number)
    if row.left_on is not None and row.left_on <= on:
        raise Refused(Refusal(code="contact_left", message=fill(_LEFT, day=row.left_on)))
    email, phone = checked(changes.email or "", changes.phone or "")
    given = {"email": None if changes.email is None else email}
    given |= {"phone": None if changes.phone is None else phone}
    if changes.name is not None:
        given["name"] = one_line(changes.name, NAME_MAX)
    if changes.position is not None:
        given["position"] = one_line(changes.position, POSITION_MAX, needed=False)
    open_for(row.person_id, f"contact:{number}")
    with transaction.atomic():
        ContactDetails.objects.filter(contact=row).update(
            **{column: value for column, value in given.items() if value is not None}
        )
        learn(row.person_id, Identity(email=email, phone=phone))
    return row


def leave(number: int, on: date) -> Contact:
    """Somebody speaks for their company no longer; again, the first day stands.

    Raises `Refused` (`unknown_contact`).
    """
    row = find_contact(number)
    if row.left_on is None:
        row.left_on = on
        row.save(update_fields=["left_on"])
    return row


def find_contact(number: int) -> Contact:
    """The contact of a number; raises `Refused` (`unknown_contact`)."""
    row = Contact.objects.select_related("client").filter(id=number).first()
    if row is None:
        raise Refused(Refusal(code="unknown_contact", message=fill(_UNKNOWN, number=number)))
    return row


def find_contact_of(client: Client, number: int) -> ContactDetails:
    """The card of somebody who speaks for a client now; the look is on record.

    Raises `Refused`: `unknown_contact`, `restricted`.
    """
    row = Contact.objects.filter(id=number, client=client, left_on=None).first()
    if row is None:
        raise Refused(Refusal(code="unknown_contact", message=fill(_UNKNOWN, number=number)))
    open_for(row.person_id, f"contact:{number}")
    return ContactDetails.objects.get(contact=row)


_UNKNOWN = Words(
    fi="Yhteyshenkilöä {number} ei ole. Komento inkasso contact list näyttää heidät.",
    sv="Det finns ingen kontaktperson {number}. Kommandot inkasso contact list visar dem.",
    en="There is no contact person {number}. The command inkasso contact list shows them.",
)
_LEFT = Words(
    fi="Yhteyshenkilö on lähtenyt tehtävästään {day}; tietoja ei enää muuteta.",
    sv="Kontaktpersonen har slutat {day}; uppgifterna ändras inte längre.",
    en="The contact person left on {day}; the details are changed no more.",
)
