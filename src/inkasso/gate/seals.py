"""Seals over the access log: a hash over its rows since the last seal, and over that seal.

Rows are written by many at once, and one can be committed after another with a higher number.
Writers hold a shared lock while they do; a seal takes it alone for the moment in which it reads the
newest number, so that everything up to that number is there.

When rows whose time is out are removed, an `AccessReseal` tells how many went and hashes what is
left, together with the seal: from then on the newest one stands for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

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
    SELECT s.id, first_row, last_row, rows, lag(last_row, 1, 0) OVER older AS last_before,
           coalesce(r.digest, s.digest) AS digest, coalesce(r.removed, 0) AS removed,
           CASE WHEN r.digest IS NULL THEN lag(s.digest, 1, '') OVER older
                ELSE s.digest || '|' || r.run END AS before
      FROM gate_accessseal s
      LEFT JOIN (SELECT DISTINCT ON (seal_id) seal_id, run, digest,
                        sum(removed) OVER (PARTITION BY seal_id) AS removed
                   FROM gate_accessreseal ORDER BY seal_id, id DESC) r ON r.seal_id = s.id
    WINDOW older AS (ORDER BY s.id)
) AS seal
WHERE (%(numbers)s::bigint[] IS NULL OR id = ANY (%(numbers)s))
  AND (digest <> gate_log_digest(first_row, last_row, before)
   OR EXISTS (SELECT 1 FROM gate_accesslog WHERE id > last_before AND id < first_row)
   OR rows - removed
      <> (SELECT count(*) FROM gate_accesslog WHERE id BETWEEN first_row AND last_row))
ORDER BY id
"""
#: Seals after one, the oldest first, that were made before a moment or cover rows of before it.
_OLD = """
SELECT s.id FROM gate_accessseal s
  LEFT JOIN (SELECT seal_id, sum(removed) AS removed FROM gate_accessreseal GROUP BY seal_id) r
         ON r.seal_id = s.id
 WHERE s.id > %(after)s AND coalesce(r.removed, 0) < rows
   AND first_row <= (SELECT max(id) FROM gate_accesslog WHERE at < %(before)s)
 ORDER BY s.id LIMIT %(most)s
"""
_REMOVE = """
WITH gone AS (
    DELETE FROM gate_accesslog l USING gate_accessseal s
     WHERE s.id = ANY (%(seals)s) AND l.id BETWEEN s.first_row AND s.last_row
       AND l.at < %(before)s RETURNING s.id)
SELECT id, count(*) FROM gone GROUP BY id ORDER BY id
"""
#: A hash over no rows needs no look at the log.
_RESEAL = """
INSERT INTO gate_accessreseal (seal_id, run, removed, digest)
SELECT s.id, %(run)s, %(removed)s, CASE WHEN rows = %(removed)s
       THEN encode(sha256(convert_to(digest || '|' || %(run)s::bigint, 'UTF8')), 'hex')
       ELSE gate_log_digest(first_row, last_row, digest || '|' || %(run)s::bigint) END
  FROM gate_accessseal s WHERE id = %(seal)s
"""
#: Seals of one transaction.
_PORTION = 100


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


def remove_old(before: datetime, after: int, begin: Callable[[], int]) -> tuple[int, int] | None:
    """Remove what is older than a moment under some seals after one; the last of them, and rows.

    Rows under a seal that no longer fits are evidence, and stay. `begin` gives the number of the
    retention run. None when no seal is left. In the caller's transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OLD, {"after": after, "before": before, "most": _PORTION})
        seals = [seal for (seal,) in cursor.fetchall()]
        if not seals:
            return None
        whole = sorted(set(seals) - set(broken_seals(seals)))
        cursor.execute(_REMOVE, {"seals": whole, "before": before})
        gone = cursor.fetchall()
        for seal, removed in gone:
            cursor.execute(_RESEAL, {"seal": seal, "run": begin(), "removed": removed})
    return seals[-1], sum(removed for _, removed in gone)


def broken_seals(numbers: Sequence[int] | None = None) -> list[int]:
    """Numbers of the seals, of some or of all, whose rows are no longer what was sealed."""
    with connection.cursor() as cursor:
        cursor.execute(_BROKEN, {"numbers": None if numbers is None else list(numbers)})
        return [row[0] for row in cursor.fetchall()]
