"""What a file is, by its first bytes: what a sender calls it is not believed."""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.wording import fill

#: Largest document, in bytes.
LARGEST = 20 * 1024 * 1024
#: How much of a text is looked at.
_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaType:
    """One kind of file that may come in."""

    #: As browsers name it.
    name: str
    #: What its file is called at the end.
    ending: str
    #: Whether a browser shows it without running anything in it.
    is_picture: bool = False


PDF = MediaType(name="application/pdf", ending="pdf")
PNG = MediaType(name="image/png", ending="png", is_picture=True)
JPEG = MediaType(name="image/jpeg", ending="jpg", is_picture=True)
TEXT = MediaType(name="text/plain", ending="txt")
#: Every kind, by the name that rows have.
TYPES = {one.name: one for one in (PDF, PNG, JPEG, TEXT)}

_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
)


def sniff(content: bytes) -> MediaType:
    """The kind of a file.

    Raises `Refused`: `document_empty`, `document_too_large`, `document_kind_unknown`.
    """
    if not content:
        raise Refused(Refusal(code="document_empty", message=_EMPTY))
    if len(content) > LARGEST:
        message = fill(_TOO_LARGE, most=str(LARGEST // (1024 * 1024)))
        raise Refused(Refusal(code="document_too_large", message=message))
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if _is_text(content):
        return TEXT
    raise Refused(Refusal(code="document_kind_unknown", message=_UNKNOWN, remedy=_AS_PDF))


def _is_text(content: bytes) -> bool:
    """Whether it reads as text: an e-mail as it was saved, or a note."""
    head = content[:_HEAD]
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as fault:
        # The end of what is looked at may cut a character.
        if fault.start < len(head) - 3 or len(content) <= _HEAD:
            return False
        text = head[: fault.start].decode("utf-8")
    return all(one.isprintable() or one in "\t\r\n\f\ufeff\u00ad\u200b" for one in text)


_EMPTY = Words(fi="Tiedosto on tyhjä.", sv="Filen är tom.", en="The file is empty.")
_TOO_LARGE = Words(
    fi="Tiedosto on liian suuri; enintään {most} Mt.",
    sv="Filen är för stor; högst {most} MB.",
    en="The file is too large; {most} MB at most.",
)
_UNKNOWN = Words(
    fi="Tiedosto ei ole PDF, PNG, JPEG eikä tekstiä.",
    sv="Filen är varken PDF, PNG, JPEG eller text.",
    en="The file is neither PDF, PNG, JPEG nor text.",
)
_AS_PDF = Words(
    fi="Tallenna se PDF-tiedostona ja lisää uudelleen.",
    sv="Spara den som PDF och lägg till på nytt.",
    en="Save it as PDF and add it again.",
)
