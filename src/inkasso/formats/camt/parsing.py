"""Text to events, the long way: through the XML parser, with the place of every fault."""

from __future__ import annotations

from datetime import date

from lxml import etree

from inkasso.base.faults import BadInput
from inkasso.formats.camt.buffer import Buffer
from inkasso.formats.camt.fields import BadField, RawItem, Texts, day, make_entry
from inkasso.formats.camt.model import Entry, Event, Statement
from inkasso.formats.camt.spine import Fed, RawEntry, Spine
from inkasso.formats.xml import ENDS_IN_THE_MIDDLE, refuse_broken


class Parsing:
    """One document's parser, its statement, and the entry in hand.

    Every fault becomes `BadInput` with the line of the file.
    """

    def __init__(self, buffer: Buffer, spine: Spine, source: str) -> None:
        self._buffer = buffer
        self._spine = spine
        self._source = source
        self._number = 0
        self._statement: Statement | None = None
        #: Items so far of the entry in hand, however they were read.
        self.items: list[RawItem | Texts] = []
        #: Head of the entry in hand, as long as the parser has not been given it.
        self.waiting = ""
        #: The own texts of the entry that the parser read last.
        self.parsed: Texts = ()

    @property
    def closed(self) -> bool:
        """Whether the document has come to its end."""
        return self._spine.closed

    @property
    def in_entry(self) -> bool:
        """Whether the parser is within an entry."""
        return self._spine.in_entry

    def feed(self, text: str = "") -> list[Event]:
        """Parses a text just taken from the buffer, after the head that is still waiting."""
        text, self.waiting = self.waiting + text, ""
        before = self._spine.lines
        try:
            fed = self._spine.feed(text)
        except etree.XMLSyntaxError as error:
            to_the_end = before + text.count("\n") - (error.lineno or 1) + 1
            line = max(self._buffer.line() - to_the_end, 1)
            refuse_broken(error, line=line, source=self._source)
        except BadField as error:
            raise self._bad(error) from error
        return [self._event(each) for each in fed]

    def probe(self, prefix: str) -> tuple[bool, list[Event]]:
        """Whether an entry that began here would be a statement's own, with what came before."""
        self._spine.probe()
        events = self.feed(f"<{prefix}Ntry/>")
        return self._spine.probed(), events

    def take_items(self) -> list[RawItem]:
        """Moves the items that the parser has read since into the entry in hand."""
        items = self._spine.take_items()
        self.items.extend(items)
        return items

    def made(self, texts: Texts) -> Entry:
        """The entry in hand, which is done with."""
        items, self.items = self.items, []
        self._number += 1
        try:
            entry = make_entry(texts, number=self._number, items=items)
            if entry.booking_date or entry.value_date:
                return entry
            return entry._replace(value_date=self._last_day())
        except BadField as error:
            raise self._bad(error) from error

    def refuse_cut(self) -> BadInput:
        """The refusal of a file that has ended before its last tag."""
        message = ENDS_IN_THE_MIDDLE.format(line=self._buffer.line())
        return BadInput(message, source=self._source)

    def _event(self, fed: Fed) -> Event:
        if isinstance(fed, RawEntry):
            self.parsed = fed.texts
            self.items.extend(fed.items)
            return self.made(fed.texts)
        if isinstance(fed, Statement):
            self._number, self._statement = 0, fed
        return fed

    def _last_day(self) -> date:
        """Day of an entry that names none, which only one that is not booked may do."""
        assert self._statement is not None, "an entry follows its statement"
        last = self._statement.to_date or day(self._statement.created)
        if last is None:
            raise BadField("neither the entry nor its statement names a day")
        return last

    def _bad(self, error: BadField) -> BadInput:
        return BadInput(
            f"near line {self._buffer.line()}, entry {max(self._number, 1)} of its statement: "
            f"{error}. Ask the bank for the file anew",
            source=self._source,
        )
