"""A statement that must hold, and whether it does: what `inkasso prove` is made of."""

from __future__ import annotations

from typing import NamedTuple

#: Faults that a check names one by one.
_NAMED_MAX = 5


class Check(NamedTuple):
    """One statement, and whether it holds."""

    #: Stable name, such as `entries_balance`.
    check: str
    holds: bool
    #: What was counted, or what is wrong and where.
    detail: str


def check(name: str, wrong: list[str], right: str) -> Check:
    """A check that holds when nothing is wrong; names at most five faults."""
    if not wrong:
        return Check(name, holds=True, detail=right)
    more = f" and {len(wrong) - _NAMED_MAX} more" if len(wrong) > _NAMED_MAX else ""
    return Check(name, holds=False, detail="; ".join(wrong[:_NAMED_MAX]) + more)
