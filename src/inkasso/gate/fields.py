"""The fields that may leave at all: each is read by the room that holds it, under one name.

A name is `category.field`, the category by its key in the register. What has no reader cannot be
disclosed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

#: What a reader gives: a text, or rows of named texts.
Value: TypeAlias = str | Sequence[Mapping[str, str]]

#: Both halves together fit a column of 60.
_NAME = re.compile(r"[a-z][a-z_]{0,28}\.[a-z][a-z_]{0,28}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose data are read, and of which case."""

    person_id: UUID
    #: None for data that belong to no case, or to all of the person's.
    case_id: int | None
    on: date


#: Reads one field; empty where there is nothing.
Reader: TypeAlias = Callable[[Whose], Value]

_readers: dict[str, Reader] = {}


def provide(name: str, reader: Reader) -> None:
    """Let a field be read by its room. Raises `ValueError` for a name that is none."""
    if not is_name(name):
        raise ValueError(f"{name!r} is no name of a field; write category.field")
    _readers[name] = reader


def is_name(text: str) -> bool:
    """Whether a text is written as the name of a field."""
    return _NAME.fullmatch(text) is not None


def category_of(name: str) -> str:
    """The category that a field belongs to."""
    return name.partition(".")[0]


def readable_fields() -> frozenset[str]:
    """Every field that some room reads."""
    return frozenset(_readers)


def read_field(name: str, whose: Whose) -> Value:
    """The value of a field that has a reader; empty where there is none."""
    return _readers[name](whose)
