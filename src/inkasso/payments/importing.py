"""Bank files into the books: each booked event once, whichever files tell of it.

Events go in by chunks, a transaction each. A run that is killed leaves whole chunks; the next run
finds them by their keys and goes on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import connection, transaction

from inkasso.formats.camt import Statement
from inkasso.ledger.accounts import Account
from inkasso.ledger.bulk import copy_rows, insert_rows, take_ids
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.payments.booking import book
from inkasso.payments.events import Booking, Event, Line
from inkasso.payments.itemising import bare_items, open_bare
from inkasso.payments.models import BankEvent, BankFile, BankItem, ItemPayer
from inkasso.payments.outcomes import Chunk, Outcome
from inkasso.payments.reading import read_events
from inkasso.payments.statements import keep_balances

#: Payments booked in one transaction.
CHUNK = 2000


class Known(NamedTuple):
    """An event that the books already hold."""

    id: int
    #: Only its lump sum is booked; its items are still to come.
    awaiting: bool
    #: The one item of a bare entry, still in suspense: another message may tell what lies in it.
    bare_item: int | None = None


def import_file(path: Path, booked_on: date) -> Iterator[Chunk]:
    """Book a file chunk by chunk; yields what became of each chunk.

    The caller has read the file to its end once (`summarise`), so that half a file books nothing.
    """
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    file = BankFile.objects.create(name=path.name[:255], sha256=digest, imported_on=booked_on)
    heads: list[Statement] = []
    for chunk in _chunks(read_events(path, heads)):
        with transaction.atomic():
            _lock_imports()
            outcomes = _import_chunk(chunk, file, booked_on)
        yield Chunk(len(chunk), outcomes)
    keep_balances(file, heads)


def _chunks(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Events in groups of about `CHUNK` payments; a batch is never divided."""
    chunk: list[Event] = []
    payments = 0
    for event in events:
        chunk.append(event)
        payments += max(len(event.lines), 1)
        if payments >= CHUNK:
            yield chunk
            chunk, payments = [], 0
    if chunk:
        yield chunk


def _lock_imports() -> None:
    """One import books at a time, so that no two book the same event."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('payments.import', 0))")


def _import_chunk(events: Sequence[Event], file: BankFile, booked_on: date) -> list[Outcome]:
    news = _sort_out(events)
    ids = _insert_events(news.fresh, file)
    _post_lump_sums(news.fresh, ids, booked_on)
    open_bare(news.opened, booked_on)
    bookings = [
        *_insert_items(news.fresh, ids, Account.BANK_CLIENT_MONEY),
        *_insert_items(news.itemised, news.itemised_ids, Account.AWAITING_ITEMS),
    ]
    done = book(bookings, booked_on)
    outcomes = [
        *news.outcomes,
        *(
            Outcome(booking.line, result.outcome, result.case_id, result.because)
            for booking, result in zip(bookings, done, strict=True)
        ),
    ]
    # In the order of the file; lines may be equal, so each is known by itself.
    place = {id(line): n for n, line in enumerate(line for e in events for line in e.lines)}
    return sorted(outcomes, key=lambda outcome: place[id(outcome.line)])


@dataclass(slots=True)
class _News:
    """What a chunk brings."""

    fresh: list[Event] = field(default_factory=list)
    #: Events whose lump sum is in the books and whose items come now.
    itemised: list[Event] = field(default_factory=list)
    itemised_ids: list[int] = field(default_factory=list)
    #: Bare items in suspense whose entry is itemised now.
    opened: list[int] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)


def _sort_out(events: Sequence[Event]) -> _News:
    known = _known([event.key for event in events])
    fresh: dict[bytes, Event] = {}
    news = _News()
    for event in events:
        before = known.get(event.key)
        if not event.booked:
            news.outcomes += _all(event, "ignored", "the bank has not booked it")
        elif before is None and (event.key not in fresh or _completes(event, fresh[event.key])):
            fresh[event.key] = event
        elif before is not None and _completes(event, before):
            known[event.key] = Known(before.id, awaiting=False)
            news.itemised.append(event)
            news.itemised_ids.append(before.id)
            news.opened += [before.bare_item] if before.bare_item else []
        else:
            news.outcomes += _all(event, "duplicate", "the same booking is in the books already")
    news.fresh = list(fresh.values())
    return news


def _completes(event: Event, known: Event | Known) -> bool:
    """Whether an event brings the items that the same event, as it is known, has not told."""
    if event.bare or not event.lines:
        return False
    if isinstance(known, Event):
        return known.awaits_items or known.bare
    return known.awaiting or known.bare_item is not None


_KNOWN = """
SELECT e.event_key, e.id, i.items = 0, CASE WHEN i.items = 1 THEN i.first END
  FROM payments_bankevent e
 CROSS JOIN LATERAL (SELECT count(*) AS items, min(id) AS first FROM payments_bankitem
                      WHERE event_id = e.id) AS i
 WHERE e.event_key = ANY(%s)
