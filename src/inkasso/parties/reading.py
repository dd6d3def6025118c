"""Who people are, as far as their files are open here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.base.words import Words
from inkasso.gate.backend.prepared import rows_of
from inkasso.parties.addressing import newest_addresses, returned_from
from inkasso.parties.models import (
    Address,
    Party,
    Representative,
)
from inkasso.parties.representing import KINDS, representatives

_NAMES = "SELECT person_id, name FROM parties_partyname WHERE person_id = ANY(%s)"
_BUSINESS_IDS = "SELECT person_id, business_id FROM parties_businessid WHERE person_id = ANY(%s)"
_POINTS = """
SELECT person_id, kind, value FROM parties_contactpoint
 WHERE person_id = ANY(%s) ORDER BY known_since, id
"""


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
    return dict(rows_of(_NAMES, [list(people)]))


def party(person_id: UUID) -> Party:
    """What a party is, and in which language to speak to them."""
    return Party.objects.get(id=person_id)


def business_ids_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """Business IDs by number; who has none or is not open is left out."""
    return dict(rows_of(_BUSINESS_IDS, [list(people)]))


def business_id_of(person_id: UUID) -> str:
    """The business ID; empty where there is none or it is not open."""
    return business_ids_of([person_id]).get(person_id, "")


def reached_at(person_id: UUID, on: date) -> Reached:
    """The newest address, e-mail address and telephone number, and who represents them on a day."""
    return reached_of([person_id], on)[person_id]


def reached_of(people: Collection[UUID], on: date) -> dict[UUID, Reached]:
    """The same of several people, with one query a table."""
    represented = representatives(people, on)
    addresses = newest_addresses(people)
    returned = returned_from(people) if addresses else frozenset()
    points = _newest_points(people)
    return {
        person: _reached(
            addresses.get(person), returned, points.get(person, {}), represented.get(person)
        )
        for person in people
    }


def _reached(
    address: Address | None,
    returned: Collection[int],
    points: Mapping[str, str],
    represented: Representative | None,
) -> Reached:
    return Reached(
        street=address.street if address else "",
        postal_code=address.postal_code if address else "",
        city=address.city if address else "",
        email=points.get("email", ""),
        phone=points.get("phone", ""),
        returned=address is not None and address.id in returned,
        represented_by=represented.name if represented else "",
        represented_as=KINDS[represented.kind] if represented else None,
    )


def _newest_points(people: Collection[UUID]) -> dict[UUID, dict[str, str]]:
    """The newest way of each kind to reach each person."""
    found: dict[UUID, dict[str, str]] = defaultdict(dict)
    for person, kind, value in rows_of(_POINTS, [list(people)]):
        found[person][kind] = value
    return found
