"""One of each kind of person, and how each makes themselves known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from builders import (
    START,
    Bill,
    bank_file,
    case_of,
    hand_over,
    import_bank,
    make_case,
    make_client,
    payment,
    person,
)
from inkasso.payments.models import ItemPayer
from inkasso.receivables.models import CoDebtor
from inkasso.relations.contacts import add_contact
from relations.relations_made import card, contact, guest, prospect, reader
from rights.requests_made import told_by

_IBAN = "FI2112345600000785"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Somebody who asks, and what they tell to be known."""

    person_id: UUID
    told: Mapping[str, str]


def _debtor(_: Path) -> Asking:
    case = make_case()
    return Asking(person_id=case.person_id, told=told_by(case.person_id, case))


def _co_debtor(_: Path) -> Asking:
    client = make_client()
    shared = Bill(number="S-2", debtor=person(2), more={"co_debtor_of": "S-1"})
    hand_over(client, [Bill(number="S-1"), shared])
    sharer = CoDebtor.objects.get().person_id
    return Asking(person_id=sharer, told=told_by(sharer, case_of(client, "S-1")))


def _payer(folder: Path) -> Asking:
    case = make_case()
    paid = payment(50_00, case.reference, payer_name="Maija Maksaja", payer_iban=_IBAN)
    import_bank(bank_file(folder, [paid]), START)
    payer = ItemPayer.objects.get().payer_id
    return Asking(person_id=payer, told={"account": _IBAN, "name": "maksaja maija"})


def _contact(_: Path) -> Asking:
    row = contact(make_client())
    return Asking(
        person_id=row.person_id,
        told={"reached": "kaisa@client.example", "name": "Kaisa Kontakti"},
    )


def _supplier(_: Path) -> Asking:
    row = add_contact(card("Paavo Posti", "paavo@posti.example"), "Posti Oy", START).contact
    return Asking(
        person_id=row.person_id, told={"reached": "paavo@posti.example", "name": "Paavo Posti"}
    )


def _prospect(_: Path) -> Asking:
    row = prospect()
    told = {"reached": "pekka@maybe.example", "name": "Pekka Mahdollinen"}
    return Asking(person_id=row.person_id, told=told)


def _reader(_: Path) -> Asking:
    return Asking(person_id=reader().person_id, told={"reached": "reader@example.com"})


def _guest(_: Path) -> Asking:
    told = {"reached": "guest@example.com", "name": "Venla Vieras"}
    return Asking(person_id=guest().person_id, told=told)


#: By the key that the register has for people of the kind.
PEOPLE: Mapping[str, Callable[[Path], Asking]] = {
    "debtors": _debtor,
    "co_debtors": _co_debtor,
    "payers": _payer,
    "client_contacts": _contact,
    "supplier_contacts": _supplier,
    "prospect_contacts": _prospect,
    "subscribers": _reader,
    "guests": _guest,
}
