"""Names and where post reaches them, of everybody whose file is open here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.gate.backend.prepared import rows_of, rows_where
from inkasso.parties.models import (
    Address,
    PartyKind,
    PartyName,
    Representative,
)
from inkasso.parties.representing import representatives

_RETURNED = "SELECT address_id FROM parties_returnedmail WHERE person_id = ANY(%s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A name and where post reaches it."""

    name: str
    language: str
    street: str
    postal_code: str
    city: str
    country: str
    #: Who represents them, and whose address it then is; empty where nobody does.
    care_of: str = ""
    #: Whether it is a human being, alive or dead: a trader too, but no company or public body.
    is_natural: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the name on an envelope."""
        care_of = (f"c/o {self.care_of}",) if self.care_of else ()
        abroad = (self.country,) if self.country != "FI" else ()
        place = f"{self.postal_code} {self.city}".strip()
        return (*care_of, self.street, place, *abroad)


def addressees(person_ids: Iterable[UUID], on: date) -> dict[UUID, Addressee]:
    """Names, and where post reaches people on a day: their representative, or their own address.

    A party without an address, or not open here, is left out; so is one whose mail came back, until
    another address is known.
    """
    ids = list(person_ids)
    addresses: dict[UUID, Address | Representative] = {**usable_addresses(ids)}
    represented = representatives(ids, on)
    addresses.update(represented)
    names = PartyName.objects.filter(person_id__in=addresses).select_related("person")
    return {
        name.person_id: Addressee(
            name=name.name,
            language=name.person.language,
            street=addresses[name.person_id].street,
            postal_code=addresses[name.person_id].postal_code,
            city=addresses[name.person_id].city,
            country=addresses[name.person_id].country,
            care_of=represented[name.person_id].name if name.person_id in represented else "",
            is_natural=name.person.kind in (PartyKind.PERSON, PartyKind.ESTATE),
        )
        for name in names
    }


def usable_addresses(person_ids: Iterable[UUID]) -> dict[UUID, Address]:
    """The newest address of each person; none where mail came back from that one."""
    people = list(person_ids)
    returned = returned_from(people)
    return {
        person: address
        for person, address in newest_addresses(people).items()
        if address.id not in returned
    }


def newest_addresses(people: Collection[UUID]) -> dict[UUID, Address]:
    """The newest address of each person, whether or not mail came back from it."""
    rows = rows_where(Address, "person_id = ANY(%s) ORDER BY known_since, id", [list(people)])
    return {address.person_id: address for address in rows}


def returned_from(people: Collection[UUID]) -> frozenset[int]:
    """Numbers of people's addresses from which mail came back."""
    return frozenset(address for (address,) in rows_of(_RETURNED, [list(people)]))


def closed_files(person_ids: Iterable[UUID]) -> set[UUID]:
    """Parties whose file is not open here: each has a name, and theirs does not show."""
    ids = set(person_ids)
    return ids - set(
        PartyName.objects.filter(person_id__in=ids).values_list("person_id", flat=True)
    )
