"""Reading notes of hardship: by those assigned, and in full only for the person's own access."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.backend.connected import gate_connection
from inkasso.gate.current import current
from inkasso.parties.secrecy import decrypt
from inkasso.rights.circumstances.noting import column_of, no_consent
from inkasso.rights.consents.reading import given
from inkasso.rights.consents.uses import HARDSHIP
from inkasso.rights.models import Circumstance, CircumstanceKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of hardship, opened."""

    number: UUID
    text: str
    recorded_on: date
    recorded_by: str
    assigned: tuple[str, ...]
    #: The legal claim that it is kept for; empty when it rests on consent.
    legal_claim: str


def notes_for(person_id: UUID, actor: str, on: date) -> list[Note]:
    """The notes about a person that an actor is assigned to, while their grounds hold.

    The person's file must be open. Raises `Refused`: `not_assigned`, which is on record, and
    `no_hardship_consent` where the consent has run out.
    """
    rows = list(Circumstance.objects.filter(person_id=person_id).order_by("recorded_on", "id"))
    assigned = [row for row in rows if actor in row.assigned]
    if rows and not assigned:
        _put_on_record(person_id)
        raise Refused(Refusal(code="not_assigned", message=_NOT_ASSIGNED, remedy=_ASK_THEM))
    in_force = {one.number for one in given(person_id, HARDSHIP) if one.holds(on)}
    founded = [row for row in assigned if row.legal_claim or row.consent_id in in_force]
    if assigned and not founded:
        raise Refused(no_consent())
    return _opened(founded)


def opened_for_access(person_id: UUID, sealed: bytes) -> str | None:
    """What a ciphertext of a person's note says, for the copy that the person asked for (GDPR 15).

    None where its key is gone. For the purpose `rights` alone, with the file open: nothing else
    exports notes.
    """
    rows = Circumstance.objects.filter(person_id=person_id, encrypted=sealed)
    return next((note.text for note in _opened(rows)), None)


def assign(person_id: UUID, actor: str, to: str) -> int:
    """Let somebody else see an actor's notes about a person; returns how many.

    Raises `Refused` (`not_assigned`).
    """
    rows = [r for r in Circumstance.objects.filter(person_id=person_id) if actor in r.assigned]
    if not rows:
        _put_on_record(person_id)
        raise Refused(Refusal(code="not_assigned", message=_NOT_ASSIGNED, remedy=_ASK_THEM))
    for row in rows:
        row.assigned = list(dict.fromkeys((*row.assigned, to)))
        row.save(update_fields=["assigned"])
    return len(rows)


def _opened(rows: Iterable[Circumstance]) -> list[Note]:
    """The notes, decrypted; one whose key is gone was destroyed, whoever brought its row back."""
    found = list(rows)
    keys = CircumstanceKey.objects.filter(circumstance__in=found)
    wrapped = {row.circumstance_id: bytes(row.wrapped) for row in keys}
    return [
        Note(
            number=row.id,
            text=decrypt(wrapped[row.id], bytes(row.encrypted), column_of(row.id), row.person_id),
            recorded_on=row.recorded_on,
            recorded_by=row.recorded_by,
            assigned=tuple(row.assigned),
            legal_claim=row.legal_claim,
        )
        for row in found
        if row.id in wrapped
    ]


def _put_on_record(person_id: UUID) -> None:
    """The attempt of somebody who is not assigned stands in the access log."""
    acting = current()
    if acting is not None:
        told = (acting.role, acting.actor, acting.reason, "circumstances:not_assigned", person_id)
        gate_connection().gate("SELECT gate_note('refusal', %s, %s, %s, %s, %s)", told)


_NOT_ASSIGNED = Words(
    fi="Merkinnän näkevät vain ne, jotka on nimetty hoitamaan asiaa.",
    sv="Anteckningen ses bara av dem som har utsetts att sköta ärendet.",
    en="The note is shown only to those assigned to the matter.",
)
_ASK_THEM = Words(
    fi="Joku nimetyistä voi lisätä sinut: inkasso circumstances show --assign.",
    sv="Någon av de utsedda kan lägga till dig: inkasso circumstances show --assign.",
    en="Somebody who is assigned can add you: inkasso circumstances show --assign.",
)
