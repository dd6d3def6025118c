"""Which message a document holds: found from its root, and refused with a reason if not ours."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from inkasso.base.faults import BadInput
from inkasso.formats.camt.buffer import Buffer
from inkasso.formats.xml import (
    ENDS_IN_THE_MIDDLE,
    PullParser,
    local_name,
    refuse_broken,
    refuse_doctype,
)

READABLE_VERSIONS = ("02", "04", "08")

_MESSAGE = re.compile(r"(?:^|[:/])(([a-z]{4}\.\d{3})\.\d{3}\.(\d\d))$")
_BY_ELEMENT = {
    "BkToCstmrStmt": "camt.053",
    "BkToCstmrDbtCdtNtfctn": "camt.054",
    "BkToCstmrAcctRpt": "camt.052",
}
#: Characters within which a document must have said what it is.
_HEAD_MAX = 1 << 20


class Kind(NamedTuple):
    """What a document is."""

    #: Message name, such as `camt.054.001.02`.
    format: str
    #: Namespace prefix with its colon, as the tags of the file carry it; mostly empty.
    prefix: str


def kind_of(buffer: Buffer, source: str) -> Kind:
    """The kind of the document that begins at the buffer; `BadInput` for what we do not read."""
    while True:
        text = buffer.text[buffer.at :]
        line = buffer.line()
        if not text.startswith("<"):
            raise BadInput(
                f"line {line} is not sound XML (no tag begins there): fetch the file again",
                source=source,
            )
        refuse_doctype(text, source=source)
        elements = _first_elements(text, line, source)
        if len(elements) == 2:
            break
        if len(text) > _HEAD_MAX or not buffer.more():
            raise BadInput(ENDS_IN_THE_MIDDLE.format(line=buffer.line()), source=source)
    root, message = elements
    return Kind(_format(root, message, source), f"{root.prefix}:" if root.prefix else "")


def _first_elements(text: str, line: int, source: str) -> list[etree._Element]:
    """The root and the first element in it, as far as the text goes."""
    parser = PullParser(("start",))
    found: list[etree._Element] = []
    for begin in range(0, len(text), 4096):
        broken = None
        try:
            found.extend(element for _, element in parser.feed(text[begin : begin + 4096]))
        except etree.XMLSyntaxError as error:
            broken = error
            found.extend(element for _, element in parser.drain())
        if len(found) >= 2:
            return found[:2]
        if broken:
            refuse_broken(broken, line=line + (broken.lineno or 1) - 1, source=source)
    return found


def _format(root: etree._Element, message: etree._Element, source: str) -> str:
    namespace = etree.QName(root).namespace or etree.QName(message).namespace or ""
    by_element = _BY_ELEMENT.get(local_name(message), "")
    named = _MESSAGE.search(namespace)
    kind, version = (named.group(2), named.group(3)) if named else (by_element, "")
    if kind == "camt.052":
        raise BadInput(
            "an intraday report (camt.052), not a statement: its entries may still change. "
            "Ask the bank for camt.053 or camt.054",
            source=source,
        )
    if local_name(root) != "Document" or kind not in ("camt.053", "camt.054"):
        what = named.group(1) if named else local_name(root)
        raise BadInput(
            f"this is {what}, not an account statement (camt.053) or a notification (camt.054)",
            source=source,
        )
    if by_element != kind:
        raise BadInput(
            f"the file calls itself {kind} but holds {local_name(message)}: have it sent anew",
            source=source,
        )
    if version and version not in READABLE_VERSIONS:
        raise BadInput(
            f"version {int(version)} of {kind} is not one we read: "
            "ask the bank for version 2, 4 or 8",
            source=source,
        )
    return named.group(1) if named else kind
