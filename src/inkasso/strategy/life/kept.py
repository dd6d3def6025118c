"""What is kept of a case: one statement tells which tables hold anything, the rest costs nothing.

The life of a case lies in twenty tables, and most cases have rows in five of them. Asking the
others is what a page would spend its time on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from inkasso.demands.models import Letter
from inkasso.receivables.models import Receivable

M = TypeVar("M", bound=Model)

#: Rows hang on the case itself, or on one of its receivables.
_OF_CASE = "EXISTS (SELECT FROM {table} WHERE case_id = %(case)s)"
_OF_RECEIVABLE = """EXISTS (SELECT FROM {table} k JOIN receivables_receivable r
        ON r.id = k.receivable_id WHERE r.case_id = %(case)s)"""


@dataclass(frozen=True)
class Kept:
    """The rows of a case, read at most once each."""

    case_id: int
    #: The tables that were looked into, and those of them that hold anything of the case.
    asked: frozenset[type[Model]]
    there: frozenset[type[Model]]

    def rows(self, table: type[M]) -> QuerySet[M]:
        """A case's rows of a table; no statement where there are none."""
        assert table in self.asked, f"nobody looked whether {table.__name__} holds anything"
        rows: QuerySet[M] = table._default_manager.all()
        if table not in self.there:
            return rows.none()
        return rows.filter(**{_way(table): self.case_id})

    @cached_property
    def receivables(self) -> list[Receivable]:
        """In the order that the account shows them."""
        rows = Receivable.objects.filter(case_id=self.case_id)
        return list(rows.order_by("due_date", "id"))

    @cached_property
    def letters(self) -> list[Letter]:
        """Reminders and demands with their files, copies to co-debtors too."""
        return list(self.rows(Letter).select_related("letterfile").order_by("id"))


def kept_of(case_id: int, tables: Iterable[type[Model]]) -> Kept:
    """Which tables hold anything of a case, by one statement."""
    asked: list[type[Model]] = list(dict.fromkeys((Letter, *tables)))
    looks = ", ".join(_look(table) for table in asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {looks}", {"case": case_id})
        found = cursor.fetchone()
    there = frozenset(table for table, holds in zip(asked, found, strict=True) if holds)
    return Kept(case_id, frozenset(asked), there)


def _look(table: type[Model]) -> str:
    statement = _OF_CASE if _way(table) == "case_id" else _OF_RECEIVABLE
    return statement.format(table=connection.ops.quote_name(table._meta.db_table))


def _way(table: type[Model]) -> str:
    """How a table's rows lead to the case."""
    columns = {field.attname for field in table._meta.concrete_fields}
    return "case_id" if "case_id" in columns else "receivable__case_id"
