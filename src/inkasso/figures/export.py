"""An answer as a file: CSV for programs, XLSX for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from inkasso.base.words import Language
from inkasso.figures.questions import Column, Question, Unit

#: The text of a label's key, as the page shows it.
Labels = Callable[[str], str]


def as_csv(question: Question, rows: Sequence[tuple[Any, ...]], texts: Labels) -> bytes:
    """Values separated by semicolons in UTF-8, as spreadsheets in Finland and Sweden read them.

    Amounts in euros with a point, shares in percent.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name.en for column in question.columns])
    for row in rows:
        writer.writerow([_said(value) for value in _values(question, row, texts)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_xlsx(
    question: Question, rows: Sequence[tuple[Any, ...]], texts: Labels, language: Language
) -> bytes:
    """A workbook of one sheet; amounts and days are numbers that can be reckoned with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(question.key)
    sheet.append([column.name.in_language(language) for column in question.columns])
    for row in rows:
        sheet.append(_values(question, row, texts))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _values(question: Question, row: tuple[Any, ...], texts: Labels) -> list[Any]:
    return [
        _value(column, value, texts) for column, value in zip(question.columns, row, strict=True)
    ]


def _value(column: Column, value: Any, texts: Labels) -> Any:
    if value is None:
        return None
    if column.unit is Unit.CENTS:
        return Decimal(value) / 100
    if column.unit is Unit.SHARE:
        return Decimal(value) / 10
    if column.unit is Unit.LABEL:
        return texts(value)
    return value


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else str(value)
