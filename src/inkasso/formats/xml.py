"""The one entrance for XML: every file from outside is opened, decoded and parsed here.

What is refused, always with the file, the line and what to do: a DOCTYPE (and with it every entity
definition and everything external), nesting deeper than 256, a single text above ten million
characters, an encoding that the bytes do not keep to, and a file that ends in the middle.
Bytes are decoded here, so that the parser itself only ever sees UTF-8.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, NoReturn, TypeAlias, TypedDict

from lxml import etree

from inkasso.base.faults import BadInput

#: Where a file comes from: its place, or a stream of bytes that is already open.
Source: TypeAlias = Path | str | BinaryIO

#: Bytes read at a time.
BLOCK = 1 << 18

ENDS_IN_THE_MIDDLE = "the file ends in the middle (line {line}): fetch it again"

_DECLARATION = re.compile(rb"<\?xml\s")
_DECLARATION_TEXT = re.compile(r"\s*<\?xml\s[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
#: A DOCTYPE, with the comments and instructions that may stand before it.
_DOCTYPE = re.compile(r"\s*(?:<\?(?:[^?]|\?(?!>))*+\?>\s*|<!--(?:[^-]|-(?!->))*+-->\s*)*+<!DOCTYPE")
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
    b"(\xb5/\xfd": "zstd",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_READABLE = re.compile(r"utf-8|utf-16(-[lb]e)?|ascii|iso8859-\d+|cp125\d|mac-roman|latin-1")
_HEAD = 1024


class _Settings(TypedDict):
    encoding: str
    resolve_entities: bool
    load_dtd: bool
    dtd_validation: bool
    attribute_defaults: bool
    no_network: bool
    huge_tree: bool
    recover: bool
    remove_pis: bool
    remove_comments: bool


#: What every parser of the house gets: nothing is fetched, nothing expands, nothing is guessed.
_SETTINGS = _Settings(
    encoding="utf-8",
    resolve_entities=False,
    load_dtd=False,
    dtd_validation=False,
    attribute_defaults=False,
    no_network=True,
    huge_tree=False,
    recover=False,
    remove_pis=True,
    remove_comments=True,
)


class PullParser:
    """A parser that is fed text and tells what begins (`start`) and ends (`end`)."""

    def __init__(
        self, events: Sequence[Literal["start", "end"]], *, tags: Sequence[str] | None = None
    ) -> None:
        self._parser = etree.XMLPullParser(events, tag=tags, **_SETTINGS)

    def feed(self, text: str) -> Iterator[tuple[str, etree._Element]]:
        """What happens by this text. Raises lxml's `XMLSyntaxError`."""
        self._parser.feed(text.encode())
        yield from self.drain()

    def drain(self) -> Iterator[tuple[str, etree._Element]]:
        """What has happened and was not told yet, which may precede a syntax error."""
        for happened, element in self._parser.read_events():
            assert isinstance(element, etree._Element), "only elements are asked for"
            yield happened, element


@contextmanager
def opened(source: Source) -> Iterator[tuple[BinaryIO, str]]:
    """The bytes of a source and the name to call it by; closes only what it opened itself.

    Raises `BadInput` when the file cannot be opened.
    """
    if not isinstance(source, Path | str):
        yield source, str(getattr(source, "name", "") or "")
        return
    try:
        stream = Path(source).open("rb")  # noqa: SIM115  closed by the `with` below
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise BadInput(f"{reason}: check the name of the file", source=str(source)) from error
    with stream:
        yield stream, Path(source).name


def read_all(source: Source, *, bytes_max: int) -> tuple[bytes, str]:
    """Everything in a small file, and its name; `BadInput` when it is larger than `bytes_max`."""
    with opened(source) as (stream, name):
        data = stream.read(bytes_max + 1)
    if len(data) > bytes_max:
        raise BadInput(f"the file is larger than {bytes_max} bytes: send it in parts", source=name)
    return data, name


def parse(data: bytes, *, source: str = "", first_line: int = 1) -> etree._Element:
    """Root element of one whole, small XML document; `BadInput` for whatever is wrong with it.

    `first_line` is the line of the file on which the document begins.
    """
    text = "".join(piece for _, piece in declared_documents(io.BytesIO(data), source))
    refuse_doctype(text, source=source)
    parser = etree.XMLParser(**_SETTINGS)
    try:
        parser.feed(text.encode("utf-8", "surrogatepass"))
    except etree.XMLSyntaxError as error:
        refuse_broken(error, line=first_line + (error.lineno or 1) - 1, source=source)
    try:
        return parser.close()
    except etree.XMLSyntaxError as error:
        line = first_line + text.count("\n")
        raise BadInput(ENDS_IN_THE_MIDDLE.format(line=line), source=source) from error


