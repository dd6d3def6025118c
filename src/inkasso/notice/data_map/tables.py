"""What every table and column of the system holds, and about whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: of a category of data about somebody, or of none, and then why."""

    name: str
    #: The category of its table; None when it says nothing about anybody.
    category: str | None
    #: Whom it is about: debtor, payer, client_contact, staff …; None without a category.
    of: str | None
    #: Why it holds no personal data; empty when it does.
    reason: str
    #: Whether people write what they like into it: then it may hold anything, and is personal.
    free_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Through:
    """How a row without a person of its own is tied to one: by a column, to a row that has it."""

    #: Column of this table.
    column: str
    #: The table it points into.
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: one category, and how its rows say whom they are about."""

    name: str
    #: What a row is, in one sentence.
    about: str
    #: Key of the register's category.
    category: str
    #: The uuid column that names the person; None where no column does.
    person: str | None
    #: The way to the person where no column names them.
    through: Through | None
    #: Why no row says whom it is about; empty where one does or nothing in it is personal.
    nobody: str
    #: Whether rows show only when the person's file was opened (row-level security).
    opened: bool
    columns: Mapping[str, Column]

    @property
    def personal(self) -> bool:
        """Whether any column holds personal data."""
        return any(column.category is not None for column in self.columns.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The map in figures."""

    tables: int
    columns: int
    #: Columns that hold personal data.
    personal: int
    #: Columns of free text among them.
    free_text: int
    #: Personal columns by category.
    by_category: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataMap:
    """Every table of the system, by name."""

    tables: Mapping[str, Table]

    def tables_of(self, category: str) -> tuple[Table, ...]:
        """The tables that hold a category."""
        return tuple(table for table in self.tables.values() if table.category == category)

    @property
    def opened(self) -> tuple[Table, ...]:
        """The tables under row-level security."""
        return tuple(table for table in self.tables.values() if table.opened)

    def totals(self) -> Totals:
        """How many tables and columns are declared, and what they hold."""
        columns = [column for table in self.tables.values() for column in table.columns.values()]
        by_category: dict[str, int] = {}
        for column in columns:
            if column.category is not None:
                by_category[column.category] = by_category.get(column.category, 0) + 1
        return Totals(
            tables=len(self.tables),
            columns=len(columns),
            personal=sum(by_category.values()),
            free_text=sum(column.free_text for column in columns),
            by_category=dict(sorted(by_category.items())),
        )
