"""Bank events: what a booked entry is, and how the same one is known again in another file."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import NamedTuple

from inkasso.formats.camt import Entry, Item, Statement
from inkasso.ledger.accounts import Account


class Line(NamedTuple):
    """One payment of an entry, in signed cents: money in is positive."""

    archive_id: str
    end_to_end_id: str
    value_date: date
    cents: int
    currency: str
    #: Every structured reference, as written.
    references: tuple[str, ...]
    message: str
    payer_name: str
    payer_iban: str
    return_reason: str
    #: The bank takes back an earlier booking.
    reversal: bool
    #: Other ids that the bank gives; of a return, those of what it takes back.
    other_ids: tuple[str, ...] = ()


class Booking(NamedTuple):
    """A line with its row, and the account on which its money stands now."""

    item_id: int
    line: Line
    source: Account


class Event(NamedTuple):
    """One entry of a statement or notification, with the lines that lie in it."""

    key: bytes
    account_iban: str
    archive_id: str
    booked_on: date
    cents: int
    currency: str
    booked: bool
    #: A lump sum whose items come in another message (camt.054).
    awaits_items: bool
    #: Nothing but an amount lies in it, and nothing says that more is to come; another message may
    #: know. By its row such an item looks the same, so this must not depend on what else is told.
    bare: bool
    lines: tuple[Line, ...]


def event_of(statement: Statement, entry: Entry, seen: dict[object, int]) -> Event:
    """The event that an entry tells of, with a key that is the same in every file.

    The archive id with account, day, amount and direction is the key. An entry without an archive
    id is known by everything it says and by its place among entries of the message that say the
    same; `seen` counts those.
    """
    identity = _identity(statement.account_iban, entry)
    if not entry.archive_id:
        seen[identity] = seen.get(identity, 0) + 1
        identity = (*identity, seen[identity])
    return _event(statement.account_iban, entry, _hash(identity))


def _identity(iban: str, entry: Entry) -> tuple[object, ...]:
    day = entry.booking_date or entry.value_date
    core = (iban, day, _signed(entry), entry.currency)
    if entry.archive_id:
        return (entry.archive_id, *core)
    said = tuple(
        (item.end_to_end_id, item.reference, item.amount_cents, *item.unstructured)
        for item in entry.items
    )
    return ("", *core, entry.entry_ref, *said)


def _hash(identity: tuple[object, ...]) -> bytes:
    return hashlib.sha256(repr(identity).encode()).digest()


def _signed(entry: Entry | Item) -> int:
    return entry.amount_cents if entry.credit else -entry.amount_cents


def _event(iban: str, entry: Entry, key: bytes) -> Event:
    awaits = (entry.batch_count or 0) > 1 and entry.credit and not _is_itemised(entry)
    lines = () if awaits else _lines(entry)
    day = entry.booking_date or entry.value_date
    assert day is not None, "the reader refuses an entry without a day"
    return Event(
        key=key,
        account_iban=iban,
        archive_id=entry.archive_id,
        booked_on=day,
        cents=_signed(entry),
        currency=entry.currency,
        booked=entry.is_booked,
        awaits_items=awaits,
        bare=not awaits and len(lines) == 1 and not _tells_anything(lines[0]),
        lines=lines,
    )


def _tells_anything(line: Line) -> bool:
    """Whether a line says more than an amount: a reference, an id, a payer or a message."""
    said = (line.references, line.end_to_end_id, line.payer_name, line.payer_iban, line.message)
    return any(said)


def _is_itemised(entry: Entry) -> bool:
    """Whether all the payments behind an entry are in it, by their number or by their sum."""
    if not entry.items:
        return False
    return not entry.is_lump_sum or not entry.items_difference_cents


def _lines(entry: Entry) -> tuple[Line, ...]:
    """The items of an entry; what they do not explain of its amount is a line of its own."""
    lines = tuple(_line(entry, item) for item in entry.items if item.currency == entry.currency)
    rest = _signed(entry) - sum(line.cents for line in lines)
    return (*lines, _rest(entry, rest)) if rest else lines


def _line(entry: Entry, item: Item) -> Line:
    return Line(
        archive_id=item.archive_id or entry.archive_id,
        end_to_end_id=item.end_to_end_id,
        value_date=_value_date(entry),
        cents=_signed(item),
        currency=item.currency,
        references=tuple(part.reference for part in item.parts if part.reference),
        message=" ".join(item.unstructured),
        payer_name=item.payer_name,
        payer_iban=item.payer_iban,
        return_reason=item.return_reason,
        reversal=entry.reversal or item.reversal or bool(item.return_reason),
        other_ids=(item.instruction_id, item.transaction_id),
    )


def _rest(entry: Entry, cents: int) -> Line:
    return Line(
        archive_id=entry.archive_id,
        end_to_end_id="",
        value_date=_value_date(entry),
        cents=cents,
        currency=entry.currency,
        references=(),
        message="",
        payer_name="",
        payer_iban="",
        return_reason="",
        reversal=entry.reversal,
    )


def _value_date(entry: Entry) -> date:
    day = entry.value_date or entry.booking_date
    assert day is not None, "the reader refuses an entry without a day"
    return day
