"""How much waits in each queue: counted now where that is quick, kept for a while where it is not.

Some queues weigh every case that might belong to them, which takes seconds where there are a
million. Such a count is kept for a hundred times as long as it took, and then counted anew beside
the page that asked: nobody waits for it but the first.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db import connections

from inkasso.desk.clock import seconds
from inkasso.desk.queues.queue import Queue
from inkasso.gate.acting import acting
from inkasso.staff.actions import ACCOUNTS

#: Seconds that a count may take to be made for every page.
_QUICK = 0.1
#: A slower one is kept for so many times what it took.
_EASE = 100
#: Seconds that a count is shown at all, and that one who counts has for it.
_KEPT, _COUNTING = 3600, 120
_REASON = "queues at the desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How much waits (None while nobody can tell yet), and how much of it is late."""

    count: int | None
    late: int
    #: Seconds that counting took, and when it was done, in seconds since 1970.
    took: float
    at: float

    @property
    def is_kept(self) -> bool:
        """Whether it is shown to others too, as of the moment that it was counted."""
        return self.took >= _QUICK


@dataclass(frozen=True, slots=True)
class Wanted:
    """A queue that somebody wants counted."""

    queue: Queue
    purpose: str
    actor: str
    on: date

    @property
    def key(self) -> str:
        """Under which a count is kept: who asks makes no difference to it."""
        return f"queue:{self.queue.name}:{self.purpose}:{self.on}"


def counts(wanted: Sequence[Wanted]) -> list[Count]:
    """How much waits in each; within `acting` for accounts."""
    kept: dict[str, Count] = cache.get_many([one.key for one in wanted])
    return [_renewed(kept[one.key], one) if one.key in kept else _count(one) for one in wanted]


def _renewed(known: Count, wanted: Wanted) -> Count:
    """What is known; once it is old, somebody counts anew meanwhile."""
    old = seconds() - known.at > known.took * _EASE
    if old and cache.add(f"{wanted.key}:counting", "now", _COUNTING):
        threading.Thread(target=_count_beside, args=(wanted,)).start()
    return known


def _count_beside(wanted: Wanted) -> None:
    try:
        with acting(ACCOUNTS, actor=wanted.actor, reason=_REASON):
            _count(wanted)
            cache.delete(f"{wanted.key}:counting")
    finally:
        connections.close_all()


def _count(wanted: Wanted) -> Count:
    began = time.perf_counter()
    with acting(wanted.purpose, actor=wanted.actor, reason=_REASON):
        waiting, late = wanted.queue.count(wanted.on)
    took = time.perf_counter() - began
    made = Count(count=waiting, late=late, took=took, at=seconds())
    if made.is_kept:
        cache.set(wanted.key, made, _KEPT)
    return made
