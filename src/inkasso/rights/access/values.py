"""Values as a package shows them; what is encrypted is opened for the person it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from inkasso.formats.typeset import JsonValue
from inkasso.parties.models import PersonKey
from inkasso.parties.secrecy import decrypt
from inkasso.rights.circumstances.reading import opened_for_access

#: Opens an encrypted value of a person; None where its key is gone.
Opener: TypeAlias = Callable[[UUID, bytes], str | None]


def _identity_code(person_id: UUID, sealed: bytes) -> str | None:
    key = PersonKey.objects.filter(person_id=person_id).first()
    if key is None:
        return None
    return decrypt(bytes(key.wrapped), sealed, "identity_code", person_id)


#: How encrypted columns are opened.
OPENERS: Mapping[str, Opener] = MappingProxyType(
    {
        "parties_identitycode.encrypted": _identity_code,
        "rights_formervalue.encrypted": _identity_code,
        "rights_circumstance.encrypted": opened_for_access,
    }
)
#: Columns of keys and hashes, which the person cannot read and others could misuse.
WITHHELD = frozenset(
    {
        "parties_identitycode.code_hash",
        "parties_personkey.wrapped",
        "parties_partyname.match_key",
        "parties_wrongvalue.value_hash",
        "relations_person.name_hash",
        "relations_person.reached",
        "rights_circumstancekey.wrapped",
    }
)

#: Types of values that are shown as they are; most are, so this is asked first.
_PLAIN = frozenset({int, str, bool, dict, type(None)})
_RUNS = tuple("=+-@\t\r")


def shown(column: str, value: object, person_id: UUID) -> JsonValue:
    """A value of `table.column` for the person; None where nothing is there or it is withheld."""
    if type(value) in _PLAIN:
        return value  # type: ignore[return-value]  # its type says so
    if isinstance(value, bytes | bytearray | memoryview):
        opener = OPENERS.get(column)
        return opener(person_id, bytes(value)) if opener else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [shown(column, one, person_id) for one in value]
    return str(value)


def in_cell(value: JsonValue) -> str:
    """A value in a cell of a table; a text that a spreadsheet would run begins with `'`."""
    if isinstance(value, str):
        return f"'{value}" if _would_run(value) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(one, list | dict) for one in value):
        return in_cell("; ".join(map(in_cell, value)))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _would_run(text: str) -> bool:
    if not text.startswith(_RUNS):
        return False
    return not text[1:].replace(" ", "").isdigit()
