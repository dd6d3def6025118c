"""A statement that must hold, and whether it does: what `inkasso prove` is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from inkasso.base.words import Words

#: Faults that a check names one by one.
_NAMED_MAX = 5


class Check(NamedTuple):
    """One statement, and whether it holds."""

    #: Stable name, such as `entries_balance`.
    check: str
    holds: bool
    #: What was counted, or what is wrong and where.
    found: Words

    @property
    def detail(self) -> str:
        """What was found, in English: what machines and the verifier's evidence are told."""
        return self.found.en

    def as_document(self) -> dict[str, str | bool]:
        """As machines read it."""
        return {"check": self.check, "holds": self.holds, "detail": self.detail}


def check(name: str, wrong: Sequence[Words], right: Words) -> Check:
    """A check that holds when nothing is wrong; names at most five faults."""
    if not wrong:
        return Check(name, holds=True, found=right)
    named, more = listed(wrong[:_NAMED_MAX]), len(wrong) - _NAMED_MAX
    if more <= 0:
        return Check(name, holds=False, found=named)
    rest = _MORE.format(count=more)
    found = Words(fi=named.fi + rest.fi, sv=named.sv + rest.sv, en=named.en + rest.en)
    return Check(name, holds=False, found=found)


def listed(sentences: Iterable[Words]) -> Words:
    """Sentences one after the other, with semicolons between them."""
    every = list(sentences)
    return Words(
        fi="; ".join(one.fi for one in every),
        sv="; ".join(one.sv for one in every),
        en="; ".join(one.en for one in every),
    )


_MORE = Words(fi=" ja {count} muuta", sv=" och {count} till", en=" and {count} more")
