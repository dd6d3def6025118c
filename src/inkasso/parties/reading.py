"""Who people are, as far as their files are open here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from inkasso.parties.models import Address, BusinessId, ContactPoint, Party, PartyName


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Where somebody can be reached: the newest of each."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""


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


def reached_at(person_id: UUID) -> Reached:
    """The newest address, e-mail address and telephone number."""
    newest = Address.objects.filter(person_id=person_id).order_by("-known_since", "-id").first()
    return Reached(
        street=newest.street if newest else "",
        postal_code=newest.postal_code if newest else "",
        city=newest.city if newest else "",
        email=_newest(person_id, "email"),
        phone=_newest(person_id, "phone"),
    )


def _newest(person_id: UUID, kind: str) -> str:
    rows = ContactPoint.objects.filter(person_id=person_id, kind=kind)
    newest = rows.order_by("-known_since", "-id").first()
    return newest.value if newest else ""
