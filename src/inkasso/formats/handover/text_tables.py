"""Hand-over tables as separated text (CSV), streamed: a row at a time is in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

from inkasso.base.faults import BadInput
from inkasso.formats.handover.columns import Header, read_header, refuse_unless_usable
from inkasso.formats.handover.encodings import encoding_of
from inkasso.formats.handover.tables import HEADER_ROWS, HandoverTable, RawRow, raw_row

_SEPARATORS = ";,\t"
_BLANKS = " \t\r\n\u00a0\u202f\u200b\ufeff"


def read_text_table(source: Path | bytes, name: str) -> HandoverTable:
    """The table in a CSV file or its bytes; `name` is what messages call it.

    Separator `;`, `,` or tab, whichever makes the most known headers. Raises `BadInput` for a file
    without a header, in no readable encoding, or (while rows are read) with broken quotes.
    """
    with closing(_open(source)) as stream:
        encoding = encoding_of(stream, name)
    layouts = [_Layout(source, encoding, separator) for separator in _SEPARATORS]
    found = [(layout, *_header(layout)) for layout in layouts]
    layout, number, header = max(found, key=lambda candidate: len(candidate[2].known))
    refuse_unless_usable(header, name)
    return HandoverTable(
        columns=header.known,
        unknown_columns=header.unknown,
        rows=_rows(layout, header, skip=number, name=name),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """How to open a text table and take it apart."""

    source: Path | bytes
    encoding: str
    separator: str

    def open(self) -> TextIO:
        """The file from its start, as text with its line ends untouched."""
        return TextIOWrapper(_open(self.source), encoding=self.encoding, newline="")

    def ends_with_line_break(self) -> bool:
        """Whether the last line was finished."""
        with closing(_open(self.source)) as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - 2))
            return b"\n" in (end := stream.read()) or b"\r" in end


def _open(source: Path | bytes) -> BinaryIO:
    return BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _header(layout: _Layout) -> tuple[int, Header]:
    """Number and header of the first row that names columns when cut so; 0 when none does."""
    with layout.open() as text:
        records = csv.reader(text, delimiter=layout.separator)
        # A broken cell or character among the first rows is told about when the rows are read.
        with suppress(csv.Error, UnicodeError):
            for number, cells in enumerate(islice(records, HEADER_ROWS), 1):
                header = read_header(cells)
                if header.is_recognised:
                    return number, header
    return 0, read_header(())


def _rows(layout: _Layout, header: Header, *, skip: int, name: str) -> Iterator[RawRow]:
    # Each row waits for the next one: only then is it sure that the file was not cut inside it.
    waiting: RawRow | None = None
    shortest = last = len(header.titles)
    number = skip
    with layout.open() as text:
        records = csv.reader(text, delimiter=layout.separator, strict=True)
        try:
            for number, cells in islice(enumerate(records, 1), skip, None):
                if waiting is not None:
                    yield waiting
                shortest, last = min(shortest, last), len(cells) or last
                values = [_content(cell) for cell in cells]
                waiting = raw_row(number, values, header, split_cells=True)
        except (csv.Error, UnicodeError) as error:
            raise _broken(records.line_num, error, name) from None
    if last < shortest and not layout.ends_with_line_break():
        raise BadInput(
            f"row {number} is the last and breaks off after {last} of {len(header.titles)} cells: "
            "the file was cut. Export or send it again",
            source=name,
        )
    if waiting is not None:
        yield waiting


def _content(cell: str) -> str:
    """A cell's text without blanks around it, and without Excel's `="00100"` wrapping."""
    text = cell.strip(_BLANKS)
    if text.startswith('="') and text.endswith('"'):
        return text[2:-1].strip(_BLANKS)
    return text


def _broken(line: int, error: Exception, name: str) -> BadInput:
    return BadInput(
        f"line {line}: {error}. A quotation mark is missing or stands inside a cell undoubled, a "
        "cell is too long, or the file was cut. Mend the line or export the file again",
        source=name,
    )
