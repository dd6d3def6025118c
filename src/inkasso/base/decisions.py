"""Answers of rules: a decision with its grounds, or a refusal that says what can be done.

A refusal is an answer, not an accident: it has a stable code, the law it rests on, and a remedy.
Rules return it; a service that must stop raises it wrapped in `Refused`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from inkasso.base.words import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The ground of a decision: an act, its section, and what it says here."""

    #: Number of the act in the statute book, such as `513/1999`.
    act: str
    #: Section as printed in the act, such as `10 a §`, with the subsection where it matters.
    section: str
    #: What the section decides in this matter, in our own words.
    text: Words
    #: The amending act whose wording is meant, such as `31/2013`; empty for the act itself.
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Generic[T]):
    """A value that the law decides, and why it is that value."""

    value: T
    because: tuple[Citation, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A rule says no: a stable code, what is wrong, what can be done, on which ground."""

    #: Stable, lower-case, never translated: `disputed`, `too_early`, `time_barred`.
    code: str
    #: What is refused and why, fit to show to the person who asked.
    message: Words
    #: What can be done about it.
    remedy: Words | None = None
    because: tuple[Citation, ...] = field(default=())


class Refused(Exception):  # noqa: N818  it is an answer on its way up, not an error
    """Carries a refusal to the edge, where it becomes exit code 3 or HTTP 409."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.code}: {refusal.message.en}")
        self.refusal = refusal
