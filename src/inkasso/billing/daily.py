"""What came in on a day, counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysMoney:
    """What was booked on a day."""

    #: Payments placed on cases, and their sum in cents.
    placed: int
    placed_cents: int
    #: Items of the day's files that wait in suspense still, and their sum.
    waiting: int
    waiting_cents: int
    #: Payments that came off their cases: taken back by the bank, or by hand.
    reversed: int
    reversed_cents: int
    #: Bank files taken in.
    files: int


_PLACED = "SELECT count(*), coalesce(sum(cents), 0) FROM receivables_payment WHERE booked_on = %s"
_REVERSED = """
SELECT count(*), coalesce(sum(p.cents), 0) FROM receivables_reversal r
  JOIN receivables_payment p ON p.id = r.payment_id WHERE r.reversed_on = %s
"""
_FILES = "SELECT count(*), 0 FROM payments_bankfile WHERE imported_on = %s"
_WAITING = """
SELECT count(*), coalesce(sum(i.cents), 0) FROM payments_bankfile f
  JOIN payments_bankevent v ON v.file_id = f.id
  JOIN payments_bankitem i ON i.event_id = v.id
  JOIN payments_suspense s ON s.item_id = i.id
 WHERE f.imported_on = %s
   AND NOT EXISTS (SELECT FROM receivables_payment x WHERE x.item_id = i.id)
   AND NOT EXISTS (SELECT FROM receivables_reversal x WHERE x.item_id = i.id)
   AND NOT EXISTS (SELECT FROM payments_cleared x WHERE x.item_id = i.id)
   AND NOT EXISTS (SELECT FROM payments_handling x WHERE x.item_id = i.id)
"""


def money_of(day: date) -> DaysMoney:
    """What was booked on a day."""
    placed, placed_cents = _pair(_PLACED, day)
    waiting, waiting_cents = _pair(_WAITING, day)
    reversed_, reversed_cents = _pair(_REVERSED, day)
    return DaysMoney(
        placed=placed,
        placed_cents=placed_cents,
        waiting=waiting,
        waiting_cents=waiting_cents,
        reversed=reversed_,
        reversed_cents=reversed_cents,
        files=_pair(_FILES, day)[0],
    )


def _pair(sql: str, day: date) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [day])
        count, cents = cursor.fetchone()
    return int(count), int(cents)
