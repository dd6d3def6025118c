"""Writing to the books: the only way in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from inkasso.base.money import EUR
from inkasso.ledger.accounts import Account
from inkasso.ledger.bulk import copy_rows, take_ids
from inkasso.ledger.models import Entry, Posting
from inkasso.ledger.seals import SEALING


class NewPosting(NamedTuple):
    """One line to be posted; `cents` debit when positive, credit when negative."""

    account: Account
    cents: int
    currency: str = EUR
    client_id: int | None = None
    case_id: int | None = None
    receivable_id: int | None = None
    person_id: UUID | None = None
    #: Of collected money, the payment that it came in by.
    payment_id: int | None = None


class NewEntry(NamedTuple):
    """One event to be posted, with its balanced lines."""

    booked_on: date
    effective_on: date
    kind: str
    source: str
    case_id: int | None
    postings: tuple[NewPosting, ...]


_ENTRY_COLUMNS = ("id", "booked_on", "effective_on", "kind", "source", "case_id")
_POSTING_COLUMNS = ("entry_id", *NewPosting._fields)


def post(entries: Sequence[NewEntry]) -> list[int]:
    """Post entries and return their numbers; the caller's transaction decides when they count.

    Raises `django.db.Error` with SQLSTATE IK001 when an entry does not balance.
    """
    if not entries:
        return []
    with connection.cursor() as cursor:
        # Taken before the numbers, so that the seal's lock waits for every number given out.
        cursor.execute(f"SELECT pg_advisory_xact_lock_shared({SEALING})")
    numbers = take_ids(Entry, len(entries))
    numbered = list(zip(numbers, entries, strict=True))
    copy_rows(Entry, _ENTRY_COLUMNS, ((number, *entry[:5]) for number, entry in numbered))
    copy_rows(
        Posting,
        _POSTING_COLUMNS,
        ((number, *line) for number, entry in numbered for line in entry.postings),
    )
    return numbers
