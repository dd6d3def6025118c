"""What takes long to gather: as it was a while ago, gathered anew beside the pages that ask.

Which cases will soon be time-barred is a matter of every open case, and changes with the days, not
with the hours. Each process of the desk gathers them once and keeps the numbers of those that press
most. Whoever shows them weighs those few again, so that nothing is shown that is not so any more.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import connection, connections

from inkasso.desk.clock import seconds
from inkasso.gate.acting import acting
from inkasso.gate.current import Acting, current
from inkasso.receivables.finding import more_open_than

#: Numbers that are kept: more than anybody works through before they are gathered anew.
_MOST = 2000
#: Open cases of an agency so small that its first page may gather them.
_FEW = 5000
#: What took less than this many seconds is gathered for every page.
_QUICK = 0.05
#: A slower one is kept for so many times what it took.
_EASE = 100


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a queue holds on a day."""

    #: Numbers of cases or of what else waits, the most pressing first; not all of a long one.
    first: tuple[int, ...]
    #: How many there are in all, and late.
    count: int
    late: int

    @classmethod
    def of(cls, numbers: Sequence[int], *, late: int) -> Gathered:
        """A queue of these numbers, the most pressing first."""
        return cls(tuple(numbers[:_MOST]), len(numbers), late)


T = TypeVar("T")
Gather = Callable[[date], T]
Weigh = Callable[[date, Sequence[int]], Sequence[T]]


@dataclass(slots=True)
class Kept(Generic[T]):
    """What was gathered."""

    what: T
    #: Seconds that gathering took.
    took: float
    #: When it was done, by this process's own clock, and in seconds since 1970.
    at: float
    told_at: float


_Key = tuple[str, str, str, date]
#: By database, purpose, name and day; each name keeps one kind of thing.
_kept: dict[_Key, Kept[Any]] = {}
#: What somebody gathers just now.
_underway: set[_Key] = set()


def is_large() -> bool:
    """Whether so many cases are open that nobody waits until all of them are gathered."""
    return more_open_than(_FEW)


def kept(name: str, gather: Gather[T], on: date) -> Kept[T] | None:
    """What there is of a name, or was a while ago; within `acting` for its purpose.

    None where a large agency's has not been gathered yet: it is being so, and nobody waits for it.
    """
    who = current()
    assert who is not None, "a page acts for a purpose"
    key = (str(connection.settings_dict["NAME"]), who.purpose, name, on)
    known: Kept[T] | None = _kept.get(key)
    if known is None and is_large():
        _gather_beside(key, gather, who)
        # What pressed most yesterday does so today; whoever shows it weighs it again.
        return next((held for one, held in list(_kept.items()) if one[:3] == key[:3]), None)
    if known is None or known.took < _QUICK:
        known = _kept[key] = _gathered(gather, on)
    elif time.monotonic() - known.at > known.took * _EASE:
        _gather_beside(key, gather, who)
    return known


def pressing(
    name: str, gather: Gather[Gathered], weigh: Weigh[T], on: date, *, most: int
) -> tuple[list[T], int | None]:
    """The first of a queue as they stand now, and how many there are in all.

    `weigh` tells of some numbers what is still so. None of them, and no number, while they are
    gathered for the first time.
    """
    held = kept(name, gather, on)
    found: list[T] = []
    if held is None:
        return found, None
    queue = held.what
    for start in range(0, len(queue.first), most):
        found += weigh(on, queue.first[start : start + most])
        if len(found) >= most:
            break
    return found[:most], max(queue.count, len(found))


def _gather_beside(key: _Key, gather: Gather[T], who: Acting) -> None:
    if key not in _underway:
        _underway.add(key)
        threading.Thread(target=_gather, args=(key, gather, who)).start()


def _gather(key: _Key, gather: Gather[T], who: Acting) -> None:
    try:
        with acting(who.purpose, actor=who.actor, reason=who.reason):
            found = _gathered(gather, key[3])
            for one in [one for one in list(_kept) if one[:3] == key[:3]]:
                _kept.pop(one, None)
            _kept[key] = found
    finally:
        _underway.discard(key)
        connections.close_all()


def _gathered(gather: Gather[T], on: date) -> Kept[T]:
    began = time.perf_counter()
    found = gather(on)
    took = time.perf_counter() - began
    return Kept(what=found, took=took, at=time.monotonic(), told_at=seconds())
