"""What a form offers to choose from: keys of the program, each with what people call it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from inkasso.base.words import Words
from inkasso.desk.templatetags.desk import said
from inkasso.desk.texts import TEXTS

_Key = TypeVar("_Key", bound=str)

Choices = list[tuple[str, str]]


def from_texts(keys: Iterable[str], beginning: str) -> Choices:
    """Keys, each with its text `<beginning><key>`."""
    return [(str(key), said(TEXTS[f"{beginning}{key}"])) for key in keys]


def from_words(names: Mapping[_Key, Words]) -> Choices:
    """Keys of a table that says itself what they are called."""
    return [(str(key), said(words)) for key, words in names.items()]
