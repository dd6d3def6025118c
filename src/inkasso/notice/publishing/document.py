"""A document in three languages: sections with headings, and blocks of text, lists and tables.

Anchors are the same in every language, and a place may carry statements of the notice: so it can
be shown where each statement is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from inkasso.base.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place that can be pointed to."""

    #: Unique in the document; letters, digits and hyphens.
    anchor: str
    #: The statements that are told here.
    statements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """A plain list."""

    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name and what stands for it, in one or more lines."""

    name: Words
    lines: tuple[Words, ...]
    #: Where each line leads, such as `mailto:…`; empty for plain text.
    target: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values."""

    rows: tuple[Fact, ...]
    #: What a screen says in their place until the reader unfolds them; None shows them at once.
    folded: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a list: what it is called, and what is said of it."""

    mark: Mark
    name: Words
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of named entries."""

    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; its first cell is its header."""

    cells: tuple[Words, ...]
    mark: Mark | None = None
    #: Beginnings of groups of rows have a name of their own, over the whole width.
    group: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption and a header row."""

    caption: Words
    columns: tuple[Words, ...]
    rows: tuple[Row, ...]
    #: Widths of the columns on paper, as shares; empty for equal ones.
    shares: tuple[int, ...] = ()


Block: TypeAlias = Paragraph | Bullets | Facts | Entries | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands under it."""

    mark: Mark
    heading: Words
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def marks(self) -> Iterator[Mark]:
        """Every place in it, in reading order."""
        yield self.mark
        for block in self.blocks:
            yield from _marks(block)
        for section in self.sections:
            yield from section.marks()

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.blocks and not self.sections


def _marks(block: Block) -> Iterator[Mark]:
    if isinstance(block, Entries):
        yield from (entry.mark for entry in block.items)
    if isinstance(block, Table):
        yield from (row.mark for row in block.rows if row.mark is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document."""

    title: Words
    #: One line under the title: version and first day.
    subtitle: Words
    #: Who publishes it.
    author: str
    #: Date of the document, and of its PDF.
    dated: date
    sections: tuple[Section, ...] = field(default=())

    def told(self) -> dict[str, list[str]]:
        """The anchors where each statement is told, in reading order."""
        places: dict[str, list[str]] = {}
        for section in self.sections:
            for mark in section.marks():
                for statement in sorted(mark.statements):
                    places.setdefault(statement, []).append(mark.anchor)
        return dict(sorted(places.items()))

    def anchors(self) -> list[str]:
        """Every anchor, in reading order."""
        return [mark.anchor for section in self.sections for mark in section.marks()]
