"""How a command of rights speaks to somebody."""

from __future__ import annotations

from uuid import UUID

from inkasso.base.words import LANGUAGES, Language
from inkasso.parties.models import Party


def language_of(person_id: UUID) -> Language:
    """The language that a person is written to in."""
    spoken = Party.objects.filter(id=person_id).values_list("language", flat=True).first()
    return next((one for one in LANGUAGES if one == spoken), "fi")
