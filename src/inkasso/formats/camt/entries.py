"""Entries, the short way: by shapes that are known, or that are learned on the way.

Called only where the parser has confirmed that an entry of a statement begins. Whatever has no
known shape is parsed; whatever leaves the place in doubt is left to the parser to the entry's end.
"""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.formats.camt.buffer import Buffer
from inkasso.formats.camt.fields import ENTRY_FIELDS, ENTRY_WIDTH, ITEM_FIELDS, Texts
from inkasso.formats.camt.model import Entry, Event
from inkasso.formats.camt.parsing import Parsing
from inkasso.formats.camt.shapes import Fit, Shapes, WholeShapes

#: No shape of an entry's own part may have items in it, however they are written.
_ITEM = "TxDtls"

_NO_TEXTS: Texts = ("",) * ENTRY_WIDTH


class EntryReader:
    """Reads the entries of one document."""

    def __init__(self, buffer: Buffer, parsing: Parsing, prefix: str) -> None:
        self._buffer = buffer
        self._parsing = parsing
        self._close_entry = f"</{prefix}Ntry>"
        self._open_item = f"<{prefix}TxDtls>"
        self._close_item = f"</{prefix}TxDtls>"
        self._entries = Shapes(ENTRY_FIELDS)
        self._items = Shapes(ITEM_FIELDS)
        self._whole = WholeShapes()
        #: First tag of every entry that can be read here.
        self.open_entry = f"<{prefix}Ntry>"
        #: Whether the parser stands between two entries, so that another may begin at once.
        self.sure = False

    def read(self) -> Iterator[Event]:
        """The entries that begin here, one after another, as far as their shapes are known."""
        buffer, fit = self._buffer, self._entries.fit
        while True:
            yield from self._whole_entries()
            start = buffer.at
            head = fit(buffer.text, start)
            if head is None:
                break
            buffer.at = head.end
            entry = self._known_entry(head)
            if entry is None:
                self._parsing.waiting = buffer.text[start : head.end]
                yield from self._items_and_tail(self._parsing.waiting, head)
                return
            yield entry
        if buffer.text.startswith(self.open_entry, buffer.at):
            yield from self._unknown_entry()

    def _whole_entries(self) -> Iterator[Event]:
        """Entries with one item whose shape is known as a whole."""
        buffer, parsing, match_of = self._buffer, self._parsing, self._whole.match
        text = buffer.text
        while (found := match_of(text, buffer.at)) is not None:
            shape, match = found
            parsing.items.append(match.group(*shape.item_groups))
            yield parsing.made(match.group(*shape.entry_groups))
            buffer.at = match.end()

    def _known_entry(self, head: Fit) -> Entry | None:
        """The entry after a known head, if everything in it is known to its end."""
        buffer, parsing = self._buffer, self._parsing
        if not head.shape.open_tags:
            return parsing.made(head.texts)
        self._take_known_items()
        tail = self._entries.fit(buffer.text, buffer.at, head.shape.open_tags)
        if tail is None:
            return None
        if len(parsing.items) == 1 and not self._whole.complete:
            item = self._items.fit(buffer.text, head.end)
            assert item is not None, "it has just been taken"
            self._whole.keep(head.shape, item.shape, tail.shape)
        buffer.at = tail.end
        return parsing.made(_merged(head.texts, tail.texts))

    def _take_known_items(self) -> None:
        buffer = self._buffer
        buffer.at = self._items.fit_all(buffer.text, buffer.at, self._parsing.items)

    def _unknown_entry(self) -> Iterator[Event]:
        """One entry whose head has no known shape, or is not yet read to its end."""
        head = self._head()
        if head is None:
            yield from self._leave(self._buffer.take_until(self.open_entry) or "")
            return
        yield from self._parsing.feed(head)
        if self._goes_on(head):
            self._parsing.take_items()
            yield from self._items_and_tail(head, None)
        else:
            self._learn_entry(head, "")

    def _head(self) -> str | None:
        """Takes the entry up to its first item, or whole when it has none."""
        buffer = self._buffer
        while True:
            item = buffer.text.find(self._open_item, buffer.at)
            end = buffer.text.find(self._close_entry, buffer.at, item if item >= 0 else None)
            if end >= 0:
                return buffer.take(end + len(self._close_entry))
            if item >= 0:
                return buffer.take(item)
            if not buffer.more_for_one_piece():
                return None

    def _items_and_tail(self, head: str, known: Fit | None) -> Iterator[Event]:
        """The rest of an entry in which something has no known shape, or is not yet read."""
        while self._buffer.skip_blanks_to(self._open_item):
            self._take_known_items()
            if not self._buffer.skip_blanks_to(self._open_item):
                break
            item = self._buffer.take_until(self._close_item)
            if item is None:
                yield from self._leave("")
                return
            found = self._items.fit(item, 0)
            if found is not None:
                self._parsing.items.append(found.texts)
                continue
            yield from self._parsing.feed(item)
            self._learn_item(item)
            if not self._goes_on(item):
                return
        yield from self._tail(head, known)

    def _tail(self, head: str, known: Fit | None) -> Iterator[Event]:
        tail = self._buffer.take_until(self._close_entry)
        if tail is None:
            yield from self._leave("")
            return
        found = self._entries.fit(tail, 0, known.shape.open_tags) if known else None
        if known and found and self._parsing.waiting:
            self._parsing.waiting = ""
            yield self._parsing.made(_merged(known.texts, found.texts))
            return
        yield from self._parsing.feed(tail)
        if not self._goes_on(tail) and not (known and found):
            self._learn_entry(head, tail)

    def _leave(self, text: str) -> Iterator[Event]:
        """Leaves the rest of an entry to the parser, which knows where it ends."""
        self.sure = False
        yield from self._parsing.feed(text)

    def _goes_on(self, piece: str) -> bool:
        """Whether the parser is within the entry, at its own level, after a piece it was fed.

        A piece with a comment or the like may have ended inside it: then the place is in doubt.
        """
        plain = "<!" not in piece and "<?" not in piece
        inside = self._parsing.in_entry
        self.sure = plain and not inside
        return plain and inside

    def _learn_item(self, item: str) -> None:
        parsed = self._parsing.take_items()
        if len(parsed) != 1 or parsed[0].more:
            return
        proposed = self._items.propose(item)
        if proposed and proposed[1] == parsed[0].texts:
            self._items.keep(proposed[0])

    def _learn_entry(self, head: str, tail: str) -> None:
        """Keeps the shapes of an entry that the parser has just read to its end."""
        if not self.sure or _ITEM in head or _ITEM in tail:
            return
        first = self._entries.propose(head)
        if first is None:
            return
        inside = first[0].open_tags
        last = self._entries.propose(tail, inside) if inside else (first[0], _NO_TEXTS)
        if last is None or last[0].open_tags:
            return
        if _merged(first[1], last[1]) != self._parsing.parsed:
            return
        if not self._entries.fit(head, 0):
            self._entries.keep(first[0])
        if inside and not self._entries.fit(tail, 0, inside):
            self._entries.keep(last[0], inside)


def _merged(head: Texts, tail: Texts) -> Texts:
    if not any(tail):
        return head
    return tuple([before or after for before, after in zip(head, tail, strict=True)])
