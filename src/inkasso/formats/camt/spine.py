"""The XML parser under the reader: it sees everything that has no learned shape.

The parser is fed text and says what became whole: the message, a statement (once its head is
complete), an entry. Items are taken from it as they end and dropped from the tree, so that memory
does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from lxml import etree

from inkasso.formats.camt.fields import (
    CHARGE,
    ENTRY_FIELDS,
    ENTRY_WIDTH,
    ITEM_FIELDS,
    ITEM_WIDTH,
    PART,
    STRD,
    USTRD,
    More,
    Path,
    RawItem,
    Texts,
    cents,
    clean,
    day,
)
from inkasso.formats.camt.model import BankFile, Statement
from inkasso.formats.xml import PullParser, local_name

_WATCHED = ["{*}Document", "{*}GrpHdr", "{*}Stmt", "{*}Ntfctn", "{*}Ntry", "{*}TxDtls"]
_STATEMENTS = ("Stmt", "Ntfctn")
#: Elements that come several times, with the places of the texts of one of them.
_SEVERAL = {STRD: PART, ("Chrgs",): CHARGE, ("Chrgs", "Rcrd"): CHARGE}


class RawEntry(NamedTuple):
    """An entry as the parser read it: its own texts, and the items that it was fed."""

    texts: Texts
    items: tuple[RawItem, ...]


Fed: TypeAlias = BankFile | Statement | RawEntry


class Spine:
    """One document's parser. `feed` raises lxml's `XMLSyntaxError` or `BadField`."""

    def __init__(self, format_name: str) -> None:
        self._format = format_name
        self._parser = PullParser(("start", "end"), tags=_WATCHED)
        self._items: list[RawItem] = []
        self._fed: list[Fed] = []
        self._announced = False
        self._probed: bool | None = None
        #: Line breaks fed so far.
        self.lines = 0
        #: Whether an entry has begun that has not ended.
        self.in_entry = False
        #: Whether the document's last tag has come.
        self.closed = False

    def feed(self, text: str) -> list[Fed]:
        """What became whole by this text, in the order of the file."""
        self.lines += text.count("\n")
        for happened, element in self._parser.feed(text):
            self._happens(happened, element)
        fed, self._fed = self._fed, []
        return fed

    def probe(self) -> None:
        """Announces that the next entry fed is an empty one, only to see if it has its place."""
        self._probed = False

    def probed(self) -> bool:
        """Whether the empty entry was a statement's own: in a comment, say, it is not."""
        probed, self._probed = self._probed, None
        return bool(probed)

    def take_items(self) -> list[RawItem]:
        """The items that have ended so far in the entry that is still open."""
        items, self._items = self._items, []
        return items

    def _happens(self, happened: str, element: etree._Element) -> None:
        name = local_name(element)
        if happened == "start":
            self._starts(name, element)
        elif name == "TxDtls":
            if self.in_entry:
                self._items.append(read_item(element))
                _drop(element)
        elif name == "Ntry":
            self._entry_ends(element)
        elif name == "GrpHdr":
            self._fed.append(_bank_file(element, self._format))
        elif name in _STATEMENTS:
            self._announce(element)
            _drop(element)
        elif name == "Document":
            self.closed = element.getparent() is None

    def _starts(self, name: str, element: etree._Element) -> None:
        if name in _STATEMENTS:
            self._announced = False
        elif name == "Ntry" and _is_own(element):
            self._announce(element.getparent())
            self.in_entry = True

    def _announce(self, statement: etree._Element | None) -> None:
        if statement is not None and not self._announced:
            self._announced = True
            self._fed.append(read_statement(statement))

    def _entry_ends(self, element: etree._Element) -> None:
        if not _is_own(element):
            return
        self.in_entry = False
        if self._probed is None:
            texts = read_texts(element, ENTRY_FIELDS, ENTRY_WIDTH)
            self._fed.append(RawEntry(texts, tuple(self.take_items())))
        else:
            self._probed = True
        _drop(element)


