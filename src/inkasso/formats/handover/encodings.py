"""Which encoding a text file is in, decided by rules that anyone can repeat.

A byte order mark decides; then strict UTF-8; then one of the two Western encodings. A file that is
UTF-8 up to a point and then is not was cut or pasted together, and is refused.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from inkasso.base.faults import BadInput

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_ONLY_IN_1252 = re.compile(rb"[\x80-\x9f]")
# Where the two differ, ISO-8859-15 has the euro sign and letters, Windows-1252 has signs that do
# not stand beside a letter: currency sign, broken bar, diaeresis, cedilla, and the acute accent,
# which some type as an apostrophe inside a word but not before one.
_ONLY_IN_8859_15 = re.compile(
    rb"\xa4|[\xa6\xa8\xb8](?=[A-Za-z])|(?<=[A-Za-z])[\xa6\xa8\xb8]|(?<![A-Za-z\xc0-\xff])\xb4(?=[a-z])"
)


def encoding_of(stream: BinaryIO, source: str) -> str:
    """The Python name of the encoding of a text, read from its start to its end in pieces.

    Raises `BadInput` for a file that is no text, that mixes encodings or that is cut in the middle
    of a letter.
    """
    start = stream.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    stream.seek(0)
    return "utf-8" if _is_utf_8(stream, source) else _western(stream, source)


def _is_utf_8(stream: BinaryIO, source: str) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, beyond_ascii = 1, False
    while True:
        chunk = stream.read(_CHUNK)
        if b"\0" in chunk:
            raise BadInput(
                "holds zero bytes, so it is not a text. Save it as CSV or XLSX", source=source
            )
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            if beyond_ascii or not error.object[: error.start].isascii():
                raise _mixed(line, source) from None
            return False
        beyond_ascii = beyond_ascii or not text.isascii()
        line += text.count("\n")
        if not chunk:
            return True


def _mixed(line: int, source: str) -> BadInput:
    return BadInput(
        f"is UTF-8 up to line {line} and then is not: it was cut, or put together from files in "
        "different encodings. Export it again in one encoding",
        source=source,
    )


def _western(stream: BinaryIO, source: str) -> str:
    stream.seek(0)
    letters, before = False, b""
    while chunk := stream.read(_CHUNK):
        if _ONLY_IN_1252.search(chunk):
            return _windows_1252(stream, source)
        letters = letters or _ONLY_IN_8859_15.search(before + chunk) is not None
        before = chunk[-1:]
    return "iso-8859-15" if letters else "cp1252"


def _windows_1252(stream: BinaryIO, source: str) -> str:
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        if undefined := _UNDEFINED_IN_1252.search(chunk):
            raise BadInput(
                f"holds the byte {undefined[0].hex()}, which no encoding that we read has. "
                "Export it as UTF-8",
                source=source,
            )
    return "cp1252"
