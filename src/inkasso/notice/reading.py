"""YAML read strictly: each place knows where it stands, and every fault of a file is collected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

import yaml

from inkasso.base.words import LANGUAGES, Words

try:  # ten times as fast; a build of PyYAML may lack it
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

Choice = TypeVar("Choice", bound=StrEnum)

NO_WORDS = Words(fi="", sv="", en="")
_NO_DAY = date(1, 1, 1)
_DEEPEST = 20


def parse(text: str, source: str, faults: list[str]) -> Place:
    """The document of a file; what is no YAML becomes a fault, and the document is empty."""
    try:
        value = _value_of(text)
    except (yaml.YAMLError, ValueError) as error:
        faults.append(f"{source}: not readable as YAML: {error}")
        value = None
        faults = []  # what follows from the file being unreadable is no fault of its own
    return Place(value=value, source=source, where="", faults=faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value in a file; what is asked of it and is not so becomes a fault, with a stand-in."""

    value: object
    #: Name of the file.
    source: str
    #: Keys that lead to it, joined by dots.
    where: str
    #: Where faults are collected, for all files of one reading.
    faults: list[str]

    def fault(self, message: str) -> None:
        """Notes that something is wrong here."""
        self.faults.append(": ".join(part for part in (self.source, self.where, message) if part))

    def entry(self, needed: str, optional: str = "") -> Entry:
        """A mapping with these keys, given as words with spaces between, and no other."""
        values = self._mapping()
        known = {*needed.split(), *optional.split()}
        for key in values:
            if key not in known:
                self.fault(f"unknown key {key!r}; known: {', '.join(sorted(known))}")
        for key in needed.split():
            if key not in values:
                self.fault(f"{key} is missing")
        return Entry(place=self, values=values)

    def items(self) -> Iterator[tuple[str, Place]]:
        """The keys and values of a mapping whose keys are names that the file gives."""
        for key, value in self._mapping().items():
            if key.strip():
                yield key, self.at(key, value)
            else:
                self.fault("a key is empty")

    def elements(self) -> Iterator[Place]:
        """The elements of a list."""
        if not isinstance(self.value, list):
            self.fault("must be a list")
            return
        for number, value in enumerate(self.value, 1):
            yield self.at(str(number), value)

    def text(self) -> str:
        """A text that says something."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.fault(
                f"must be text, in quotation marks if it looks like a number: {self.value!r}"
            )
            return ""
        return self.value.strip()

    def words(self) -> Words:
        """A text in Finnish, Swedish and English; one plain text may not stand for all three."""
        entry = self.entry(" ".join(LANGUAGES))
        texts = {language: entry[language].text() for language in LANGUAGES if language in entry}
        return Words(fi=texts.get("fi", ""), sv=texts.get("sv", ""), en=texts.get("en", ""))

    def names(self) -> tuple[str, ...]:
        """A list of keys, each once."""
        names = tuple(name for element in self.elements() if (name := element.text()))
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.fault(f"{name} stands twice")
        return names

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self.fault(f"must be true or false, not {self.value!r}")
            return False
        return self.value

    def number(self) -> int:
        """A whole number from 0."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            self.fault(f"must be a whole number from 0, not {self.value!r}")
            return 0
        return self.value

    def day(self) -> date:
        """A day in the form 2026-01-31."""
        if type(self.value) is not date:
            self.fault(f"must be a day in the form 2026-01-31, not {self.value!r}")
            return _NO_DAY
        return self.value

    def choice(self, kinds: type[Choice]) -> Choice | None:
        """One of a closed list; None after the fault was noted."""
        if isinstance(self.value, str) and self.value in tuple(kinds):
            return kinds(self.value)
        self.fault(f"{self.value!r} is none of {', '.join(kinds)}")
        return None

    def choices(self, kinds: type[Choice]) -> frozenset[Choice]:
        """Some of a closed list."""
        found = (element.choice(kinds) for element in self.elements())
        return frozenset(choice for choice in found if choice is not None)

    def at(self, key: str, value: object) -> Place:
        """The place of a value inside this one."""
        where = f"{self.where}.{key}" if self.where else key
        return Place(value=value, source=self.source, where=where, faults=self.faults)

    def _mapping(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            self.fault("must be a mapping of keys to values")
            return {}
        for key in self.value:
            if not isinstance(key, str):
                self.fault(f"key {key!r} must be text; put it in quotation marks")
        return {key: value for key, value in self.value.items() if isinstance(key, str)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A mapping with known keys."""

    place: Place
    values: dict[str, object]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def __getitem__(self, key: str) -> Place:
        """The place of a key; when it is missing, which is noted already, one without faults."""
        if key in self.values:
            return self.place.at(key, self.values[key])
        return Place(value=None, source="", where="", faults=[])

    def optional(self, key: str) -> Place | None:
        """The place of a key, or None where it is not given."""
        return self[key] if key in self.values else None

    def words(self, key: str) -> Words | None:
        """Words that may be left out."""
        return self[key].words() if key in self.values else None

    def text(self, key: str) -> str:
        """A text that may be left out."""
        return self[key].text() if key in self.values else ""

    def names(self, key: str) -> tuple[str, ...]:
        """A list that may be left out."""
        return self[key].names() if key in self.values else ()

    def flag(self, key: str) -> bool:
        """A flag that is false when left out."""
        return self[key].flag() if key in self.values else False


# A register is read again whenever one of its files may have changed; the others are as they were.
# Nothing that has a place changes its value, so that values may be shared.
@lru_cache(maxsize=128)
def _value_of(text: str) -> object:
    _check_shape(text)
    return yaml.load(text, Loader=_StrictLoader)


class _StrictLoader(SafeLoader):
    """Refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001, FBT002  signature of the parent
        seen: set[object] = set()
        for key_node, _ in node.value:
            if isinstance(key_node, yaml.ScalarNode):
                key = self.construct_object(key_node)
                if key in seen:
                    raise _Unwelcome(None, None, f"key {key!r} stands twice", key_node.start_mark)
                seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _check_shape(text: str) -> None:
    """Refuses aliases, for a register is read by people line by line, and endless nesting.

    libyaml's loader recurses without a limit; its events do not.
    """
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _Unwelcome(None, None, "an alias (*) is not allowed; write it out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise _Unwelcome(None, None, f"nested deeper than {_DEEPEST} levels")


class _Unwelcome(yaml.constructor.ConstructorError):
    """Something YAML allows and a register does not."""
