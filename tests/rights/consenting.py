"""Consents for tests of rights: given through the real services."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from builders import START
from inkasso.base.words import Language
from inkasso.rights.consents.giving import NewConsent, Statement, give
from inkasso.rights.consents.texts import DemandTerms
from inkasso.rights.consents.uses import find_use
from inkasso.rights.models import Channel
from notice.registers_at_hand import demo

DEMANDS = DemandTerms(manner="aino@posti.example", receivables=("L-0001",))


def said(on: date = START, channel: Channel = Channel.LETTER) -> Statement:
    return Statement(on=on, channel=channel, by="tester")


def new_consent(
    person_id: UUID, use: str, *, until: date | None = None, language: Language = "fi"
) -> NewConsent:
    return NewConsent(
        person_id=person_id,
        use=find_use(use, demo()),
        language=language,
        until=until,
        demands=DEMANDS if use == "electronic_demands" else None,
        evidence="archive:2026-118",
    )


def consent(person_id: UUID, use: str, on: date = START, until: date | None = None) -> int:
    """A consent that a person gives by letter; its number."""
    return give(new_consent(person_id, use, until=until), said(on), demo())
