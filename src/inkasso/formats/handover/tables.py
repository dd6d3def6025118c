"""A hand-over table as raw rows: what stands in the cells, not yet judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from inkasso.formats.handover.columns import Header

#: What a cell holds. Text files hold texts only; workbooks also numbers, days and truths.
Cell: TypeAlias = str | int | Decimal | date | bool

#: Rows searched for the header before giving up.
HEADER_ROWS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """One row of a table that holds anything at all."""

    #: The row's number as a spreadsheet program shows it; the header usually is row 1.
    number: int
    #: Contents of the known columns by canonical name; blank cells are left out.
    cells: Mapping[str, Cell]
    #: Contents of columns that we do not know: header and text, from left to right.
    extra: tuple[tuple[str, str], ...] = ()
    #: Texts to the right of the last header: a sign that a separator split a cell.
    surplus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverTable:
    """A table whose header has been read and whose rows are read as they are asked for."""

    #: Canonical names of the columns found.
    columns: tuple[str, ...]
    #: Headers that we do not know, as written; their contents become notes.
    unknown_columns: tuple[str, ...]
    #: The rows, once, from a file opened on the first. Reading may raise `BadInput` to the very
    #: end (a file cut in half), so take them inside one transaction.
    rows: Iterator[RawRow] = field(repr=False)


def raw_row(
    number: int, values: Sequence[Cell | None], header: Header, *, split_cells: bool
) -> RawRow | None:
    """The row that the values under a header make, or `None` when all are blank.

    With `split_cells`, values beyond the header are `surplus`, else contents of nameless columns.
    """
    cells: dict[str, Cell] = {}
    extra: list[tuple[str, str]] = []
    surplus: list[str] = []
    width = len(header.titles)
    for place, value in enumerate(values):
        if value is None or value == "":
            continue
        column = header.columns[place] if place < width else None
        if column is not None:
            cells[column] = value
        elif place >= width and split_cells:
            surplus.append(str(value))
        else:
            title = header.titles[place] if place < width else ""
            extra.append((title or f"({place + 1})", str(value)))
    if not (cells or extra or surplus):
        return None
    return RawRow(number=number, cells=cells, extra=tuple(extra), surplus=tuple(surplus))
