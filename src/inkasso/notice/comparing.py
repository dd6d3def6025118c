"""A change of the register, and the words it is told in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from inkasso.base.words import Words
from inkasso.notice.register import Register


class Kind(StrEnum):
    """What became of a part."""

    #: It is new.
    ADDED = "added"
    #: It is there no more.
    REMOVED = "removed"
    #: It is otherwise than it was.
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is otherwise than in the version before."""

    kind: Kind
    #: What kind of part: purpose, recipient, processor, passage …
    part: str
    #: Its key; empty for parts that stand alone.
    key: str
    #: What changed, in one sentence.
    what: Words
    #: The kinds of subjects that it touches; empty where it touches nobody in particular.
    subjects: frozenset[str]
    #: Whether they must be told directly; otherwise announcing it is enough.
    direct: bool


def everybody(register: Register) -> frozenset[str]:
    """Every kind of subject that some purpose concerns."""
    return frozenset(
        subject for purpose in register.purposes.values() for subject in purpose.subjects
    )


def those_given_to(register: Register, recipient: str) -> frozenset[str]:
    """The subjects of the purposes that may give a recipient anything."""
    return frozenset(
        subject
        for purpose in register.purposes.values()
        if recipient in purpose.recipients
        for subject in purpose.subjects
    )


def names(parts: Mapping[str, Words], keys: Iterable[str]) -> Words:
    """The names of parts in one line, in the order of the register."""
    wanted = set(keys)
    found = [name for key, name in parts.items() if key in wanted]
    return Words(
        fi=", ".join(name.fi for name in found),
        sv=", ".join(name.sv for name in found),
        en=", ".join(name.en for name in found),
    )


def told(sentence: Words, **named: Words) -> Words:
    """A sentence with names set in, each in the sentence's language."""
    return Words(
        fi=sentence.fi.format(**{place: name.fi for place, name in named.items()}),
        sv=sentence.sv.format(**{place: name.sv for place, name in named.items()}),
        en=sentence.en.format(**{place: name.en for place, name in named.items()}),
    )
