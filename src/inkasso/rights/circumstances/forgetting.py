"""Destroying notes of hardship: the row, and the key without which its ciphertext is noise."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from inkasso.rights.models import Circumstance, CircumstanceKey


def forget(person_id: UUID, number: UUID | None = None) -> int:
    """Destroy a person's notes, or one of them; returns how many. Relief that was granted stays.

    The person's file must be open. Keys go first: what is left of a row anywhere opens no more.
    """
    notes = Circumstance.objects.filter(person_id=person_id)
    return _destroy(notes if number is None else notes.filter(id=number))


def _destroy(notes: QuerySet[Circumstance]) -> int:
    with transaction.atomic():
        numbers = list(notes.values_list("id", flat=True))
        CircumstanceKey.objects.filter(circumstance_id__in=numbers).delete()
        Circumstance.objects.filter(id__in=numbers).delete()
    return len(numbers)
