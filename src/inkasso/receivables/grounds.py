"""Citations as they are kept beside a fact, and read again for a letter or a screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TypedDict

from inkasso.base.decisions import Citation
from inkasso.base.words import Words


class FrozenCitation(TypedDict):
    """A citation as JSON."""

    act: str
    section: str
    version: str
    text: dict[str, str]


def freeze(because: Iterable[Citation]) -> list[FrozenCitation]:
    """Citations as JSON."""
    return [
        FrozenCitation(act=c.act, section=c.section, version=c.version, text=asdict(c.text))
        for c in because
    ]


def thaw(frozen: Iterable[FrozenCitation]) -> tuple[Citation, ...]:
    """Citations as they were."""
    return tuple(
        Citation(act=c["act"], section=c["section"], version=c["version"], text=Words(**c["text"]))
        for c in frozen
    )
