"""What is kept of a case: one statement tells which tables hold anything, the rest costs nothing.

The life of a case lies in twenty tables, and most cases have rows in five of them. Asking the
others is what a page would spend its time on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.db.models import Model

from inkasso.demands.models import Letter
from inkasso.gate.backend.prepared import rows_of, rows_where, with_beside
from inkasso.receivables.models import Receivable

M = TypeVar("M", bound=Model)

#: Rows hang on the case itself, or on one of its receivables.
_OF_CASE = "case_id = %s"
_OF_RECEIVABLE = "receivable_id IN (SELECT id FROM receivables_receivable WHERE case_id = %s)"


@dataclass(frozen=True)
class Kept:
    """The rows of a case, read at most once each."""

    case_id: int
    #: The tables that were looked into, and those of them that hold anything of the case.
    asked: frozenset[type[Model]]
    there: frozenset[type[Model]]

    def rows(self, table: type[M], *beside: str) -> list[M]:
        """A case's rows of a table in their order, each with rows `beside` it that it names.

        No statement where there are none.
        """
        assert table in self.asked, f"nobody looked whether {table.__name__} holds anything"
        if table not in self.there:
            return []
        where = f"{_way(table)} ORDER BY {table._meta.pk.column}"
        return with_beside(rows_where(table, where, [self.case_id]), *beside)

    @cached_property
    def receivables(self) -> list[Receivable]:
        """In the order that the account shows them."""
        return rows_where(Receivable, "case_id = %s ORDER BY due_date, id", [self.case_id])

    @cached_property
    def letters(self) -> list[Letter]:
        """Reminders and demands with their files, copies to co-debtors too."""
        return self.rows(Letter, "letterfile")


def kept_of(case_id: int, tables: Iterable[type[Model]]) -> Kept:
    """Which tables hold anything of a case, by one statement."""
    asked: list[type[Model]] = list(dict.fromkeys((Letter, *tables)))
    looks = (f"EXISTS (SELECT FROM {one._meta.db_table} WHERE {_way(one)})" for one in asked)
    (found,) = rows_of(f"SELECT {', '.join(looks)}", [case_id] * len(asked))
    there = frozenset(table for table, holds in zip(asked, found, strict=True) if holds)
    return Kept(case_id, frozenset(asked), there)


def _way(table: type[Model]) -> str:
    """How a table's rows lead to the case."""
    columns = {field.attname for field in table._meta.concrete_fields}
    return _OF_CASE if "case_id" in columns else _OF_RECEIVABLE