"""


def _known(keys: Sequence[bytes]) -> dict[bytes, Known]:
    """Events in the books by key; those awaiting items have no item of their own yet."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [list(keys)])
        found = cursor.fetchall()
    bare = bare_items([item for *_, item in found if item is not None])
    return {
        bytes(key): Known(event_id, awaiting, item if item in bare else None)
        for key, event_id, awaiting, item in found
    }


def _insert_events(events: Sequence[Event], file: BankFile) -> list[int]:
    ids = take_ids(BankEvent, len(events))
    columns = ("id", "event_key", "file_id", "account_iban", "archive_id", "booked_on", "cents")
    copy_rows(
        BankEvent,
        (*columns, "currency"),
        (
            (
                number,
                event.key,
                file.id,
                event.account_iban[:34],
                event.archive_id[:35],
                event.booked_on,
                event.cents,
                event.currency,
            )
            for number, event in zip(ids, events, strict=True)
        ),
    )
    return ids


def _insert_items(
    events: Sequence[Event], event_ids: Sequence[int], source: Account
) -> list[Booking]:
    """Rows of the lines; returns what is to be booked."""
    pairs = [
        (event_id, line)
        for event_id, event in zip(event_ids, events, strict=True)
        for line in event.lines
    ]
    ids = take_ids(BankItem, len(pairs))
    payers = [uuid4() if _tells_of_payer(line) else None for _, line in pairs]
    rows = list(zip(ids, pairs, payers, strict=True))
    copy_rows(BankItem, _ITEM_COLUMNS, _item_rows(rows))
    insert_rows(
        ItemPayer,
        ("item_id", "payer_id", "name", "iban", "message"),
        (
            (number, payer, line.payer_name[:140], line.payer_iban[:34], line.message[:1000])
            for number, (_, line), payer in rows
            if payer is not None
        ),
    )
    return [Booking(number, line, source) for number, (_, line) in zip(ids, pairs, strict=True)]


def _tells_of_payer(line: Line) -> bool:
    return bool(line.payer_name or line.payer_iban or line.message)


_ITEM_COLUMNS = (
    "id",
    "event_id",
    "archive_id",
    "end_to_end_id",
    "value_date",
    "cents",
    "currency",
    "reference",
    "payer_id",
)


def _item_rows(
    rows: Iterable[tuple[int, tuple[int, Line], UUID | None]],
) -> Iterator[tuple[object, ...]]:
    for number, (event_id, line), payer in rows:
        yield (
            number,
            event_id,
            line.archive_id[:35],
            line.end_to_end_id[:35],
            line.value_date,
            line.cents,
            line.currency,
            line.references[0][:35] if line.references else "",
            payer,
        )


def _post_lump_sums(events: Sequence[Event], ids: Sequence[int], booked_on: date) -> None:
    """Money that is on the account while its items are still to come."""
    post(
        [
            NewEntry(
                booked_on,
                event.booked_on,
                "lump_sum",
                f"event:{number}",
                None,
                (
                    NewPosting(Account.BANK_CLIENT_MONEY, event.cents, event.currency),
                    NewPosting(Account.AWAITING_ITEMS, -event.cents, event.currency),
                ),
            )
            for number, event in zip(ids, events, strict=True)
            if event.awaits_items
        ]
    )


def _all(event: Event, outcome: str, because: str) -> Iterable[Outcome]:
    return (Outcome(line, outcome, None, because) for line in event.lines)
