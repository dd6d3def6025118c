"""Names and where post reaches them, of everybody whose file is open here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from inkasso.parties.models import Address, PartyKind, PartyName


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A name and where post reaches it."""

    name: str
    language: str
    street: str
    postal_code: str
    city: str
    country: str
    #: Whether it is a human being, alive or dead: a trader too, but no company or public body.
    is_natural: bool = True


def addressees(person_ids: Iterable[UUID]) -> dict[UUID, Addressee]:
    """Names and newest addresses; a party without an address, or not open here, is left out."""
    ids = list(person_ids)
    newest = Address.objects.filter(person_id__in=ids).order_by("known_since", "id")
    addresses = {address.person_id: address for address in newest}
    names = PartyName.objects.filter(person_id__in=addresses).select_related("person")
    return {
        name.person_id: Addressee(
            name=name.name,
            language=name.person.language,
            street=addresses[name.person_id].street,
            postal_code=addresses[name.person_id].postal_code,
            city=addresses[name.person_id].city,
            country=addresses[name.person_id].country,
            is_natural=name.person.kind in (PartyKind.PERSON, PartyKind.ESTATE),
        )
        for name in names
    }


def closed_files(person_ids: Iterable[UUID]) -> set[UUID]:
    """Parties whose file is not open here: each has a name, and theirs does not show."""
    ids = set(person_ids)
    return ids - set(
        PartyName.objects.filter(person_id__in=ids).values_list("person_id", flat=True)
    )
