"""Where people are reached, as it becomes known: newer values beside the old, each with its source.

What came before stays as history; the newest counts. Putting right what is wrong is another matter
(`parties.correcting`). With the person's file open, in the caller's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import LANGUAGES, Words
from inkasso.formats.handover.rows import PostalAddress
from inkasso.parties.addressing import usable_addresses
from inkasso.parties.correcting import address_line
from inkasso.parties.models import Address, ContactPoint, Party, ReturnedMail, WrongValue
from inkasso.parties.provenance import Provenance
from inkasso.parties.registering import wrong_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReach:
    """Where somebody can be reached, as it was told; what is None was not spoken of."""

    address: PostalAddress | None = None
    email: str | None = None
    phone: str | None = None


def learn(person_id: UUID, new: NewReach, told: Provenance) -> tuple[str, ...]:
    """Add what is new; returns which of address, email and phone were.

    Raises `Refused` (`nothing_new`).
    """
    learned = []
    if new.address is not None and _learn_address(person_id, new.address, told):
        learned.append("address")
    for kind, value in (("email", new.email), ("phone", new.phone)):
        if value and _learn_contact(person_id, kind, value, told):
            learned.append(kind)
    if not learned:
        raise Refused(Refusal(code="nothing_new", message=_NOTHING_NEW))
    return tuple(learned)


def speak(person_id: UUID, language: str) -> None:
    """The language that a person is written to in; raises `Refused` (`unknown_language`)."""
    if language not in LANGUAGES:
        raise Refused(Refusal(code="unknown_language", message=_LANGUAGE))
    Party.objects.filter(id=person_id).update(language=language)


def mail_returned(person_id: UUID, on: date, *, by: str) -> Address:
    """Mail came back from the newest address: nothing is sent there, whoever tells it again.

    Returns the address. Raises `Refused` (`no_usable_address`).
    """
    address = usable_addresses([person_id]).get(person_id)
    if address is None:
        raise Refused(Refusal(code="no_usable_address", message=_NO_ADDRESS))
    ReturnedMail.objects.create(
        person_id=person_id, address_id=address.id, returned_on=on, noted_by=by
    )
    WrongValue.objects.create(
        person_id=person_id,
        field="address",
        value_hash=wrong_hash("address", address_line(address)),
        found_on=on,
    )
    return address


def _learn_address(person_id: UUID, address: PostalAddress, told: Provenance) -> bool:
    usable = usable_addresses([person_id]).get(person_id)
    if usable is not None and address_line(usable) == address_line(address):
        return False
    newest = Address.objects.filter(person_id=person_id).order_by("-known_since").first()
    since = told.on if newest is None else max(told.on, newest.known_since)
    Address.objects.create(
        person_id=person_id,
        street=address.street,
        postal_code=address.postal_code,
        city=address.city,
        country=address.country,
        **{**told.columns(), "known_since": since},
    )
    return True


def _learn_contact(person_id: UUID, kind: str, value: str, told: Provenance) -> bool:
    rows = ContactPoint.objects.filter(person_id=person_id, kind=kind)
    newest = rows.order_by("-known_since", "-id").first()
    if newest is not None and newest.value == value:
        return False
    since = told.on if newest is None else max(told.on, newest.known_since)
    ContactPoint.objects.create(
        person_id=person_id,
        kind=kind,
        value=value,
        **{**told.columns(), "known_since": since},
    )
    return True


_NOTHING_NEW = Words(
    fi="Tiedot ovat jo nämä.", sv="Uppgifterna är redan dessa.", en="It is known like this already."
)
_LANGUAGE = Words(
    fi="Kieli on fi, sv tai en.", sv="Språket är fi, sv eller en.", en="A language is fi, sv or en."
)
_NO_ADDRESS = Words(
    fi="Henkilöllä ei ole osoitetta, josta posti voisi palautua.",
    sv="Personen har ingen adress som post kunde komma i retur från.",
    en="The person has no address that mail could come back from.",
)
