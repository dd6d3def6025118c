"""How a command of rights speaks to somebody."""

from __future__ import annotations

from uuid import UUID

from inkasso.base.words import LANGUAGES, Language
from inkasso.parties.models import Party
from inkasso.relations.people import language_of as of_relations


def language_of(person_id: UUID) -> Language:
    """The language that a person is written to in."""
    spoken = Party.objects.filter(id=person_id).values_list("language", flat=True).first()
    known = next((one for one in LANGUAGES if one == spoken), None)
    return known or of_relations(person_id) or "fi"
