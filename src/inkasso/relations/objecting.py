"""Objecting to direct marketing: it ends at once, without a weighing (GDPR 21(2) and (3))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from inkasso.parties.models import ContactPoint
from inkasso.relations.models import Prospect, ProspectDetails
from inkasso.relations.newsletters import end
from inkasso.relations.people import addresses, told_of
from inkasso.relations.remembering import remember


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """What an objection ended."""

    #: Newsletters that no longer go.
    newsletters: int
    #: Rows of marketing and sales that were removed.
    prospects: int
    #: Addresses that are remembered.
    remembered: int


def object_to_marketing(person_id: UUID, on: date) -> Stopped:
    """End all direct marketing to a person from a day on, and remember every address of theirs.

    The person's file must be open, for a purpose that may read where they are reached. Done again,
    nothing more happens.
    """
    with transaction.atomic():
        reached = frozenset(addresses(_texts(person_id)))
        remember(reached, on)
        ProspectDetails.objects.filter(person_id=person_id).delete()
        removed, _ = Prospect.objects.filter(person_id=person_id).delete()
        return Stopped(
            newsletters=end(person_id, on),
            prospects=removed,
            remembered=len(reached),
        )


def _texts(person_id: UUID) -> Iterator[str]:
    told = told_of(person_id)
    yield from told.emails | told.phones
    debtors = ContactPoint.objects.filter(person_id=person_id)
    yield from debtors.values_list("value", flat=True)
