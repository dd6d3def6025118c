"""Forms that count once: sent twice, by a double click or a reload, they do one thing."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from inkasso.staff.models import Submission


def use_up(number: UUID) -> bool:
    """Take a form's number; False where it was taken before, at another moment or just now.

    Within the transaction of what the form does, so that both stand or fall together. Whoever
    sends the same number at the same moment waits here for the first to end.
    """
    try:
        with transaction.atomic():
            # The database's own clock, and no answer from the row: pages may add and not read.
            Submission(number=number, sent_at=Now()).save(force_insert=True)
    except IntegrityError:
        return False
    return True
