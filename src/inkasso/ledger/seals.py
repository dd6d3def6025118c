"""Seals: a hash over the entries since the last seal, and over that seal.

Whoever changes a sealed posting behind the database's back breaks every later seal. A seal covers
numbers, not dates, so an entry that arrives late for an earlier day is simply in the next seal.

When entries whose time is out are carried forward, a `Reseal` tells how many went and hashes what
is left, together with the seal: from then on the newest one stands for it.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    SELECT s.id, first_entry, last_entry, entries, lag(last_entry, 1, 0) OVER older AS last_before,
           coalesce(r.digest, s.digest) AS digest, coalesce(r.removed, 0) AS removed,
           CASE WHEN r.digest IS NULL THEN lag(s.digest, 1, '') OVER older || sealed_on
                ELSE s.digest || '|' || r.run END AS before
      FROM ledger_seal s
      LEFT JOIN (SELECT DISTINCT ON (seal_id) seal_id, run, digest,
                        sum(removed) OVER (PARTITION BY seal_id) AS removed
                   FROM ledger_reseal ORDER BY seal_id, id DESC) r ON r.seal_id = s.id
    WINDOW older AS (ORDER BY s.id)
) AS seal
WHERE (%(numbers)s::bigint[] IS NULL OR id = ANY (%(numbers)s))
  AND (digest <> ledger_digest(first_entry, last_entry, before)
   OR EXISTS (SELECT 1 FROM ledger_entry WHERE id > last_before AND id < first_entry)
   OR entries - removed
      <> (SELECT count(*) FROM ledger_entry WHERE id BETWEEN first_entry AND last_entry))
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


def broken_seals(numbers: Sequence[int] | None = None) -> list[int]:
    """Numbers of the seals, of some or of all, whose entries are no longer what was sealed."""
    with connection.cursor() as cursor:
        wanted = None if numbers is None else list(numbers)
        cursor.execute(_BROKEN, {"numbers": wanted})
        return [row[0] for row in cursor.fetchall()]
