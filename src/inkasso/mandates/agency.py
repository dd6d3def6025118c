"""The agency itself: what it prints on its letters and where its clients' money goes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from inkasso.base.faults import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """Who we are, as letters and payment orders say it."""

    name: str
    business_id: str
    street: str
    postal_code: str
    city: str
    phone: str
    email: str
    website: str
    #: Account for client money (Debt Collection Act 513/1999, section 11).
    iban: str
    bic: str
    #: When the telephone is answered, as printed; may be empty.
    opening_hours: str = ""
    #: Weekdays within which the post delivers a letter under its terms.
    delivery_days: int = 5


def read_agency(path: Path) -> Agency:
    """The agency that a YAML file describes; raises `BadInput` naming every fault."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise BadInput("expected one field a line, such as `name: …`", source=str(path))
    known = {field.name for field in fields(Agency)}
    needed = known - {"opening_hours", "delivery_days"}
    missing, strange = sorted(needed - data.keys()), sorted(data.keys() - known)
    if missing or strange:
        told = f"missing: {', '.join(missing) or 'none'}; not known: {', '.join(strange) or 'none'}"
        raise BadInput(told, source=str(path))
    return Agency(**data)
