"""Queues that take long to gather: what was in them a while ago, weighed anew as it is shown.

Which cases will soon be time-barred is a matter of every open case, and changes with the days, not
with the hours. Each process of the desk gathers them once, keeps the numbers of those that press
most, and gathers anew beside the pages that ask. Whoever shows them weighs those few again, so that
nothing is shown that is not so any more.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, connections

from inkasso.gate.acting import acting
from inkasso.gate.current import Acting, current

#: Numbers that are kept: more than anybody works through before they are gathered anew.
_MOST = 2000
#: What took less than this many seconds is gathered for every page.
_QUICK = 0.2
#: A slower one is kept for so many times what it took.
_EASE = 100


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a queue holds on a day."""

    #: Numbers of cases, the most pressing first.
    numbers: Sequence[int]
    #: How many of them are late.
    late: int


Gather = Callable[[date], Gathered]


@dataclass(slots=True)
class Kept:
    """What a queue held."""

    #: Numbers of cases, the most pressing first; how many there were in all, and late.
    first: tuple[int, ...]
    count: int
    late: int
    #: Seconds that gathering took, and when it was done, by this process's own clock.
    took: float
    at: float
    #: Somebody gathers anew.
    underway: bool = False


#: By database, purpose, queue and day.
_kept: dict[tuple[str, str, str, date], Kept] = {}


def kept(name: str, gather: Gather, on: date) -> Kept:
    """What a queue holds, or held a while ago; within `acting` for its purpose."""
    who = current()
    assert who is not None, "a page acts for a purpose"
    key = (str(connection.settings_dict["NAME"]), who.purpose, name, on)
    known = _kept.get(key)
    if known is None or known.took < _QUICK:
        known = _kept[key] = _gathered(gather, on)
    elif not known.underway and time.monotonic() - known.at > known.took * _EASE:
        known.underway = True
        threading.Thread(target=_gather_beside, args=(key, gather, who)).start()
    return known


def _gather_beside(key: tuple[str, str, str, date], gather: Gather, who: Acting) -> None:
    try:
        with acting(who.purpose, actor=who.actor, reason=who.reason):
            _kept[key] = _gathered(gather, key[3])
    finally:
        _kept[key].underway = False
        connections.close_all()


def _gathered(gather: Gather, on: date) -> Kept:
    began = time.perf_counter()
    found = gather(on)
    took = time.perf_counter() - began
    return Kept(
        first=tuple(found.numbers[:_MOST]),
        count=len(found.numbers),
        late=found.late,
        took=took,
        at=time.monotonic(),
    )
