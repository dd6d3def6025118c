"""Takes apart files that hold several XML documents: transport frames, and many invoices.

Banks deliver a Finvoice behind a SOAP envelope, as a second document in the same file, and
invoicing programs write their invoices one after another. No XML parser takes such a file whole.
It is cut on its bytes where a root element ends: each document may have an encoding of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from inkasso.formats.xml import parse

#: What may stand before a root element, or the root element itself.
_PIECE = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<(?P<root>[A-Za-z_][\w.-]*(?::[\w.-]+)?)[\s/>]", re.DOTALL
)
_DECLARED = re.compile(rb"\s*(<\?xml\s[^>]*encoding[^>]*\?>)")
_TWO_BYTES = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def documents(data: bytes, *, source: str = "") -> Iterator[etree._Element]:
    """The root of every document in a file, in order. Raises `BadInput` for a broken one.

    A document without an XML declaration is UTF-8; where it is not, it has the encoding that was
    declared last before it in the file.
    """
    declared = b""
    for line, part in _parts(data):
        own = _DECLARED.match(part)
        if own:
            declared = own.group(1)
        elif declared and not _is_utf8(part):
            part = declared + part  # noqa: PLW2901  the same part, said what it is
        yield parse(part, source=source, first_line=line)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each document's bytes, and the line on which they begin."""
    if data.startswith(_TWO_BYTES) or not data.strip():
        yield 1, data
        return
    at, line = 0, 1
    while at < len(data):
        end = _document_end(data, at)
        part = data[at:end]
        if part.strip():
            yield line, part
        line += part.count(b"\n")
        at = end


def _document_end(data: bytes, start: int) -> int:
    """Where the document that begins at a place ends; the end of the data if that is not clear."""
    for piece in _PIECE.finditer(data, start):
        name = piece["root"]
        if name:
            close = re.compile(rb"</" + re.escape(name) + rb"\s*>").search(data, piece.end())
            return close.end() if close else len(data)
    return len(data)


def _is_utf8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
