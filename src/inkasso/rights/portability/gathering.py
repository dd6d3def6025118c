"""A person's names and addresses, gathered from records by the names of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inkasso.formats.typeset import JsonValue

_ADDRESS = ("street", "postal_code", "city", "country")


@dataclass(slots=True)
class Person:
    """What records say of how somebody is called and reached, each once."""

    names: dict[str, None] = field(default_factory=dict)
    emails: dict[str, None] = field(default_factory=dict)
    phones: dict[str, None] = field(default_factory=dict)
    addresses: dict[tuple[str, ...], None] = field(default_factory=dict)

    def learn(self, record: Mapping[str, JsonValue]) -> None:
        """Take what a record tells."""
        for name, known in (("name", self.names), ("email", self.emails), ("phone", self.phones)):
            if value := _text(record, name):
                known[value] = None
        kind, value = _text(record, "kind"), _text(record, "value")
        if value and kind in ("email", "phone"):
            (self.emails if kind == "email" else self.phones)[value] = None
        if _text(record, "street"):
            self.addresses[tuple(_text(record, name) for name in _ADDRESS)] = None

    def document(self) -> dict[str, JsonValue]:
        """As JSON has it."""
        return {
            "names": list(self.names),
            "emails": list(self.emails),
            "phones": list(self.phones),
            "addresses": [dict(zip(_ADDRESS, one, strict=True)) for one in self.addresses],
        }


def _text(record: Mapping[str, JsonValue], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
