"""Whom a change is owed to (GDPR 19): every recipient who got what was changed, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from inkasso.base.moment import Moment
from inkasso.gate.disclosing import disclosures
from inkasso.gate.fields import category_of
from inkasso.gate.models import Disclosure
from inkasso.rights.models import RecipientNotice

#: Fields that tell of a change itself: word of one change calls for no word of the next.
CHANGES = "rights_requests"


@dataclass(slots=True, kw_only=True)
class _Got:
    """What one recipient got."""

    last: Disclosure
    #: Numbers of disclosures.
    numbers: list[int] = field(default_factory=list)
    fields: dict[str, None] = field(default_factory=dict)


def tell_recipients(
    person_id: UUID,
    request: int,
    what: str,
    fields: Iterable[str] = (),
    *,
    moment: Moment,
) -> list[RecipientNotice]:
    """Queue word of a change for every recipient who got one of the fields; returns the rows.

    `what` is `rectified`, `erased`, `restricted` or `lifted`; fields are `category.field`, or a
    category for all of its fields, or none for everything that ever left. Call it while the
    disclosures are there. Twice on a day for one change, it queues what it has not queued.
    """
    change = RecipientNotice.What(what)
    queued = []
    for got in _recipients(person_id, frozenset(fields)):
        same = {
            "request_id": request,
            "what": change,
            "recipient_key": got.last.recipient_key,
            "recipient": got.last.recipient,
            "country": got.last.country,
            "queued_on": moment.on,
        }
        earlier = RecipientNotice.objects.filter(**same).values_list("fields", flat=True)
        new = sorted(set(got.fields).difference(*earlier))
        if new:
            row = {"person_id": person_id, "fields": new, "disclosures": got.numbers}
            queued.append(RecipientNotice.objects.create(**same, **row))
    return queued


def recipients_of(person_id: UUID, fields: Iterable[str] = ()) -> list[tuple[str, Sequence[str]]]:
    """Who got which fields of a person, by name: what the person may ask (GDPR 15(1)(c), 19)."""
    return [
        (got.last.recipient, sorted(got.fields))
        for got in _recipients(person_id, frozenset(fields))
    ]


def _recipients(person_id: UUID, wanted: frozenset[str]) -> Iterator[_Got]:
    """Each recipient once, whatever blanks and capitals its name was written with."""
    found: dict[tuple[str, str, str], _Got] = {}
    for row in disclosures(person_id):
        concerned = [name for name in row.fields if _concerns(name, wanted)]
        if concerned:
            name = " ".join(row.recipient.split()).casefold()
            got = found.setdefault((row.recipient_key, name, row.country), _Got(last=row))
            got.last = row
            got.numbers.append(row.id)
            got.fields.update(dict.fromkeys(concerned))
    yield from found.values()


def _concerns(name: str, wanted: frozenset[str]) -> bool:
    category = category_of(name)
    if category == CHANGES:
        return False
    return not wanted or name in wanted or category in wanted
