"""Hand-over tables as workbooks (XLSX), read without running anything in them.

A workbook is a zip file of XML, and comes from outside. Before the reader sees it, its declared
sizes are bounded (the unpacker never goes beyond what is declared), and any document type, the
door to entity attacks, is refused. Formulas count as the value the spreadsheet last showed.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import openpyxl

from inkasso.base.faults import BadInput
from inkasso.formats.handover.columns import Header, read_header, refuse_unless_usable
from inkasso.formats.handover.tables import HEADER_ROWS, Cell, HandoverTable, RawRow, raw_row

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_PARTS: Final = 10_000
_LARGEST_BOOK: Final = 256 << 20
_LARGEST_STRINGS: Final = 96 << 20
_LARGEST_OTHER_PART: Final = 32 << 20
#: Rows a worksheet can have in any spreadsheet program.
_MOST_ROWS: Final = 1 << 20
_MOST_COLUMNS: Final = 256
_ROWS_A_BATCH: Final = 500
_CHUNK: Final = 1 << 20

_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHER_ENCODING = re.compile(
    rb"""^<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["']|utf-?16["'])""", re.I
)


def read_workbook(source: Path | bytes, name: str) -> HandoverTable:
    """The table on a workbook's first sheet that has a known header row.

    Raises `BadInput` for a workbook that is broken, too large, hostile or without such a sheet.
    """
    _refuse_hostile(source, name)
    with _opened(source, name) as book:
        sheet, number, header = _find_header(book, name)
    refuse_unless_usable(header, name)
    return HandoverTable(
        columns=header.known,
        unknown_columns=header.unknown,
        rows=_rows(source, name, sheet=sheet, header=header, skip=number),
    )


def _refuse_hostile(source: Path | bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(_file(source)) as book:
            # Every part, whatever it is called: a sheet may be kept under any name.
            parts = book.infolist()
            _refuse_oversized(parts, name)
            for part in parts:
                _refuse_document_type(book, part, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        # The last two: encrypted or oddly compressed parts, which no spreadsheet program writes.
        raise _broken(name, error) from None


def _refuse_oversized(parts: Sequence[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_BOOK:
        raise BadInput(
            f"unpacks to more than {_LARGEST_BOOK >> 20} MB. Split it, or save the sheet as CSV",
            source=name,
        )
    for part in parts:
        if part.file_size > _limit(part.filename):
            raise BadInput(
                f"its part {part.filename} unpacks to more than {_limit(part.filename) >> 20} MB. "
                "Save the sheet as CSV",
                source=name,
            )


def _limit(part: str) -> int:
    if part.startswith("xl/worksheets/"):
        return _LARGEST_BOOK
    return _LARGEST_STRINGS if part == "xl/sharedStrings.xml" else _LARGEST_OTHER_PART


def _refuse_document_type(book: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    before = b""
    with book.open(part) as content:
        while chunk := content.read(_CHUNK):
            # Without zero bytes, UTF-16 looks like ASCII where the markup is concerned.
            plain = before + chunk.replace(b"\0", b"")
            if _DOCUMENT_TYPE.search(plain) or (not before and _OTHER_ENCODING.search(plain)):
                raise BadInput(
                    f"its part {part.filename} holds a document type, entities or a foreign "
                    "encoding, which no spreadsheet program writes. Save the sheet as CSV",
                    source=name,
                )
            before = plain[-16:]


def _file(source: Path | bytes) -> BytesIO | Path:
    return BytesIO(source) if isinstance(source, bytes) else source


@contextmanager
def _opened(source: Path | bytes, name: str) -> Iterator[Workbook]:
    """The workbook, values only; whatever the reader stumbles over becomes `BadInput`."""
    try:
        with _quiet():
            book = openpyxl.load_workbook(
                _file(source), read_only=True, data_only=True, keep_links=False
            )
        with closing(book):
            yield book
    except BadInput:
        raise
    except Exception as error:
        # The reader raises anything from KeyError to XML errors on a broken workbook.
        raise _broken(name, error) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """No warnings: the reader warns of styles and extensions that it drops, which hold no data."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _broken(name: str, error: Exception) -> BadInput:
    return BadInput(
        f"is not a whole workbook ({type(error).__name__}: {error}). Open it in a spreadsheet "
        "program and save it again as XLSX or CSV",
        source=name,
    )


def _find_header(book: Workbook, name: str) -> tuple[int, int, Header]:
    """Place of the sheet, number of the row, and the header found there."""
    for place, sheet in enumerate(book.worksheets):
        with _quiet():
            rows = list(islice(_values(sheet, name), HEADER_ROWS))
        for number, values in enumerate(rows, 1):
            header = read_header(["" if value is None else str(value) for value in values])
            if header.is_recognised:
                return place, number, header
    return 0, 0, read_header(())


def _rows(
    source: Path | bytes, name: str, *, sheet: int, header: Header, skip: int
) -> Iterator[RawRow]:
    with _opened(source, name) as book:
        for number, values in enumerate(_batched(_values(book.worksheets[sheet], name)), 1):
            if number > _MOST_ROWS:
                raise BadInput(
                    f"has more than {_MOST_ROWS} rows. Delete the empty ones", source=name
                )
            if number > skip:
                row = raw_row(number, values, header, split_cells=False)
                if row is not None:
                    yield row


def _batched(rows: Iterator[list[Cell | None]]) -> Iterator[list[Cell | None]]:
    """The same rows, read some hundred at a time, so that nobody else's warnings are silenced."""
    while True:
        with _quiet():
            batch = list(islice(rows, _ROWS_A_BATCH))
        if not batch:
            return
        yield from batch


def _values(sheet: Worksheet, name: str) -> Iterator[list[Cell | None]]:
    # The declared size of a sheet is often wrong and may be a lie; only its cells count.
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # a read-only sheet has it
    row, values = None, []
    for following in sheet.iter_rows(min_row=1):
        # Rows that the file leaves out, up to a million, come as one and the same object.
        if following is not row:
            if len(following) > _MOST_COLUMNS:
                raise BadInput(
                    f"has cells beyond column {_MOST_COLUMNS}. Delete those columns", source=name
                )
            row, values = following, [_value(cell.value, cell) for cell in following]
        yield values


def _value(value: object, cell: object) -> Cell | None:
    """What a cell holds, numbers exact to the fifteen digits that a spreadsheet keeps."""
    if value is None or isinstance(value, (bool, str)):
        return value.strip() if isinstance(value, str) else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        return _number(value, str(getattr(cell, "number_format", "")))
    return str(value)


def _number(value: float, number_format: str) -> Cell:
    number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    if "%" in number_format:
        # The cell shows 8 % and holds 0.08.
        return (number * 100).normalize() + 0
    return int(number) if number == number.to_integral_value() else number
