"""Which letters have no page: looked through once an hour, and after that only what is new.

A letter that has its file keeps it, so of the letters that were looked through only those matter
that had none. Asking two million letters anew takes a second, which no page has.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max

from inkasso.demands.models import Letter

#: Numbers are given before rows are committed: so many of the newest are always asked again.
_UNDERWAY = 10_000
#: Nanoseconds after which everything is looked through again: an hour.
_KEPT = 3600 * 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedThrough:
    """What is known of letters up to a number."""

    #: Every letter up to this number has its file, but for those of `without`.
    through: int
    without: tuple[int, ...] = ()
    #: When they were looked through, in nanoseconds of a clock that only this process reads.
    at: int


_known: dict[str, LookedThrough] = {}


def looked_through() -> LookedThrough:
    """What this process knows of the letters of its database; few letters need no knowing."""
    database = str(connection.settings_dict["NAME"])
    known = _known.get(database)
    if known is None or time.monotonic_ns() - known.at > _KEPT:
        known = _known[database] = _look()
    return known


def _look() -> LookedThrough:
    newest = Letter.objects.aggregate(newest=Max("id"))["newest"] or 0
    through = max(0, newest - _UNDERWAY)
    old = Letter.objects.filter(id__lte=through, letterfile__isnull=True) if through else ()
    return LookedThrough(
        through=through,
        without=tuple(letter.id for letter in old),
        at=time.monotonic_ns(),
    )
