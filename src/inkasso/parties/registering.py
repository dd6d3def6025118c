"""Taking parties in: the same party is found again, never guessed.

An identity code or a business ID decides. Without one, a party is the same only if kind, name and
address agree and neither row carries an identifier: father and son may share name and door.
What is new is kept with its source; what is told again keeps the source that told it first.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from inkasso.base.identity_code import IdentityCode as Code
from inkasso.formats.handover.rows import PartyData
from inkasso.parties.models import (
    Address,
    BusinessId,
    ContactPoint,
    IdentityCode,
    Party,
    PartyName,
    PersonKey,
    WrongValue,
)
from inkasso.parties.provenance import Provenance
from inkasso.parties.secrecy import encrypt, keyed_hash, new_person_key

_CODE_COLUMN = "identity_code"


def register_party(data: PartyData, told: Provenance) -> UUID:
    """The party that the data describe, taken in if it is new; later details are kept too."""
    known = find_party(data)
    if known is not None:
        if data.language:
            Party.objects.filter(id=known).update(language=data.language)
        wrong = _found_wrong(known)
        _learn_address(known, data, told, wrong)
        _learn_contacts(known, data, told, wrong)
        return known
    return _take_in(data, told)


def find_party(data: PartyData) -> UUID | None:
    """The party already known by identifier, or by name and address where nobody has one."""
    if data.identity_code is not None:
        hashed = code_hash(data.identity_code)
        return _first(IdentityCode.objects.filter(code_hash=hashed))
    if data.business_id:
        return _first(BusinessId.objects.filter(business_id=data.business_id))
    nameless = PartyName.objects.filter(
        match_key=match_key(data),
        person__identitycode__isnull=True,
        person__businessid__isnull=True,
    )
    return _first(nameless.order_by("person_id"))


def code_hash(code: Code) -> bytes:
    """Keyed hash of an identity code, by which `IdentityCode` is found."""
    return keyed_hash(_CODE_COLUMN, code.text)


def match_key(data: PartyData) -> bytes:
    """Keyed hash of kind, name and address, blanks and case folded away."""
    address = data.address
    where = (address.street, address.postal_code, address.city) if address else ()
    return match_key_of(data.type, data.name, where)


def match_key_of(kind: str, name: str, where: Sequence[str]) -> bytes:
    """The same from its parts; `where` is street, postal code and city, or nothing."""
    return keyed_hash("match", "\n".join(map(_folded, (kind, name, *where))))


def wrong_hash(field: str, value: str) -> bytes:
    """Keyed hash of a value of a field, for `WrongValue`; blanks and case folded away."""
    return keyed_hash(f"wrong:{field}", _folded(value))


def lock_registration() -> None:
    """One hand-over registers parties at a time, so that no party is taken in twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('parties.register', 0))")


def _first(
    rows: QuerySet[PartyName] | QuerySet[IdentityCode] | QuerySet[BusinessId],
) -> UUID | None:
    row = rows.first()
    return None if row is None else row.person_id


def _take_in(data: PartyData, told: Provenance) -> UUID:
    person_id = uuid.uuid4()
    Party.objects.create(id=person_id, kind=data.type, language=data.language or "fi")
    PartyName.objects.create(
        person_id=person_id,
        name=data.name,
        given_names=data.given_names,
        family_name=data.family_name,
        match_key=match_key(data),
        **told.columns(),
    )
    if data.identity_code is not None:
        wrapped = new_person_key(person_id)
        code = data.identity_code.text
        PersonKey.objects.create(person_id=person_id, wrapped=wrapped)
        IdentityCode.objects.create(
            person_id=person_id,
            encrypted=encrypt(wrapped, code, _CODE_COLUMN, person_id),
            code_hash=code_hash(data.identity_code),
            **told.columns(),
        )
    if data.business_id:
        # A sole trader known as a company keeps it there: who an identity code names is not that
        # company's party, and one business ID leads to one party.
        BusinessId.objects.get_or_create(
            business_id=data.business_id, defaults={"person_id": person_id, **told.columns()}
        )
    _learn_address(person_id, data, told)
    _learn_contacts(person_id, data, told)
    return person_id


def _learn_address(
    person_id: UUID, data: PartyData, told: Provenance, wrong: frozenset[bytes] = frozenset()
) -> None:
    if data.address is None:
        return
    given = {
        "street": data.address.street,
        "postal_code": data.address.postal_code,
        "city": data.address.city,
        "country": data.address.country,
    }
    line = "{street}, {postal_code} {city}, {country}".format(**given)
    if wrong and wrong_hash("address", line) in wrong:
        return
    newest = Address.objects.filter(person_id=person_id).order_by("-known_since", "-id").first()
    if newest is None or any(getattr(newest, field) != value for field, value in given.items()):
        Address.objects.create(person_id=person_id, **given, **told.columns())


def _learn_contacts(
    person_id: UUID, data: PartyData, told: Provenance, wrong: frozenset[bytes] = frozenset()
) -> None:
    for kind, value in (("email", data.email), ("phone", data.phone)):
        if value and not (wrong and wrong_hash(kind, value) in wrong):
            ContactPoint.objects.get_or_create(
                person_id=person_id, kind=kind, value=value, defaults={**told.columns()}
            )


def _found_wrong(person_id: UUID) -> frozenset[bytes]:
    """Hashes of what the person has had corrected: a hand-over does not bring it back."""
    rows = WrongValue.objects.filter(person_id=person_id)
    return frozenset(bytes(found) for found in rows.values_list("value_hash", flat=True))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
