"""Seals: a hash over the entries since the last seal, and over that seal.

Whoever changes a sealed posting behind the database's back breaks every later seal. A seal covers
numbers, not dates, so an entry that arrives late for an earlier day is simply in the next seal.
"""

from __future__ import annotations

from datetime import date

from django.db import connection

from inkasso.ledger.models import Seal

#: The lock that postings share and a seal holds alone: a lock on the table would ask for more
#: privileges than either needs.
SEALING = "hashtextextended('ledger.seal', 0)"

_SEAL = """
INSERT INTO ledger_seal (sealed_on, first_entry, last_entry, entries, digest)
SELECT %(day)s, min(id), max(id), count(*),
       ledger_digest(min(id), max(id), %(before)s || %(day)s::date)
  FROM ledger_entry WHERE id > %(last)s HAVING count(*) > 0
RETURNING id
"""

_BROKEN = """
SELECT id FROM (
    SELECT id, digest, first_entry, last_entry, entries,
           lag(digest, 1, '') OVER (ORDER BY id) || sealed_on AS before,
           lag(last_entry, 1, 0) OVER (ORDER BY id) AS last_before
      FROM ledger_seal
) AS seal
WHERE digest <> ledger_digest(first_entry, last_entry, before)
   OR EXISTS (SELECT 1 FROM ledger_entry WHERE id > last_before AND id < first_entry)
   OR entries <> (SELECT count(*) FROM ledger_entry WHERE id BETWEEN first_entry AND last_entry)
ORDER BY id
"""


def seal_day(day: date) -> int | None:
    """Seal every entry not sealed yet; returns the seal's number, or None when there is none.

    Waits for postings under way, for numbers are given out under a lock that this one conflicts
    with, and for another seal being made. In a transaction of its own: one that has posted waits
    for itself, in a circle, when two of them seal.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock({SEALING})")
        newest = Seal.objects.order_by("-id").first()
        cursor.execute(
            _SEAL,
            {
                "day": day,
                "before": newest.digest if newest else "",
                "last": newest.last_entry if newest else 0,
            },
        )
        row = cursor.fetchone()
    return row[0] if row else None


def broken_seals() -> list[int]:
    """Numbers of the seals whose entries are no longer what was sealed."""
    with connection.cursor() as cursor:
        cursor.execute(_BROKEN)
        return [row[0] for row in cursor.fetchall()]
