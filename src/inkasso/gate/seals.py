"""Seals over the access log: a hash over its rows since the last seal, and over that seal.

Rows are written by many at once, and one can be committed after another with a higher number.
Writers hold a shared lock while they do; a seal takes it alone for the moment in which it reads the
newest number, so that everything up to that number is there.
"""

from __future__ import annotations

from django.db import connection, transaction

from inkasso.gate.models import AccessSeal

_SEAL = """
INSERT INTO gate_accessseal (sealed_at, first_row, last_row, rows, digest)
SELECT now(), min(id), max(id), count(*), gate_log_digest(min(id), max(id), %(before)s)
  FROM gate_accesslog WHERE id > %(last)s AND id <= %(newest)s HAVING count(*) > 0
RETURNING id
"""
_BROKEN = """
SELECT id FROM (
    SELECT id, digest, first_row, last_row, rows,
           lag(digest, 1, '') OVER (ORDER BY id) AS before,
           lag(last_row, 1, 0) OVER (ORDER BY id) AS last_before
      FROM gate_accessseal
) AS seal
WHERE digest <> gate_log_digest(first_row, last_row, before)
   OR EXISTS (SELECT 1 FROM gate_accesslog WHERE id > last_before AND id < first_row)
   OR rows <> (SELECT count(*) FROM gate_accesslog WHERE id BETWEEN first_row AND last_row)
ORDER BY id
"""


def seal_log() -> int | None:
    """Seal what the log holds so far; returns the seal's number, or None when there is nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('gate.seal', 0))")
        newest = AccessSeal.objects.order_by("-id").first()
        cursor.execute("SELECT pg_advisory_lock(hashtextextended('gate.log', 0))")
        cursor.execute("SELECT max(id) FROM gate_accesslog")
        (last,) = cursor.fetchone()
        cursor.execute("SELECT pg_advisory_unlock(hashtextextended('gate.log', 0))")
        cursor.execute(
            _SEAL,
            {
                "before": newest.digest if newest else "",
                "last": newest.last_row if newest else 0,
                "newest": last,
            },
        )
        row = cursor.fetchone()
    return row[0] if row else None


def broken_seals() -> list[int]:
    """Numbers of the seals whose rows are no longer what was sealed."""
    with connection.cursor() as cursor:
        cursor.execute(_BROKEN)
        return [row[0] for row in cursor.fetchall()]
