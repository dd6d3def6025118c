"""The record of a run: made with the first rows that it removes, and in their transactions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import connection

from inkasso.rights.models import RetentionFile, RetentionRun
from inkasso.rights.retention.sieve import Sieve

_LINE = """
INSERT INTO rights_retentionline (run_id, "table", category, rules, rows)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (run_id, "table") DO UPDATE SET rows = rights_retentionline.rows + excluded.rows
"""


class Record:
    """What one run removed. A run that finds nothing leaves no row."""

    def __init__(self, on: date, at: datetime) -> None:
        self.on = on
        self._at = at
        self._number: int | None = None
        self.rows: dict[str, int] = {}

    @property
    def number(self) -> int | None:
        """The run's number; None while nothing went."""
        return self._number

    def begin(self) -> int:
        """The run's number, with a row made for it in the transaction under way."""
        if self._number is None:
            run = RetentionRun.objects.create(ran_for=self.on, begun_at=self._at)
            self._number = run.id
        return self._number

    def removed(self, sieve: Sieve, rows: int) -> None:
        """Note that rows of a table went, by the rules that were all out."""
        if not rows:
            return
        told = [f"{key} {day}" for key, day in sieve.cutoffs(self.on).items()]
        self.count(sieve.table.name, sieve.table.category, told, rows)

    def count(self, table: str, category: str, rules: Iterable[str], rows: int) -> None:
        """Note that rows of a table went."""
        with connection.cursor() as cursor:
            cursor.execute(_LINE, [self.begin(), table, category, list(rules), rows])
        self.rows[table] = self.rows.get(table, 0) + rows

    def files(self, paths: Iterable[str]) -> None:
        """Note files that go once the transaction is committed."""
        run = self.begin()
        RetentionFile.objects.bulk_create(RetentionFile(run_id=run, path=path) for path in paths)

    def totals(self) -> Mapping[str, int]:
        """How many rows went, by table."""
        return dict(sorted(self.rows.items()))
