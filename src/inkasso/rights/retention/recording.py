"""The record of a run: made with the first rows that it removes, and in their transactions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from inkasso.rights.models import RetentionFile, RetentionRun
from inkasso.rights.models.retention import RetentionLine
from inkasso.rights.retention.sieve import Sieve

_LINE = """
INSERT INTO rights_retentionline (run_id, "table", category, rules, rows)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (run_id, "table") DO UPDATE SET rows = rights_retentionline.rows + excluded.rows
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run that removed something."""

    run: RetentionRun
    #: How many rows went, by category.
    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many went."""
        return sum(self.rows.values())


def newest_runs(most: int) -> list[Run]:
    """The newest runs, newest first."""
    runs = list(RetentionRun.objects.order_by("-id")[:most])
    rows: dict[int, dict[str, int]] = {run.id: {} for run in runs}
    for line in RetentionLine.objects.filter(run__in=runs).order_by("category"):
        of_run = rows[line.run_id]
        of_run[line.category] = of_run.get(line.category, 0) + line.rows
    return [Run(run=run, rows=rows[run.id]) for run in runs]


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
