"""The start: the queues that one's roles work on, each with how much waits in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.demands.viewing import unprinted
from inkasso.desk.clock import today
from inkasso.desk.page import own_page
from inkasso.desk.who import Who, who_asks
from inkasso.gate.acting import acting
from inkasso.gate.holds.ending import ending
from inkasso.payments.waiting import open_suspense
from inkasso.rights.requests.state import open_requests

#: How far ahead holds that end are told.
DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Queue:
    """Work that waits."""

    #: Name of its page, and of its texts as `queue.…`.
    name: str
    #: The action that it needs.
    action: str
    #: How much waits on a day, and how much of it is late.
    count: Callable[[date], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue with what waits in it now."""

    name: str
    count: int
    late: int

    @property
    def why(self) -> str:
        """Key of the text that says why it is worked on."""
        return f"queue.{self.name}_why"


def _requests(on: date) -> tuple[int, int]:
    waiting = open_requests()
    return len(waiting), sum(state.is_late(on) for state in waiting)


QUEUES = (
    Queue("suspense", "see_suspense", lambda _: (open_suspense().count(), 0)),
    Queue("requests", "see_requests", _requests),
    Queue("waiting_letters", "see_waiting_letters", lambda _: (unprinted().count(), 0)),
    Queue("ending_holds", "see_ending_holds", lambda on: (ending(on, DAYS_AHEAD).count(), 0)),
)


@own_page
def home(request: HttpRequest) -> HttpResponse:
    """How much waits, queue by queue."""
    who = who_asks(request)
    assert who is not None, "only somebody who has signed in gets here"
    return render(request, "desk/home.html", {"queues": _waiting(who)})


def _waiting(who: Who) -> list[Waiting]:
    """Each queue is counted for its own purpose."""
    found = []
    for queue in QUEUES:
        purpose = who.purpose_for(queue.action)
        if purpose is not None:
            with acting(purpose, actor=who.account.name, reason="queues at the desk"):
                found.append(Waiting(queue.name, *queue.count(today())))
    return found
