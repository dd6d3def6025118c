"""Marketing and sales: who speaks for a company that may become a client."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.db import transaction

from inkasso.relations.cards import NAME_MAX, Added, Card
from inkasso.relations.informing import tell
from inkasso.relations.models import Prospect, ProspectDetails, Told
from inkasso.relations.people import PROSPECTS, meet, one_line
from inkasso.relations.remembering import require_welcome

#: The purpose of the register.
MARKETING = "marketing"


def add_prospect(card: Card, company: str, on: date) -> Added:
    """Take in who speaks for a company that may become a client; known ones were in contact now.

    Raises `Refused`: `objected_to_marketing`, `bad_address`, `bad_text`, `restricted`.
    """
    who, position = card.identity(), card.role()
    company = one_line(company, NAME_MAX)
    require_welcome(who.addresses)
    with transaction.atomic():
        person_id = meet(who, card.language, "prospect")
        standing = Prospect.objects.filter(person_id=person_id).first()
        if standing is not None:
            standing.last_contact_on = max(standing.last_contact_on, on)
            standing.save(update_fields=["last_contact_on"])
            return Added(contact=standing, information=None)
        row = Prospect.objects.create(
            person_id=person_id, source=card.source, known_since=on, last_contact_on=on
        )
        ProspectDetails.objects.create(
            prospect=row,
            person_id=person_id,
            company=company,
            position=position,
            **asdict(who),
        )
        told = None
        if card.source is Told.PERSON:
            by = f"prospect:{row.id}"
            told = tell(person_id, MARKETING, PROSPECTS, card.language, on=on, by=by)
    return Added(contact=row, information=told)
