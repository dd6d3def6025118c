"""Who people are, as far as their files are open here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.base.words import Words
from inkasso.parties.addressing import usable_addresses
from inkasso.parties.models import Address, BusinessId, ContactPoint, Party, PartyName
from inkasso.parties.representing import KINDS, representatives


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Where somebody can be reached: the newest of each."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    #: Mail came back from the address: nothing is sent there.
    returned: bool = False
    #: Who represents them today and in what capacity; empty where nobody does.
    represented_by: str = ""
    represented_as: Words | None = None


def names_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """Names by number; who is not open is left out."""
    rows = PartyName.objects.filter(person_id__in=list(people))
    return dict(rows.values_list("person_id", "name"))


def party(person_id: UUID) -> Party:
    """What a party is, and in which language to speak to them."""
    return Party.objects.get(id=person_id)


def business_id_of(person_id: UUID) -> str:
    """The business ID; empty where there is none or it is not open."""
    row = BusinessId.objects.filter(person_id=person_id).first()
    return row.business_id if row else ""


def reached_at(person_id: UUID, on: date) -> Reached:
    """The newest address, e-mail address and telephone number, and who represents them on a day."""
    represented = representatives([person_id], on).get(person_id)
    newest = Address.objects.filter(person_id=person_id).order_by("-known_since", "-id").first()
    return Reached(
        street=newest.street if newest else "",
        postal_code=newest.postal_code if newest else "",
        city=newest.city if newest else "",
        email=_newest(person_id, "email"),
        phone=_newest(person_id, "phone"),
        returned=newest is not None and person_id not in usable_addresses([person_id]),
        represented_by=represented.name if represented else "",
        represented_as=KINDS[represented.kind] if represented else None,
    )


def _newest(person_id: UUID, kind: str) -> str:
    rows = ContactPoint.objects.filter(person_id=person_id, kind=kind)
    newest = rows.order_by("-known_since", "-id").first()
    return newest.value if newest else ""