def declared_documents(stream: BinaryIO, source: str) -> Iterator[tuple[bool, str]]:
    """The text of a file in pieces, each with whether a declaration or the file begins there.

    Documents that were put one after another into the same file each keep the encoding that they
    declare; one without a declaration has that of the document before it.
    Declarations themselves are left out. Raises `BadInput` for bytes that are no such text.
    """
    buffer = _first_block(stream, source)
    line = 1
    while buffer:
        name, skip = _encoding(buffer, source)
        # Line ends are one character to XML, whichever machine wrote them (XML 1.0, 2.11).
        decoder = io.IncrementalNewlineDecoder(
            codecs.getincrementaldecoder(name)("strict"), translate=True
        )
        buffer, first = buffer[skip:], True
        for piece, rest in _until_declaration(buffer, stream):
            text = _decoded(decoder, piece, line=line, final=rest is not None, source=source)
            buffer = rest or b""
            line += text.count("\n")
            yield first, _DECLARATION_TEXT.sub(_only_newlines, text, count=1) if first else text
            first = False


def refuse_doctype(text: str, *, source: str) -> None:
    """Raises `BadInput` when a document begins with a DOCTYPE, before any parser sees it."""
    if _DOCTYPE.match(text):
        raise BadInput(
            "the file has a DOCTYPE, which can hide entities and fetch other files: "
            "have it sent without one",
            source=source,
        )


def refuse_broken(error: etree.XMLSyntaxError, *, line: int, source: str) -> NoReturn:
    """Raises the parser's complaint as `BadInput`, with the line of the file it is about."""
    reason = re.sub(r", line \d+, column \d+.*", "", error.msg or "not well-formed", flags=re.S)
    raise BadInput(
        f"line {line} is not sound XML ({reason}): fetch the file again or have it sent anew",
        source=source,
    ) from error


def local_name(element: etree._Element) -> str:
    """Name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _only_newlines(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _first_block(stream: BinaryIO, source: str) -> bytes:
    block = stream.read(BLOCK)
    while block and block.isspace():
        block = stream.read(BLOCK)
    if not block:
        raise BadInput("the file is empty: fetch it again", source=source)
    for magic, kind in _PACKED.items():
        if block.startswith(magic):
            raise BadInput(f"the file is packed ({kind}): unpack it first", source=source)
    return block


def _encoding(buffer: bytes, source: str) -> tuple[str, int]:
    """Codec of the document that begins here, and the length of its byte order mark."""
    for mark, codec in _BOMS:
        if buffer.startswith(mark):
            return codec, len(mark)
    if buffer.startswith((b"<\x00", b"\x00<")):
        return ("utf-16-le" if buffer[0:1] == b"<" else "utf-16-be"), 0
    declared = _ENCODING.match(buffer.lstrip()[:_HEAD])
    if declared is None:
        return "utf-8", 0
    return _codec(declared.group(1).decode("ascii"), source), 0


def _codec(declared: str, source: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        name = ""
    if not _READABLE.fullmatch(name):
        raise BadInput(
            f"the encoding {declared} is not one we read: have the file sent as UTF-8",
            source=source,
        )
    # A declaration that can be read byte by byte is not UTF-16, whatever it says.
    return "utf-8" if name.startswith("utf-16") else name


def _until_declaration(buffer: bytes, stream: BinaryIO) -> Iterator[tuple[bytes, bytes | None]]:
    """Pieces of one document; the last comes with what follows it, which may be nothing."""
    keep = len(b"<?xml ")
    begin = len(buffer) - len(buffer.lstrip()) + 1
    while True:
        found = _DECLARATION.search(buffer, begin)
        if found:
            yield buffer[: found.start()], buffer[found.start() :]
            return
        block = stream.read(BLOCK)
        if not block:
            yield buffer, b""
            return
        if len(buffer) > _HEAD:
            yield buffer[:-keep], None
            buffer, begin = buffer[-keep:], 0
        buffer += block


def _decoded(
    decoder: io.IncrementalNewlineDecoder, piece: bytes, *, line: int, final: bool, source: str
) -> str:
    try:
        text = decoder.decode(piece, final)
    except UnicodeDecodeError as error:
        at = line + error.object[: error.start].count(b"\n")
        if final and error.end >= len(error.object) and "unexpected end" in error.reason:
            raise BadInput(ENDS_IN_THE_MIDDLE.format(line=at), source=source) from error
        raise BadInput(
            f"line {at} is not {error.encoding}, though the file says so: "
            "have it sent in the encoding that its first line names",
            source=source,
        ) from error
    for forbidden in ("\ufffe", "\uffff"):
        if forbidden in text:
            at = line + text[: text.index(forbidden)].count("\n")
            raise BadInput(
                f"line {at} has a character that XML cannot carry: have the file sent anew",
                source=source,
            )
    return text
