"""Reads camt.053 and camt.054 of versions 2, 4 and 8, streaming: memory is that of one entry.

The text of a file is walked once. Where an entry begins (the XML parser has confirmed the place),
its head, each item and its tail are matched against the shapes learned so far; whatever does not
fit goes through the parser, and is learned from. See `shapes` for why this is safe.
"""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.faults import BadInput
from inkasso.formats.camt.buffer import Buffer
from inkasso.formats.camt.entries import EntryReader
from inkasso.formats.camt.kinds import kind_of
from inkasso.formats.camt.model import Event
from inkasso.formats.camt.parsing import Parsing
from inkasso.formats.camt.spine import Spine
from inkasso.formats.xml import ENDS_IN_THE_MIDDLE, Source, declared_documents, opened

#: Characters held back at the end of what has been read, so that no tag that is looked for is cut.
_HELD_BACK = 128


def read(source: Source) -> Iterator[Event]:
    """Events of a bank file in its order: each message, its statements, their entries.

    Several documents in one file follow each other. Raises `BadInput`, which names file and line,
    for anything that is not wholly a sound camt.053 or camt.054: also after sound entries have
    been yielded, so nothing may be kept of a file before its events have come to their end.
    """
    with opened(source) as (stream, name):
        buffer = Buffer(declared_documents(stream, name))
        try:
            while buffer.at_document():
                yield from _Document(buffer, name).events()
        except EOFError as error:
            raise BadInput(ENDS_IN_THE_MIDDLE.format(line=buffer.line()), source=name) from error


class _Document:
    """One XML document of a file, from its root's first tag to its last."""

    def __init__(self, buffer: Buffer, source: str) -> None:
        kind = kind_of(buffer, source)
        self._buffer = buffer
        self._prefix = kind.prefix
        self._close_root = f"</{kind.prefix}Document"
        self._parsing = Parsing(buffer, Spine(kind.format), source)
        self._entries = EntryReader(buffer, self._parsing, kind.prefix)

    def events(self) -> Iterator[Event]:
        """Everything in the document."""
        while not self._parsing.closed:
            start = self._buffer.text.find(self._entries.open_entry, self._buffer.at)
            if start < 0:
                yield from self._parse_on()
                continue
            yield from self._parse_to(start)
            if self._buffer.at == start:
                yield from self._entry_or_not(start)

    def _entry_or_not(self, start: int) -> Iterator[Event]:
        """What begins like an entry: read as one if the parser agrees that it is one."""
        if not self._entries.sure and not self._parsing.in_entry:
            self._entries.sure, events = self._parsing.probe(self._prefix)
            yield from events
        if self._entries.sure:
            yield from self._entries.read()
        else:
            tag = self._buffer.take(start + len(self._entries.open_entry))
            yield from self._parsing.feed(tag)

    def _parse_on(self) -> Iterator[Event]:
        """Parses what has been read, and reads more; the file must not end before its root."""
        buffer = self._buffer
        yield from self._parse_to(max(buffer.at, len(buffer.text) - _HELD_BACK))
        if self._parsing.closed or buffer.more():
            return
        yield from self._parse_to(len(buffer.text))
        if not self._parsing.closed:
            raise self._parsing.refuse_cut()

    def _parse_to(self, stop: int) -> Iterator[Event]:
        """Parses up to a place, or to the end of the root if that comes first."""
        buffer = self._buffer
        if stop <= buffer.at:
            return
        closing = buffer.text.find(self._close_root, buffer.at, stop)
        end = buffer.text.find(">", closing) if closing >= 0 else -1
        text = buffer.take(end + 1 if end >= 0 else stop)
        if not text.isspace():
            self._entries.sure = False
            yield from self._parsing.feed(text)
