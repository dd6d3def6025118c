"""Templates of letters in free words: data, in three languages, in `templates.yaml`.

A template says what its letter is for, and so what must be true before it may be sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

import yaml

from inkasso.base.words import Words


class Answers(StrEnum):
    """Whether a letter answers something that the person asked."""

    #: Nobody writes it unasked.
    ALWAYS = "always"
    MAYBE = "maybe"
    #: It asks something itself.
    NEVER = "never"


class Needs(StrEnum):
    """How the case must stand for the letter to be true."""

    ANY = "any"
    #: Something is open that may still be collected.
    OPEN = "open"
    #: All was paid, nothing was given up.
    PAID = "paid"
    #: Nothing is open any more, however it ended.
    CLOSED = "closed"
    #: The creditor took the claim back.
    RECALLED = "recalled"


class OwnWords(StrEnum):
    """Whether whoever writes adds words of their own."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a kind of letter says around the writer's own words."""

    key: str
    #: What it is called in lists.
    name: Words
    heading: Words
    answers: Answers
    needs: Needs
    own_words: OwnWords
    #: Whether it tells what is owed on the day, line by line.
    shows_account: bool
    #: Whether it goes to a client, about no case.
    to_client: bool = False
    #: Paragraphs before and after the writer's words; may name {asked}, {paid}, {closed},
    #: {creditor}, {reach}, {case}, {client}, {day}.
    before: tuple[Words, ...]
    after: tuple[Words, ...]


def house_templates() -> Mapping[str, Template]:
    """The house's templates by key, in the order that they are offered in."""
    return _read()


@cache
def _read() -> Mapping[str, Template]:
    text = resources.files(__package__).joinpath("templates.yaml").read_text(encoding="utf-8")
    return {key: _template(key, told) for key, told in yaml.safe_load(text).items()}


def _template(key: str, told: Mapping[str, object]) -> Template:
    return Template(
        key=key,
        name=_words(told["name"]),
        heading=_words(told["heading"]),
        answers=Answers(str(told["answers"])),
        needs=Needs(str(told["needs"])),
        own_words=OwnWords(str(told["own_words"])),
        shows_account=bool(told.get("shows_account", False)),
        to_client=bool(told.get("to_client", False)),
        before=_paragraphs(told.get("before")),
        after=_paragraphs(told.get("after")),
    )


def _paragraphs(told: object) -> tuple[Words, ...]:
    assert told is None or isinstance(told, list), "paragraphs are a list"
    return tuple(_words(one) for one in told or ())


def _words(told: object) -> Words:
    assert isinstance(told, dict), "a text stands in three languages"
    return Words(**told)
