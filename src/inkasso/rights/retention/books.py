"""The books after their time: entries of cases that are gone are carried forward into sums.

An entry goes when the newest of its case is out and the case is gone, which it is not while money
of it has somewhere to go. Entries without a case name nobody and stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import connection

from inkasso.ledger.carrying import carry_forward, whole_seals
from inkasso.rights.ageing import sweeping_for
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sieve import Sieve

#: Entries of one transaction, at least; a seal is never divided.
_ENTRIES = 20_000
_SEALS = """
SELECT s.id, s.first_entry, s.last_entry, s.entries FROM ledger_seal s
 WHERE EXISTS (SELECT FROM ledger_entry e WHERE e.id BETWEEN s.first_entry AND s.last_entry
                  AND e.case_id IS NOT NULL AND e.booked_on <= %(last)s)
 ORDER BY s.id
"""
#: Cases of which a range of entries tells, and nothing keeps their entries.
_SETTLED = """
SELECT e.case_id FROM ledger_entry e
 WHERE e.case_id = ANY (%(cases)s)
   AND NOT EXISTS (SELECT FROM receivables_case c WHERE c.id = e.case_id)
 GROUP BY e.case_id HAVING max(e.booked_on) <= %(last)s
"""
_CASES = """
SELECT DISTINCT case_id FROM ledger_entry
 WHERE id BETWEEN %(first)s AND %(end)s AND case_id IS NOT NULL AND booked_on <= %(last)s
"""
_LEAVING = """
CREATE TEMPORARY TABLE leaving ON COMMIT DROP AS
SELECT e.id AS entry_id, p.id AS posting_id, l.remittance_id AS settled
  FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id
  LEFT JOIN billing_remittedposting x ON x.posting_id = p.id
  LEFT JOIN billing_remittanceline l ON l.id = x.line_id
 WHERE e.id BETWEEN %(first)s AND %(end)s AND e.case_id = ANY (%(cases)s)
"""
_UNREMIT = """
DELETE FROM billing_remittedposting WHERE posting_id IN (SELECT posting_id FROM pg_temp.leaving)
"""


def sweep(record: Record, sieve: Sieve) -> Iterator[int]:
    """Carry forward what is out; yields how many rows each chunk took."""
    last = last_year_out(sieve, record.on)
    if last is None:
        return
    for seals in _portions(last):
        with sweeping_for(record.on):
            rows = _carry(record, sieve, seals, last)
        yield rows


def last_year_out(sieve: Sieve, on: date) -> date | None:
    """The last day of the newest financial year that is out of every rule; None where none is."""
    last = sieve.last_out(on)
    if last is None:
        return None
    end = date(last.year, 12, 31)
    return end if end == last else date(end.year - 1, 12, 31)


#: Number, first and last entry, and how many.
_Seal = tuple[int, int, int, int]
#: `first` and `end`, entries; `last`, a day.
_Around = dict[str, int | date]


def _portions(last: date) -> Iterator[Sequence[_Seal]]:
    """Seals over old entries, so many together that a transaction is worth its while."""
    with connection.cursor() as cursor:
        cursor.execute(_SEALS, {"last": last})
        seals: list[_Seal] = list(cursor.fetchall())
    portion: list[_Seal] = []
    for seal in seals:
        portion.append(seal)
        if sum(one[3] for one in portion) >= _ENTRIES:
            yield portion
            portion = []
    if portion:
        yield portion


def _carry(record: Record, sieve: Sieve, seals: Sequence[_Seal], last: date) -> int:
    around: _Around = {"first": seals[0][1], "end": seals[-1][2], "last": last}
    cases = _settled_cases(around)
    whole = set(whole_seals([seal[0] for seal in seals])) if cases else set()
    if not whole:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_LEAVING, {**around, "cases": cases})
        _keep_under_broken([seal for seal in seals if seal[0] not in whole])
        cursor.execute("SELECT count(*) FROM pg_temp.leaving")
        rows = _replace(record, sieve, sorted(whole), last) if cursor.fetchone()[0] else 0
        cursor.execute("DROP TABLE pg_temp.leaving")
    return rows


def _replace(record: Record, sieve: Sieve, seals: Sequence[int], last: date) -> int:
    with connection.cursor() as cursor:
        # The sums know which remittance paid what; the postings they name are about to go.
        cursor.execute(_UNREMIT)
        unremitted = int(cursor.rowcount)
    entries, postings = carry_forward(record.begin(), seals)
    told = [f"{rule.key} {last}" for rule in sieve.rules]
    for table, rows in (
        ("billing_remittedposting", unremitted),
        ("ledger_posting", postings),
        ("ledger_entry", entries),
    ):
        if rows:
            record.count(table, sieve.table.category, told, rows)
    return entries + postings


def _settled_cases(around: _Around) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_CASES, around)
        cases = [case for (case,) in cursor.fetchall()]
        cursor.execute(_SETTLED, {**around, "cases": cases})
        return [case for (case,) in cursor.fetchall()]


def _keep_under_broken(seals: Sequence[_Seal]) -> None:
    """What a broken seal covers is evidence, and stays."""
    with connection.cursor() as cursor:
        for _, first, end, _ in seals:
            cursor.execute(
                "DELETE FROM pg_temp.leaving WHERE entry_id BETWEEN %s AND %s", [first, end]
            )
