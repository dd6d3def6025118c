"""Opens a hand-over table, whatever it is."""

from __future__ import annotations

from pathlib import Path

from inkasso.base.faults import BadInput
from inkasso.formats.handover.tables import HandoverTable
from inkasso.formats.handover.text_tables import read_text_table
from inkasso.formats.handover.workbooks import read_workbook

_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"


def read_table(source: Path | bytes, name: str) -> HandoverTable:
    """The table in a file or its bytes, CSV or XLSX by its content; `name` is for messages.

    Raises `BadInput`, which says what, where and what to do, when the file as a whole cannot be
    read. Rows are read as they are asked for, and the file is opened anew then.
    """
    start = _start(source, name)
    if not start.strip():
        raise BadInput("is empty. Export the table again", source=name)
    if start.startswith((_OLD_OFFICE, _PDF)):
        raise BadInput(
            "is an old or encrypted workbook or a PDF. Save the sheet as XLSX or CSV, without a "
            "password",
            source=name,
        )
    return (read_workbook if start.startswith(_ZIP) else read_text_table)(source, name)


def _start(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        return source[:64]
    try:
        with source.open("rb") as stream:
            return stream.read(64)
    except OSError as error:
        reason = error.strerror or "cannot be opened"
        raise BadInput(f"{reason}. Check the file's name and place", source=name) from None
