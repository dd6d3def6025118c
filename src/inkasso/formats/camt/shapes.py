"""Shapes: what makes reading fast without giving up a real XML parser.

A bank writes every payment of a file in the same few shapes: the same elements in the same order,
only the texts differ. Whatever has a shape that is not known yet goes through the XML parser. From
its source text a shape is learned: a regular expression that spells out each tag and lets each text
be anything without `<`, `>` or control characters, and `&` only as one of XML's own five entities.
A text that fits such an expression is well-formed XML of exactly the structure that the parser has
accepted before, so it need not be parsed again. Anything else (comments, CDATA, other entities,
other attributes) never fits, and goes the long way. A shape is kept only when it reads its own
example exactly as the parser did. The expressions have nothing to go back to: they are linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from inkasso.formats.camt.fields import USTRD, Path, RawItem, Texts, clean

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)"
    r"(?P<attributes>(?:[ \t\n]+[\w:.-]+=\"[^\"<>&\r\n]*\")*+)[ \t\n]*(?P<empty>/?)>"
    r"(?P<text>[^<]*)"
)
_CURRENCY = re.compile(r'(Ccy=")([^"]*)(")')
_BLANK = r"[ \t\n]*+"
#: Whatever stands in a text as it is; U+FFFE and U+FFFF were refused when the file was decoded.
_TEXT = r"[^<>&\x00-\x08\x0b-\x1f]*+"
_TEXT_ESCAPED = rf"{_TEXT}(?:&(?:amp|lt|gt|quot|apos);{_TEXT})*"
_NO_BLANK_AHEAD, _NO_BLANK_BEHIND = r"(?![ \t\n])", r"(?<![ \t\n])"
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
#: A last group that is always empty: the text of every field that is not there.
_NOTHING = "()"

#: How pretty printers indent; one repeated character is what expressions match fastest.
_LINE_AND_SPACES = re.compile(r"\n *")
_LINE_AND_TABS = re.compile(r"\n\t*")

#: Shapes kept for one place; each is tried in turn, so they are few.
_SHAPES_MAX = 24
#: Texts of one file from which a shape is tried to be learned.
_TRIES_MAX = 512
#: Shapes of whole entries kept, and entries in which they are looked for.
_WHOLE_MAX = 6
_WHOLE_TRIES_MAX = 1000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """One way in which a bank writes an item, or the part of an entry before or after its items."""

    #: Fits every text of this shape and nothing else, with the blanks around it.
    pattern: re.Pattern[str]
    #: Groups of the pattern in the order of the fields; the last group is the one for nothing.
    groups: tuple[int, ...]
    #: Tags that are still open where the text ends, as written, outermost first.
    open_tags: tuple[str, ...]
    #: Whether texts may have blanks around them, which are then taken off.
    padded: bool
    #: Whether texts may have XML's own five entities, which are then resolved.
    escaped: bool

    def texts_of(self, match: re.Match[str]) -> Texts:
        """The texts of the fields in a text that the pattern fits."""
        texts: Texts = match.group(*self.groups)
        if self.escaped:
            texts = tuple([_resolved(text) for text in texts])
        if self.padded:
            texts = tuple([clean(text) for text in texts])
        return texts


class Fit(NamedTuple):
    """A text that has a known shape."""

    shape: Shape
    #: The texts of the fields.
    texts: Texts
    #: Where the text of this shape ends, with the blanks behind it.
    end: int


class Shapes:
    """The shapes learned so far for one purpose, those that fitted often before the others.

    `inside` are the tags that are open before a text: none for an entry and for an item.
    """

    def __init__(self, fields: Mapping[Path, int]) -> None:
        self._fields = fields
        self._known: dict[tuple[str, ...], list[Shape]] = {}
        self._tries = _TRIES_MAX

    def fit(self, text: str, at: int, inside: tuple[str, ...] = ()) -> Fit | None:
        """The known shape that the text has from a place on."""
        known = self._known.get(inside, [])
        for place, shape in enumerate(known):
            match = shape.pattern.match(text, at)
            if match is not None:
                if place:
                    known[place], known[place - 1] = known[place - 1], shape
                return Fit(shape, shape.texts_of(match), match.end())
        return None

    def fit_all(self, text: str, at: int, into: list[RawItem | Texts]) -> int:
        """Takes what has known shapes from a place on, one after another; where that ends."""
        known = self._known.get((), [])
        fitted = True
        while fitted:
            fitted = False
            for place, shape in enumerate(known):
                match = shape.pattern.match(text, at)
                if match is not None:
                    into.append(shape.texts_of(match))
                    at = match.end()
                    if place:
                        known[place], known[place - 1] = known[place - 1], shape
                    fitted = True
                    break
        return at

    def propose(self, source: str, inside: tuple[str, ...] = ()) -> tuple[Shape, Texts] | None:
        """A shape for a source that the parser has accepted, with how it reads that source.

        `None` when the source is too unusual to have a shape. Nothing is kept yet. A file in which
        little can be learned is not tried for ever.
        """
        self._tries -= 1
        if self._tries < 0:
            return None
        shape = _Learner(self._fields, inside).shape(source)
        if shape is None:
            return None
        alone = Shapes(self._fields)
        alone.keep(shape, inside)
        fit = alone.fit(source, 0, inside)
        return None if fit is None or fit.end != len(source) else (shape, fit.texts)

    def keep(self, shape: Shape, inside: tuple[str, ...] = ()) -> None:
        """Makes a shape known, once it has proved to read its source as the parser did."""
        known = self._known.setdefault(inside, [])
        if len(known) < _SHAPES_MAX:
            known.append(shape)


class WholeShape(NamedTuple):
    """An entry with one item: three shapes end to end, matched at once."""

    pattern: re.Pattern[str]
    #: Groups of the entry's fields.
    entry_groups: tuple[int, ...]
    #: Groups of the item's fields.
    item_groups: tuple[int, ...]


class WholeShapes:
    """The shapes of entries with one item that come often, the most frequent first."""

    def __init__(self) -> None:
        self._known: list[WholeShape] = []
        self._tries = _WHOLE_TRIES_MAX
        self._kept: set[tuple[Shape, Shape, Shape]] = set()

    @property
    def complete(self) -> bool:
        """Whether no more are taken in."""
        return self._tries <= 0 or len(self._known) >= _WHOLE_MAX

    def match(self, text: str, at: int) -> tuple[WholeShape, re.Match[str]] | None:
        """The shape that fits the text from a place on, and how it does."""
        for place, shape in enumerate(self._known):
            match = shape.pattern.match(text, at)
            if match is not None:
                if place:
                    known = self._known
                    known[place], known[place - 1] = known[place - 1], shape
                return shape, match
        return None

    def keep(self, head: Shape, item: Shape, tail: Shape) -> None:
        """Makes the shape of three that came one after another known."""
        self._tries -= 1
        shapes = (head, item, tail)
        if shapes in self._kept or any(shape.padded or shape.escaped for shape in shapes):
            return
        self._kept.add(shapes)
        before_tail = head.pattern.groups + item.pattern.groups
        entry_groups = [
            first if first != head.pattern.groups else last + before_tail
            for first, last in zip(head.groups, tail.groups, strict=True)
        ]
        item_groups = [group + head.pattern.groups for group in item.groups]
        pattern = re.compile("".join(shape.pattern.pattern for shape in shapes))
        self._known.append(WholeShape(pattern, tuple(entry_groups), tuple(item_groups)))


def _resolved(text: str) -> str:
    if "&" in text:
        for entity, sign in _ENTITIES:
            text = text.replace(entity, sign)
    return text


class _Learner:
    """Walks the tags of one source text and writes the expression that fits it."""

    def __init__(self, fields: Mapping[Path, int], inside: tuple[str, ...]) -> None:
        self._fields = fields
        self._open = list(inside)
        self._pieces: list[str] = []
        self._places: dict[int, int] = {}
        self._free: list[int] = []
        self._count = 0
        self._padded = False
        self._escaped = False

    def shape(self, source: str) -> Shape | None:
        """The shape, or `None` for a source too unusual to have one."""
        begun = source.lstrip(" \t\n")
        tags = list(_TAG.finditer(begun))
        if "".join([tag.group() for tag in tags]) != begun:
            return None
        self._escaped = "&" in source
        self._padded = any(
            tag["text"].strip() and tag["text"] != clean(tag["text"]) for tag in tags
        )
        for tag, following in zip(tags, [*tags[1:], None], strict=True):
            leaf = following is not None and bool(following["close"]) and not tag["close"]
            if not self._take(tag, leaf=leaf and not tag["empty"]):
                return None
        nothing = self._count + 1
        width = max(self._fields.values()) + 1
        groups = [self._places.get(place, nothing) for place in range(width)]
        return Shape(
            pattern=re.compile("".join([_BLANK, *self._pieces, _NOTHING, _BLANK])),
            groups=(*groups, *self._free),
            open_tags=tuple(self._open),
            padded=self._padded,
            escaped=self._escaped,
        )

    def _take(self, tag: re.Match[str], *, leaf: bool) -> bool:
        """Adds one tag and the text behind it; false for what no shape can hold."""
        written = tag.group()[: tag.start("text") - tag.start()]
        if tag["close"]:
            self._pieces.append(re.escape(written))
            return bool(self._open) and self._open.pop() == tag["name"] and self._blank(tag)
        self._open.append(tag["name"])
        path = tuple(name.rpartition(":")[2] for name in self._open[1:])
        taken = self._opened(written, path) and (self._leaf(path) if leaf else self._blank(tag))
        if tag["empty"]:
            self._open.pop()
        return taken

    def _opened(self, written: str, path: Path) -> bool:
        place = self._fields.get((*path, "@Ccy"))
        currency = _CURRENCY.search(written)
        if place is None or currency is None:
            self._pieces.append(re.escape(written))
            return True
        before, after = written[: currency.start(2)], written[currency.end(2) :]
        self._pieces.append(f"{re.escape(before)}([A-Z]{{3}}){re.escape(after)}")
        return self._group(place)

    def _leaf(self, path: Path) -> bool:
        place = self._fields.get(path)
        if path == USTRD:
            self._count += 1
            self._free.append(self._count)
        elif place is None:
            self._pieces.append(self._text())
            return True
        elif not self._group(place):
            return False
        text = f"({self._text()})"
        self._pieces.append(text if self._padded else f"{_NO_BLANK_AHEAD}{text}{_NO_BLANK_BEHIND}")
        return True

    def _text(self) -> str:
        return _TEXT_ESCAPED if self._escaped else _TEXT

    def _group(self, place: int) -> bool:
        """Gives the place its group; false when it has one, for then a field comes twice."""
        self._count += 1
        return self._places.setdefault(place, self._count) == self._count

    def _blank(self, tag: re.Match[str]) -> bool:
        """Blanks between tags may be any where the example has some, and none where it has not."""
        blank = tag["text"]
        if _LINE_AND_SPACES.fullmatch(blank):
            self._pieces.append(r"\n *+")
        elif _LINE_AND_TABS.fullmatch(blank):
            self._pieces.append(r"\n\t*+")
        elif blank:
            self._pieces.append(_BLANK)
        return not clean(blank)
