"""The cost of the gate: the same work as the owner, whom nothing stops, and as a purpose.

Both sides alternate in rounds, so that what else the machine does falls on both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from statistics import median
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from inkasso.cli.output import Json
from inkasso.cli.progress import progress
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting, open_files, sweeping
from inkasso.ledger.models import Posting
from inkasso.mandates.agency import read_agency
from inkasso.parties.models import Address, PartyName
from inkasso.receivables.models import Case
from inkasso.strategy.dayrun import run_day

_ROUNDS, _DAY_ROUNDS, _REQUESTS, _PAGES, _PAGE = 7, 3, 120, 20, 50
_MS = 1000
_ACTOR, _REASON = "bench", "bench"


@dataclass(slots=True)
class Sides:
    """Seconds that a kind of work took, round by round."""

    without: list[float] = field(default_factory=list)
    through: list[float] = field(default_factory=list)

    def figure(self, what: str) -> Json:
        """Medians over the rounds, in milliseconds."""
        without, through = median(self.without) * _MS, median(self.through) * _MS
        return {
            "what": what,
            "without_ms": round(without, 3),
            "with_ms": round(through, 3),
            "more_ms": round(through - without, 3),
            "more_percent": round((through / without - 1) * 100, 1),
        }


def measure(workspace: Workspace, cases: int, on: date) -> Iterator[Json]:
    """Milliseconds of each kind of work, without the gate and with it."""
    with workspace.as_owner():
        people = list(Case.objects.order_by("id").values_list("person_id", flat=True))
    for wait in (False, True):
        how = "at once on the disk" if wait else "asynchronously"
        with _log_committed(wait=wait):
            yield _requests(workspace, people, 1, _REQUESTS).figure(
                f"request that opens one file, log committed {how}"
            )
            yield _requests(workspace, people, _PAGE, _PAGES).figure(
                f"page of {_PAGE} persons, log committed {how}"
            )
    yield _days(workspace, on).figure(f"day run over {cases} cases")


def _requests(workspace: Workspace, people: Sequence[UUID], size: int, number: int) -> Sides:
    """Each request reads names, addresses, cases and postings of `size` persons."""
    sides, turn = Sides(), count()
    with progress(f"Requests of {size}", _ROUNDS) as advance:
        for _ in range(_ROUNDS):
            with workspace.as_owner():
                sides.without.append(_timed(lambda: _bare(_some(people, size, turn)), number))
            sides.through.append(_timed(lambda: _gated(_some(people, size, turn)), number))
            advance(1)
    return sides


def _some(people: Sequence[UUID], size: int, turn: count[int]) -> Sequence[UUID]:
    """Other people at every turn."""
    start = next(turn) * size % (len(people) - size + 1)
    return people[start : start + size]


def _timed(work: Callable[[], None], number: int) -> float:
    """Median seconds of one, after a few to warm up."""
    seconds = []
    for _ in range(number):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds[number // 5 :])


def _bare(people: Sequence[UUID]) -> None:
    with transaction.atomic():
        _read(people)


def _gated(people: Sequence[UUID]) -> None:
    with acting("collection", actor=_ACTOR, reason=_REASON):
        open_files(people, "page:bench")
        with transaction.atomic():
            _read(people)


def _read(people: Sequence[UUID]) -> None:
    names = list(PartyName.objects.filter(person_id__in=people))
    assert len(names) == len(people), "whoever's file is open shows"
    list(Address.objects.filter(person_id__in=people))
    cases = [case.id for case in Case.objects.filter(person_id__in=people)]
    list(Posting.objects.filter(case_id__in=cases))


def _days(workspace: Workspace, on: date) -> Sides:
    """The whole day run, undone afterwards so that every round finds the same cases."""
    sides = Sides()
    with progress("Day runs", _DAY_ROUNDS) as advance:
        for _ in range(_DAY_ROUNDS):
            with workspace.as_owner():
                sides.without.append(_day(on))
            with acting("collection", actor=_ACTOR, reason=_REASON), sweeping("bench"):
                sides.through.append(_day(on))
            advance(1)
    return sides


def _day(on: date) -> float:
    agency = read_agency(settings.AGENCY_FILE)
    with transaction.atomic():
        began = time.perf_counter()
        for _ in run_day(on, agency):
            pass
        seconds = time.perf_counter() - began
        transaction.set_rollback(True)
    return seconds


@contextmanager
def _log_committed(*, wait: bool) -> Iterator[None]:
    """The log's commits waited for or not; the gate's connection is made anew for it."""
    before = settings.LOG_SYNCHRONOUSLY
    settings.LOG_SYNCHRONOUSLY = wait
    connection.close()
    try:
        yield
    finally:
        settings.LOG_SYNCHRONOUSLY = before
        connection.close()
