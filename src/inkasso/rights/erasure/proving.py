"""What a receipt of an erasure says: request, days, what went, what stays and why; no name."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.notice.register import Register
from inkasso.rights.erasure.deciding import as_json, decided_fields
from inkasso.rights.erasure.keys import signing_key
from inkasso.rights.erasure.planning import Field
from inkasso.rights.erasure.reading import erasure_of
from inkasso.rights.erasure.receipts import Value, signed
from inkasso.rights.models import Erasure
from inkasso.rights.requests.state import State


def write_receipt(state: State, folder: Path, register: Register) -> Path:
    """Write the receipt of a carried out erasure to a folder; the same bytes every time.

    Raises `Refused` (`erasure_not_carried_out`), and `FileExistsError` rather than write over
    something.
    """
    done = erasure_of(state.request.id)
    if done is None:
        message = _NOT_DONE.format(number=state.request.id)
        raise Refused(Refusal(code="erasure_not_carried_out", message=message))
    receipt = signed(_told(state, done, register), signing_key())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"erasure-{state.request.id}.json"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(receipt)
    return path


def _told(state: State, done: Erasure, register: Register) -> Mapping[str, Value]:
    assert state.decision is not None, "the database refuses an erasure that nobody decided"
    decided = decided_fields(state.request.id)
    stays = [field for field in decided if field.field in done.kept]
    return {
        "agency": {
            "name": register.controller.name,
            "business_id": register.controller.business_id,
        },
        "request": state.request.id,
        "received": state.request.received_on.isoformat(),
        "decided": state.decision.decided_on.isoformat(),
        "outcome": state.decision.outcome,
        "carried_out": done.carried_out_on.isoformat(),
        "erased": _erased(done, decided, register),
        "kept": [_kept(field, done, register) for field in stays],
        "key_destroyed": done.key_destroyed,
        "journal": {"sequence": done.sequence, "line": done.line},
    }


def _erased(done: Erasure, decided: Sequence[Field], register: Register) -> list[Value]:
    """Rows that went, by category, in the order decided."""
    rows: dict[str, int] = {}
    for field in decided:
        gone = done.erased.get(field.field, 0)
        if field.goes and gone:
            rows[field.category] = rows.get(field.category, 0) + gone
    return [
        {"category": key, "name": _name(key, register), "rows": count}
        for key, count in rows.items()
    ]


def _kept(field: Field, done: Erasure, register: Register) -> Value:
    return {
        "field": field.field,
        "category": field.category,
        "name": _name(field.category, register),
        "until": done.kept[field.field],
        "why": field.why,
        "because": [_plain(as_json(cited)) for cited in field.because],
    }


def _name(category: str, register: Register) -> Value:
    known = register.categories.get(category)
    if known is None:
        return {}
    return {"fi": known.name.fi, "sv": known.name.sv, "en": known.name.en}


def _plain(told: Mapping[str, object]) -> Value:
    return {
        name: dict(value) if isinstance(value, Mapping) else str(value)
        for name, value in told.items()
    }


_NOT_DONE = Words(
    fi="Pyynnön {number} poistoa ei ole tehty, joten siitä ei ole kuittia.",
    sv="Raderingen enligt begäran {number} har inte gjorts, så det finns inget kvitto.",
    en="The erasure of request {number} was not carried out, so there is no receipt of it.",
)
