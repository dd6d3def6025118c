"""Sets a Typst template with data into a tagged PDF (PDF/A-2a and PDF/UA-1).

The same input gives the same bytes on every machine: only the fonts inside the typesetter are
used, and the PDF is dated by the document, not by the clock. Data reaches the template as JSON
strings and is never read as markup, so no name or description can command the typesetter.
"""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TypeAlias

import typst

JsonValue: TypeAlias = "bool | int | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"

#: Printed for a character that no embedded font has.
MISSING = "□"
#: A run of letters longer than this gets places where the line may break.
_UNBROKEN_MAX = 44
_LONG_RUN = re.compile(rf"\S{{{_UNBROKEN_MAX + 1},}}")
_BREAK = "\u200b"
_NO_BREAK = "\u00a0"
_BLANKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]")
_SPACES = re.compile(r" {2,}")
_PAGE_TREE = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
#: Scripts that the embedded fonts cover in full, as far as names need them.
_SAFE_BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x0386, 0x03CE),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
)
_SAFE_SINGLE = frozenset(f"–—‘’“”„†•…‰′″€−{MISSING}")


class TypesetFault(Exception):  # noqa: N818  the house says fault, not error
    """The template and its data could not be set: the message says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture and the words that stand for it."""

    #: The picture as SVG.
    svg: str
    #: What a listener hears in its place; PDF/UA refuses a picture without it.
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything that decides the bytes of one PDF."""

    #: Typst source of the template.
    template: str
    #: What the template prints; it reads it as `json(bytes(sys.inputs.data))`.
    data: Mapping[str, JsonValue]
    #: The date of the document, written into the PDF as its creation date (noon, UTC).
    dated: date
    #: Drawings by name; the template reads `sys.inputs.<name>` and `sys.inputs.<name>-alt`.
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    #: Known beforehand to be longer than a page, which spares setting it twice.
    long: bool = False


def to_pdf(document: Document) -> bytes:
    """A tagged PDF of the document. Raises `TypesetFault` when the template refuses its data.

    A document that turns out longer than a page is set once more: only then does the template
    hear, as `sys.inputs.numbered`, that its pages want numbers. A character without a glyph would
    break PDF/A, so a document that has one is set with `MISSING` in the place of everything outside
    the scripts known to be covered.
    """
    try:
        return _numbered_if_long(document, plain_line)
    except typst.TypstError as fault:
        if not _lacks_a_glyph(fault):
            raise TypesetFault(_explained(fault)) from fault
    try:
        return _numbered_if_long(document, printable_line)
    except typst.TypstError as fault:
        raise TypesetFault(_explained(fault)) from fault


def to_png(document: Document, *, pixels_per_inch: int = 150) -> list[bytes]:
    """The pages as PNG images, for proofs on a screen. Raises `TypesetFault`."""
    try:
        pages = _warm.compiler.compile(
            document.template.encode(),
            format="png",
            ppi=pixels_per_inch,
            sys_inputs=_inputs(document, printable_line, numbered=True),
        )
    except typst.TypstError as fault:
        raise TypesetFault(_explained(fault)) from fault
    return [page for page in (pages if isinstance(pages, list) else [pages]) if page is not None]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF made here has: its page tree is never compressed."""
    found = _PAGE_TREE.search(pdf)
    assert found is not None, "the typesetter writes the page tree in the open"
    return int(found.group(1))


def plain_line(text: str) -> str:
    """The text as one line, composed (NFC), without control or direction characters.

    Direction marks go because they could make an amount or an account read backwards.

    >>> plain_line("Matti\\n\\tMeikäläinen\\x00")
    'Matti Meikäläinen'
    """
    if not text.replace(_NO_BREAK, " ").isprintable():
        spaced = _BLANKS.sub(" ", text)
        text = "".join(c for c in spaced if unicodedata.category(c)[0] != "C")
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text))


def printable_line(text: str) -> str:
    """`plain_line`, with `MISSING` for each character outside the covered scripts."""
    return "".join(c if _is_covered(c) else MISSING for c in plain_line(text))


def breakable(text: str) -> str:
    """The text with invisible places to break in very long words, to keep them in their column."""
    return _LONG_RUN.sub(_with_breaks, text)


def _is_covered(character: str) -> bool:
    code = ord(character)
    return character in _SAFE_SINGLE or any(low <= code <= high for low, high in _SAFE_BLOCKS)


def _with_breaks(run: re.Match[str]) -> str:
    half = _UNBROKEN_MAX // 2
    text = run.group()
    return _BREAK.join(text[start : start + half] for start in range(0, len(text), half))


class _Warm(threading.local):
    """One compiler a thread: it keeps fonts and layout caches warm, and cannot be shared."""

    def __init__(self) -> None:
        self.compiler = typst.Compiler(font_paths=_fonts())


def _fonts() -> typst.Fonts:
    """Only what the typesetter carries: a machine's own fonts would change the bytes."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


_warm = _Warm()


def _numbered_if_long(document: Document, clean: Callable[[str], str]) -> bytes:
    if not document.long:
        pdf = _compiled_pdf(document, _inputs(document, clean, numbered=False))
        if page_count(pdf) == 1:
            return pdf
    return _compiled_pdf(document, _inputs(document, clean, numbered=True))


def _compiled_pdf(document: Document, inputs: dict[str, str]) -> bytes:
    pdf = _warm.compiler.compile(
        document.template.encode(),
        format="pdf",
        # Readable for decades, and readable for those who listen to it.
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.combine(document.dated, time(12), tzinfo=UTC),
        sys_inputs=inputs,
    )
    assert isinstance(pdf, bytes), "one PDF is one document"
    return pdf


def _inputs(document: Document, clean: Callable[[str], str], *, numbered: bool) -> dict[str, str]:
    data = json.dumps(_cleaned(document.data, clean), ensure_ascii=False)
    pictures = {name: drawing.svg for name, drawing in document.drawings.items()}
    spoken = {
        f"{name}-alt": clean(drawing.alternative) for name, drawing in document.drawings.items()
    }
    return {"data": data, "numbered": "yes" if numbered else "no", **pictures, **spoken}


def _cleaned(value: JsonValue, clean: Callable[[str], str]) -> JsonValue:
    if isinstance(value, str):
        return breakable(clean(value))
    if isinstance(value, Mapping):
        return {key: _cleaned(item, clean) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_cleaned(item, clean) for item in value]
    return value


def _lacks_a_glyph(fault: typst.TypstError) -> bool:
    return "could not be displayed" in fault.message or "codepoint" in fault.message


def _explained(fault: typst.TypstError) -> str:
    hints = "; ".join(fault.hints)
    return f"typesetting: {fault.message}" + (f" ({hints})" if hints else "")
