"""Letters' files: they go after the rows that named them are gone for good."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from inkasso.rights.models import RetentionFile


def remove_files(home: Path) -> int:
    """Remove every file whose row went, also those that a killed run left; returns how many."""
    waiting = list(RetentionFile.objects.filter(gone=False).values_list("id", "path"))
    if not waiting:
        return 0
    for _, path in waiting:
        (home / path).unlink(missing_ok=True)
    with transaction.atomic():
        RetentionFile.objects.filter(id__in=[number for number, _ in waiting]).update(gone=True)
    return len(waiting)
