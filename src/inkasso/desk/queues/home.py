"""The start: the queues that one's roles work on, each with how much waits in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.desk.approvals.kinds import decided_by, waiting_for
from inkasso.desk.clock import time_of_day, today
from inkasso.desk.page import own_page
from inkasso.desk.queues.counting import Wanted, counts
from inkasso.desk.queues.table import QUEUES
from inkasso.desk.who import Who, who_asks


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue with what waits in it now."""

    name: str
    #: None while nobody can tell yet.
    count: int | None
    late: int
    #: When it was counted, where that is some time ago; seconds since 1970.
    at: float | None = None

    @property
    def counted(self) -> str:
        """The time of the day at which it was counted; empty where that is now."""
        return "" if self.at is None else time_of_day(self.at)

    @property
    def why(self) -> str:
        """Key of the text that says why it is worked on."""
        return f"queue.{self.name}_why"


@own_page
def home(request: HttpRequest) -> HttpResponse:
    """How much waits, queue by queue."""
    who = who_asks(request)
    assert who is not None, "only somebody who has signed in gets here"
    return render(request, "desk/home.html", {"queues": _waiting(who)})


def _waiting(who: Who) -> list[Waiting]:
    """Each queue is counted for its own purpose."""
    wanted = [
        Wanted(queue, purpose, who.account.name, today())
        for queue in QUEUES
        if (purpose := who.purpose_for(queue.action)) is not None
    ]
    found = [
        Waiting(
            one.queue.name, counted.count, counted.late, counted.at if counted.is_kept else None
        )
        for one, counted in zip(wanted, counts(wanted), strict=True)
    ]
    if decided_by(who):
        found.append(Waiting("approvals", len(waiting_for(who, today())), 0))
    return found
