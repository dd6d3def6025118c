"""Renders many documents on all cores, in order, surviving a worker that dies.

Each worker is a fresh process (spawn: no locks or connections come along) that keeps its own
compiler warm. At most a few items a worker are under way at a time, so a million letters need no
more memory than a hundred, and a reader who stops early leaves little behind.
"""

from __future__ import annotations

import concurrent.futures
import itertools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")

#: How often an item may take a worker down with it before it is given up.
_DEATHS_MAX = 2
#: Items under way for each worker: one in work, the others waiting at its door.
_AHEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered(Generic[T]):
    """What became of one item: its PDF, or why there is none."""

    item: T
    #: The PDF, or None when it could not be made.
    pdf: bytes | None
    #: Why there is no PDF, else `""`.
    error: str = ""


@dataclass(slots=True)
class _Job(Generic[T]):
    """An item under way; `deaths` counts workers that died while it was at the head."""

    item: T
    future: Future[bytes]
    deaths: int = 0


class TypesetPool:
    """Worker processes for rendering; a context manager, so that none outlives its use.

    The workers ignore Ctrl-C, which is the parent's to answer, and end when the parent is gone,
    even when it was killed.
    """

    def __init__(self, *, workers: int | None = None) -> None:
        self.workers = workers or available_cores()
        self._executor = self._started()

    def __enter__(self) -> TypesetPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._executor.shutdown(wait=kind is None, cancel_futures=True)

    def render(self, render: Callable[[T], bytes], items: Iterable[T]) -> Iterator[Rendered[T]]:
        """The items rendered, in the order given, each with its PDF or its error.

        `render` is a function at the top of a module, and items can be pickled. An item that
        raises gives its error; one that kills its worker twice is given up; the rest go on.
        """
        waiting = iter(items)
        under_way: deque[_Job[T]] = deque()
        while True:
            room = self.workers * _AHEAD - len(under_way)
            for item in itertools.islice(waiting, room):
                under_way.append(_Job(item, self._submitted(render, item)))
            if not under_way:
                return
            yield self._outcome(render, under_way)

    def _outcome(self, render: Callable[[T], bytes], under_way: deque[_Job[T]]) -> Rendered[T]:
        """What became of the job at the head, which leaves the queue."""
        job = under_way[0]
        while True:
            try:
                pdf = job.future.result()
            except BrokenProcessPool:
                job.deaths += 1
                if job.deaths >= _DEATHS_MAX:
                    return self._given_up(render, under_way)
                self._restarted(render, under_way)
            except Exception as fault:  # one letter's fault must not stop the others
                return Rendered(item=under_way.popleft().item, pdf=None, error=_told(fault))
            else:
                return Rendered(item=under_way.popleft().item, pdf=pdf)

    def _given_up(self, render: Callable[[T], bytes], under_way: deque[_Job[T]]) -> Rendered[T]:
        job = under_way.popleft()
        self._restarted(render, under_way)
        error = f"the typesetting process ended {job.deaths} times while rendering this"
        return Rendered(item=job.item, pdf=None, error=error)

    def _restarted(self, render: Callable[[T], bytes], under_way: deque[_Job[T]]) -> None:
        """A new set of workers; whatever the old ones had not finished is handed out again.

        After a death the head goes alone first: if it dies again, it was the culprit.
        """
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._started()
        for number, job in enumerate(under_way):
            if job.future.done() and not job.future.cancelled() and job.future.exception() is None:
                continue
            job.future = self._submitted(render, job.item)
            if number == 0:
                concurrent.futures.wait([job.future])

    def _submitted(self, render: Callable[[T], bytes], item: T) -> Future[bytes]:
        """The item handed to a worker; a broken pool shows in the future, not here."""
        try:
            return self._executor.submit(render, item)
        except BrokenProcessPool as broken:
            failed: Future[bytes] = Future()
            failed.set_exception(broken)
            return failed

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=self.workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start_worker,
        )


def available_cores() -> int:
    """Cores that this process may use, which in a container are fewer than the machine's."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_worker() -> None:
    """Prepares a worker: Ctrl-C is the parent's, one core is enough, no life after the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The typesetter would start threads on every core in every worker, and they would fight.
    os.environ["RAYON_NUM_THREADS"] = "1"
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent closes nothing: its workers would wait for work for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has a parent"
    wait([parent.sentinel])
    os._exit(1)


def _told(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"
