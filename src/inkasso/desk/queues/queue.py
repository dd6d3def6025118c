"""What a queue is: work that waits, with its page, its count, and its items one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits."""

    #: Tells it from the others of its queue: a case number, a row's number.
    key: str
    #: The address where it is worked on.
    url: str


Count = Callable[[date], tuple[int | None, int]]


@dataclass(frozen=True, slots=True)
class Queue:
    """Work that waits."""

    #: Name of its page, and of its texts as `queue.…`.
    name: str
    #: The action that it needs.
    action: str
    #: How much waits on a day, and how much of it is late; None while nobody can tell yet.
    count: Count
    #: What waits, in the order of the page; None where items are not worked on one by one.
    items: Callable[[date], list[Item]] | None = None
