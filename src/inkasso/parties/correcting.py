"""Correcting what is held of a party: the new value counts everywhere, the old one is handed back.

With the person's file open, in the caller's transaction. What a client tells again after it was
found wrong is not learned again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.identity_code import IdentityCode as CheckedCode
from inkasso.base.words import Words
from inkasso.formats.handover.rows import PostalAddress
from inkasso.parties.models import (
    Address,
    BusinessId,
    ContactPoint,
    IdentityCode,
    Party,
    PartyName,
    PersonKey,
    Source,
    WrongValue,
)
from inkasso.parties.registering import match_key_of, wrong_hash
from inkasso.parties.secrecy import encrypt, keyed_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What stood in a field before."""

    #: As a reader saw it; empty for an identity code.
    value: str
    source: str
    known_since: date
    #: An identity code as it was kept, under the person's own key.
    encrypted: bytes | None = None


def correct_names(person_id: UUID, names: Mapping[str, str], on: date) -> Mapping[str, Replaced]:
    """Give a party other names; `names` are `name`, `given_names` and `family_name`, some or all.

    The whole name follows its parts, and parts that a new whole name does not agree with go: they
    could be shown beside it no more. Returns each old value that changed. Raises `Refused`:
    `name_incomplete` where one part is told and the other is not known, `already_so`.
    """
    row = PartyName.objects.get(person_id=person_id)
    before = {field: str(getattr(row, field)) for field in _NAMES}
    after = _names_after(before, names)
    changed = {field: before[field] for field in _NAMES if before[field] != after[field]}
    old = {
        field: Replaced(value=value, source=row.source, known_since=row.known_since)
        for field, value in changed.items()
    }
    if not changed:
        raise _already_so("name")
    for field, value in after.items():
        setattr(row, field, value)
    row.source, row.known_since, row.mandate = Source.PERSON, on, None
    row.match_key = _match_key(person_id, row.name)
    row.save()
    return old


def correct_address(person_id: UUID, address: PostalAddress, on: date) -> Replaced | None:
    """Put another address in the newest one's place; returns that one, None where none was held.

    Raises `Refused` (`already_so`).
    """
    newest = Address.objects.filter(person_id=person_id).order_by("-known_since", "-id").first()
    if newest is not None and address_line(newest) == address_line(address):
        raise _already_so("address")
    told = {
        "street": address.street,
        "postal_code": address.postal_code,
        "city": address.city,
        "country": address.country,
    }
    Address.objects.create(
        person_id=person_id,
        **told,
        source=Source.PERSON,
        known_since=on if newest is None else max(on, newest.known_since),
    )
    _know_right(person_id, "address", address_line(address))
    old = None
    if newest is not None:
        was = address_line(newest)
        old = Replaced(value=was, source=newest.source, known_since=newest.known_since)
        newest.delete()
        _know_wrong(person_id, "address", was, on)
    _refresh_match_key(person_id)
    return old


def correct_contact(person_id: UUID, kind: str, value: str, on: date) -> Replaced | None:
    """Put another e-mail address or telephone number in the newest one's place; returns that.

    Raises `Refused` (`already_so`).
    """
    rows = ContactPoint.objects.filter(person_id=person_id, kind=kind)
    newest = rows.order_by("-known_since", "-id").first()
    old = None
    if newest is not None:
        if newest.value == value:
            raise _already_so(kind)
        old = Replaced(value=newest.value, source=newest.source, known_since=newest.known_since)
        newest.delete()
        _know_wrong(person_id, kind, newest.value, on)
    rows.filter(value=value).delete()
    ContactPoint.objects.create(
        person_id=person_id,
        kind=kind,
        value=value,
        source=Source.PERSON,
        known_since=on if newest is None else max(on, newest.known_since),
    )
    _know_right(person_id, kind, value)
    return old


def correct_identity_code(person_id: UUID, code: CheckedCode, on: date) -> Replaced:
    """Give a party another identity code under its own key; returns the old one as it was kept.

    Raises `Refused`: `not_held` where no code is, `held_of_another` where somebody else has it,
    `already_so`.
    """
    row = IdentityCode.objects.filter(person_id=person_id).first()
    key = PersonKey.objects.filter(person_id=person_id).first()
    if row is None or key is None:
        raise _not_held("identity_code")
    code_hash = keyed_hash("identity_code", code.text)
    if bytes(row.code_hash) == code_hash:
        raise _already_so("identity_code")
    if IdentityCode.objects.filter(code_hash=code_hash).exclude(person_id=person_id).exists():
        raise _of_another("identity_code")
    old = Replaced(
        value="", encrypted=bytes(row.encrypted), source=row.source, known_since=row.known_since
    )
    row.encrypted = encrypt(bytes(key.wrapped), code.text, "identity_code", person_id)
    row.code_hash = code_hash
    row.source, row.known_since, row.mandate = Source.PERSON, on, None
    row.save()
    return old


