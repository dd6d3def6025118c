"""What this room tells the gate: fields that may be disclosed, and where a person lives.

Imported when the app is ready. Rows show only while the person's file is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from inkasso.gate.fields import Value, Whose, provide
from inkasso.gate.questions import country_of
from inkasso.parties.models import (
    Address,
    BusinessId,
    ContactPoint,
    IdentityCode,
    PartyName,
    PersonKey,
)
from inkasso.parties.secrecy import decrypt


def _newest_address(person_id: UUID) -> Address | None:
    rows = Address.objects.filter(person_id=person_id)
    return rows.order_by("-known_since", "-id").first()


def _country(person_id: UUID) -> str:
    newest = _newest_address(person_id)
    return newest.country if newest else ""


def _name(column: str, whose: Whose) -> str:
    row = PartyName.objects.filter(person_id=whose.person_id).first()
    return str(getattr(row, column)) if row else ""


def _address(whose: Whose) -> Value:
    newest = _newest_address(whose.person_id)
    return [_lines(newest)] if newest else ""


def _lines(address: Address) -> Mapping[str, str]:
    return {
        "street": address.street,
        "postal_code": address.postal_code,
        "city": address.city,
        "country": address.country,
    }


def _contact(kind: str, whose: Whose) -> str:
    rows = ContactPoint.objects.filter(person_id=whose.person_id, kind=kind)
    newest = rows.order_by("-known_since", "-id").first()
    return newest.value if newest else ""


def _identity_code(whose: Whose) -> str:
    code = IdentityCode.objects.filter(person_id=whose.person_id).first()
    key = PersonKey.objects.filter(person_id=whose.person_id).first()
    if code is None or key is None:
        return ""
    sealed = bytes(code.encrypted)
    return decrypt(bytes(key.wrapped), sealed, "identity_code", whose.person_id)


def _business_id(whose: Whose) -> str:
    row = BusinessId.objects.filter(person_id=whose.person_id).first()
    return row.business_id if row else ""


country_of.answered_by(_country)
provide("names.name", lambda whose: _name("name", whose))
provide("names.given_names", lambda whose: _name("given_names", whose))
provide("names.family_name", lambda whose: _name("family_name", whose))
provide("contact_details.address", _address)
provide("contact_details.email", lambda whose: _contact("email", whose))
provide("contact_details.phone", lambda whose: _contact("phone", whose))
provide("identity_codes.identity_code", _identity_code)
provide("business_ids.business_id", _business_id)