def read_statement(element: etree._Element) -> Statement:
    """The head of a statement: its account, days and booked balances."""
    account = _text(element, "Acct", "Id", "IBAN") or _text(element, "Acct", "Id", "Othr", "Id")
    balances = dict(reversed([_balance(each) for each in _children(element, "Bal")]))
    return Statement(
        id=_text(element, "Id"),
        account_iban=account.replace(" ", ""),
        currency=_text(element, "Acct", "Ccy"),
        created=_text(element, "CreDtTm"),
        from_date=_first_day(element, "FrDtTm", "FrDt"),
        to_date=_first_day(element, "ToDtTm", "ToDt"),
        opening_balance_cents=balances.get("OPBD", balances.get("PRCD")),
        closing_balance_cents=balances.get("CLBD"),
    )


def read_item(element: etree._Element) -> RawItem:
    """The texts of one `TxDtls` element, in the order of `ITEM_FIELDS`."""
    walk = _Walk(ITEM_FIELDS, ITEM_WIDTH)
    walk.take(element, ())
    several = walk.parts or walk.charges
    more = More(tuple(walk.parts), tuple(walk.charges)) if several else None
    return RawItem((*walk.texts, *walk.free), more)


def read_texts(element: etree._Element, fields: Mapping[Path, int], width: int) -> Texts:
    """The texts of the fields within an element; empty for those it has not."""
    walk = _Walk(fields, width)
    walk.take(element, ())
    return tuple(walk.texts)


class _Walk:
    """One pass over an element and all that is in it."""

    def __init__(self, fields: Mapping[Path, int], width: int) -> None:
        self._fields = fields
        self._begun: set[Path] = set()
        self.texts: list[str] = [""] * width
        self.free: list[str] = []
        self.parts: list[Texts] = []
        self.charges: list[Texts] = []

    def take(self, element: etree._Element, path: Path) -> None:
        """Takes the texts of everything below the element, which stands at the path."""
        for child in element:
            here = (*path, local_name(child))
            if here in _SEVERAL and here in self._begun:
                self._take_further(child, here)
                continue
            self._begun.add(here)
            if len(child):
                self.take(child, here)
            elif here == USTRD:
                self.free.append(clean(child.text))
            else:
                self._take_text(child, here)

    def _take_text(self, leaf: etree._Element, here: Path) -> None:
        place = self._fields.get(here)
        if place is not None and not self.texts[place]:
            self.texts[place] = clean(leaf.text)
            currency = self._fields.get((*here, "@Ccy"))
            if currency is not None:
                self.texts[currency] = leaf.get("Ccy", "")

    def _take_further(self, element: etree._Element, here: Path) -> None:
        """The second and every later of what may come several times keeps its texts apart."""
        apart = _Walk(self._fields, len(self.texts))
        if len(element):
            apart.take(element, here)
        places = _SEVERAL[here]
        (self.parts if here == STRD else self.charges).append(tuple(apart.texts[places]))
        self.charges.extend(apart.charges)


def _is_own(entry: etree._Element) -> bool:
    parent = entry.getparent()
    return parent is not None and local_name(parent) in _STATEMENTS


def _drop(element: etree._Element) -> None:
    """Empties an element that has been read and removes its like before it.

    The element itself must stay: the parser may still be adding text behind it.
    """
    element.clear(keep_tail=True)  # type: ignore[call-arg]  # newer than the stubs
    before = element.getprevious()
    parent = element.getparent()
    if parent is not None and before is not None and before.tag == element.tag:
        parent.remove(before)


def _bank_file(header: etree._Element, format_name: str) -> BankFile:
    return BankFile(
        format=format_name, message_id=_text(header, "MsgId"), created=_text(header, "CreDtTm")
    )


def _balance(balance: etree._Element) -> tuple[str, int]:
    amount = cents(_text(balance, "Amt") or "0")
    debt = _text(balance, "CdtDbtInd") == "DBIT"
    return _text(balance, "Tp", "CdOrPrtry", "Cd"), -amount if debt else amount


def _first_day(statement: etree._Element, *names: str) -> date | None:
    return next((found for name in names if (found := day(_text(statement, "FrToDt", name)))), None)


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element if local_name(child) == name]


def _text(element: etree._Element, *path: str) -> str:
    """Text at the end of a path of local names, without blanks around it; empty if not there."""
    for name in path:
        found = _children(element, name)
        if not found:
            return ""
        element = found[0]
    return (element.text or "").strip()
