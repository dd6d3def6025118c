"""Finding money by what its statement says: an archive id, an end-to-end id or its sum.

Who paid is not looked at: a payer's own words stand in their file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.money import EUR
from inkasso.formats.amounts import parse_amount
from inkasso.gate.backend.prepared import rows_of
from inkasso.payments.waiting import open_suspense
from inkasso.receivables.models import Payment


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """Money on the bank account, and where it is now."""

    number: int
    booked_on: date
    #: Signed: money in is positive.
    cents: int
    #: Empty where the bank gave none.
    archive_id: str
    #: The case that it was placed on.
    case_id: int | None
    #: It lies in suspense.
    waits: bool


def items_named(text: str, most: int) -> list[FoundItem]:
    """Items of money with an id or of a sum, the newest first."""
    cents = _cents(text)
    asked = {"text": text, "sums": [cents, -cents] if cents else [], "most": most}
    items = rows_of(_NAMED, asked)
    if not items:
        return []
    numbers = [item[0] for item in items]
    cases = dict(Payment.objects.filter(item_id__in=numbers).values_list("item_id", "case_id"))
    waiting = set(open_suspense().filter(item_id__in=numbers).values_list("item_id", flat=True))
    return [
        FoundItem(
            number=number,
            booked_on=booked_on,
            cents=moved,
            archive_id=archive_id,
            case_id=cases.get(number),
            waits=number in waiting,
        )
        for number, booked_on, moved, archive_id in items
    ]


#: Most searches are for people and find none.
_NAMED = """
SELECT i.id, e.booked_on, i.cents, i.archive_id
  FROM payments_bankitem i JOIN payments_bankevent e ON e.id = i.event_id
 WHERE (i.archive_id = %(text)s AND i.archive_id <> '')
    OR (i.end_to_end_id = %(text)s AND i.end_to_end_id NOT IN ('', 'NOTPROVIDED'))
    OR i.cents = ANY(%(sums)s::bigint[])
 ORDER BY i.id DESC LIMIT %(most)s
"""


def _cents(text: str) -> int | None:
    """The sum that a text is, in cents; whole numbers without a sign are numbers of something."""
    if not any(sign in text for sign in ",.€"):
        return None
    amount = parse_amount(text, EUR)
    return None if amount is None else amount.cents