def correct_business_id(person_id: UUID, business_id: str, on: date) -> Replaced:
    """Give a party another business ID; returns the old one.

    Raises `Refused`: `not_held` where none is, `held_of_another` where somebody else has it,
    `already_so`.
    """
    row = BusinessId.objects.filter(person_id=person_id).first()
    if row is None:
        raise _not_held("business_id")
    if row.business_id == business_id:
        raise _already_so("business_id")
    taken = BusinessId.objects.filter(business_id=business_id).exclude(person_id=person_id)
    if taken.exists():
        raise _of_another("business_id")
    old = Replaced(value=row.business_id, source=row.source, known_since=row.known_since)
    row.business_id = business_id
    row.source, row.known_since, row.mandate = Source.PERSON, on, None
    row.save()
    return old


def address_line(address: Address | PostalAddress) -> str:
    """An address in one line: `Mallikatu 1, 00100 Helsinki, FI`."""
    return f"{address.street}, {address.postal_code} {address.city}, {address.country}"


_NAMES = ("name", "given_names", "family_name")


def _names_after(before: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    after = {**before, **told}
    parts = f"{after['given_names']} {after['family_name']}".strip()
    if "name" not in told:
        if not (after["given_names"] and after["family_name"]):
            raise Refused(Refusal(code="name_incomplete", message=_INCOMPLETE))
        after["name"] = parts
    elif " ".join(after["name"].split()).casefold() != parts.casefold():
        after.update({field: "" for field in _NAMES[1:] if field not in told})
    return after


def _refresh_match_key(person_id: UUID) -> None:
    for row in PartyName.objects.filter(person_id=person_id):
        row.match_key = _match_key(person_id, row.name)
        row.save(update_fields=["match_key"])


def _match_key(person_id: UUID, name: str) -> bytes:
    """The key under which a hand-over with what is right now finds the party again."""
    kind = Party.objects.values_list("kind", flat=True).get(id=person_id)
    newest = Address.objects.filter(person_id=person_id).order_by("-known_since", "-id").first()
    where = (newest.street, newest.postal_code, newest.city) if newest else ()
    return match_key_of(kind, name, where)


def _know_wrong(person_id: UUID, field: str, value: str, on: date) -> None:
    WrongValue.objects.create(
        person_id=person_id, field=field, value_hash=wrong_hash(field, value), found_on=on
    )


def _know_right(person_id: UUID, field: str, value: str) -> None:
    """What was wrong once and is right now may be learned again."""
    WrongValue.objects.filter(
        person_id=person_id, field=field, value_hash=wrong_hash(field, value)
    ).delete()


def _not_held(field: str) -> Refused:
    return Refused(Refusal(code="not_held", message=_NOT_HELD.format(field=field)))


def _already_so(field: str) -> Refused:
    return Refused(Refusal(code="already_so", message=_SO.format(field=field)))


def _of_another(field: str) -> Refused:
    return Refused(Refusal(code="held_of_another", message=_OF_ANOTHER.format(field=field)))


_NOT_HELD = Words(
    fi="Henkilöstä ei ole tätä tietoa, eikä sitä kerätä oikaisemalla: {field}.",
    sv="Den uppgiften finns inte om personen och samlas inte in genom rättelse: {field}.",
    en="That is not held of the person, and a rectification does not collect it: {field}.",
)
_INCOMPLETE = Words(
    fi="Etu- ja sukunimeä ei ole erikseen; anna koko nimi tai molemmat osat.",
    sv="För- och efternamn finns inte var för sig; ange hela namnet eller båda delarna.",
    en="Given names and family name are not known apart; give the whole name or both parts.",
)
_SO = Words(
    fi="Tieto on jo näin: {field}. Jos se pitää paikkansa, jätä se ennalleen.",
    sv="Uppgiften är redan sådan: {field}. Stämmer den, lämna den som den är.",
    en="It says so already: {field}. If it is right, leave it as it is.",
)
_OF_ANOTHER = Words(
    fi="Sama arvo on jo toisella henkilöllä: {field}. Selvitä ensin, kumman se on.",
    sv="Någon annan har redan samma värde: {field}. Utred först vems det är.",
    en="Somebody else has that value already: {field}. Find out first whose it is.",
)
