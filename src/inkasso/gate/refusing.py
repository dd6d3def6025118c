"""What PostgreSQL refused, as an answer: the purpose does not reach so far, or a hold forbids."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DatabaseError
from psycopg import Error

from inkasso.base.decisions import Refusal
from inkasso.base.words import Words
from inkasso.gate.current import Acting
from inkasso.gate.holds.refusals import refusal_from_detail

#: Privileges; and a table in a schema that the role may not enter, which seems not to exist.
_PRIVILEGE = ("42501", "3F000")
_HELD = "IK003"
_CLOSED = "IK004"

_OUTSIDE = Words(
    fi="Käyttötarkoitus {purpose} ei anna oikeutta tähän: {what}. Rekisteri (inkasso notice map) "
    "kertoo, mikä tarkoitus sen antaa.",
    sv="Ändamålet {purpose} ger inte rätt till detta: {what}. Registret (inkasso notice map) "
    "visar vilket ändamål som gör det.",
    en="The purpose {purpose} does not reach this: {what}. The register (inkasso notice map) "
    "tells which purpose does.",
)


@dataclass(frozen=True, slots=True)
class ToldRefusal:
    """A refusal, and what the log says it was about."""

    refusal: Refusal
    about: str


def refusal_of(error: DatabaseError, acting: Acting | None) -> ToldRefusal | None:
    """The refusal that an error of the database is; None for any other error."""
    cause = error.__cause__
    if not isinstance(cause, Error) or cause.sqlstate is None:
        return None
    what = (cause.diag.message_primary or "").strip()
    purpose = acting.purpose if acting else "-"
    if cause.sqlstate in _PRIVILEGE or cause.sqlstate == _CLOSED:
        message = _OUTSIDE.format(purpose=purpose, what=what)
        return ToldRefusal(Refusal(code="outside_purpose", message=message), what)
    if cause.sqlstate == _HELD:
        refusal = refusal_from_detail(cause.diag.message_detail)
        return ToldRefusal(refusal, what) if refusal else None
    return None
