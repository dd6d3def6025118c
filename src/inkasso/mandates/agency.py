"""The agency itself: what it prints on its letters and where its clients' money goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from pathlib import Path

import yaml

from inkasso.base.business_id import parse_business_id
from inkasso.base.faults import BadInput
from inkasso.base.iban import Iban

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_MOST_DAYS = 30


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
    #: The agency's own account: what it earns is moved there from client money.
    own_iban: str = ""
    #: Where the privacy notice is read.
    privacy_notice: str = ""
    #: When the telephone is answered, as printed; may be empty.
    opening_hours: str = ""
    #: Weekdays within which the post delivers a letter under its terms.
    delivery_days: int = 5


def read_agency(path: Path) -> Agency:
    """The agency that a YAML file describes; raises `BadInput` naming every fault."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeError) as error:
        raise BadInput(f"not YAML in UTF-8: {error}", source=str(path)) from error
    if not isinstance(data, dict):
        raise BadInput("expected one field a line, such as `name: …`", source=str(path))
    faults = [*_named(data), *_written(data)]
    if faults:
        raise BadInput("; ".join(faults), source=str(path))
    return Agency(**data)


def _named(data: dict[object, object]) -> Iterator[str]:
    """What is missing, and what is not known."""
    needed = {field.name for field in fields(Agency) if field.default is MISSING}
    known = {field.name for field in fields(Agency)}
    if missing := sorted(needed - data.keys()):
        yield f"missing: {', '.join(missing)}"
    if strange := sorted(str(name) for name in data.keys() - known):
        yield f"not known: {', '.join(strange)}"


def _written(data: dict[object, object]) -> Iterator[str]:
    """What is there and cannot be so: letters and payment orders would carry it."""
    days = data.get("delivery_days", 5)
    if not isinstance(days, int) or isinstance(days, bool) or not 0 <= days <= _MOST_DAYS:
        yield f"delivery_days: a whole number from 0 to {_MOST_DAYS}, not {days!r}"
    texts = {name: text for name, text in data.items() if name != "delivery_days"}
    for name, text in texts.items():
        if not isinstance(text, str):
            yield f"{name}: write it in quotation marks, {text!r} is no text"
        elif not text.strip() and name != "opening_hours":
            yield f"{name}: is empty"
    iban = Iban.parse(str(data.get("iban", "")))
    if "iban" in data and (iban is None or not iban.is_finnish):
        yield "iban: not a Finnish account number; bank bar codes carry no other. Check its digits"
    if "business_id" in data and parse_business_id(str(data["business_id"])) is None:
        yield "business_id: not a business ID; check its digits"
    if "bic" in data and not _BIC.fullmatch(str(data["bic"])):
        yield "bic: 8 or 11 capitals and digits, such as NDEAFIHH"
