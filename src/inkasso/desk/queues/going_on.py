"""From one item of a queue to the next: one key, one link, whatever page the item is worked on.

The address of an item says which queue it was come from, which item it is and how many stood
before it: `?queue=calls&item=10012&at=3`. What the item was may be gone from the queue by then, for
it was worked on; then the one that has moved into its place comes next.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from inkasso.desk.clock import today
from inkasso.desk.doing import done
from inkasso.desk.page import NotAllowed, own_page
from inkasso.desk.queues.queue import Item
from inkasso.desk.queues.table import QUEUES
from inkasso.desk.who import who_asks
from inkasso.gate.acting import acting

#: Longest place in a queue, in digits.
_DIGITS = 9
_QUEUES = {queue.name: queue for queue in QUEUES}


@dataclass(frozen=True, slots=True)
class Underway:
    """Which queue a page was come to from, and the address of what comes next in it."""

    name: str
    following: str


def underway(request: HttpRequest) -> Underway | None:
    """The queue that the page's address names; None where it names none that is worked on here."""
    name, who = request.GET.get("queue", ""), who_asks(request)
    queue = _QUEUES.get(name)
    if queue is None or queue.items is None or who is None or not who.may(queue.action):
        return None
    asked = {"after": request.GET.get("item", ""), "at": request.GET.get("at", "")}
    return Underway(name, f"{reverse('queue_next', args=[name])}?{urlencode(asked)}")


def onward(request: HttpRequest, otherwise: str) -> str:
    """Where to go after an item is done: the next of its queue, if it was come to from one."""
    queue = underway(request)
    return queue.following if queue else otherwise


def worked_on(item: Item, queue: str, place: int) -> str:
    """The address of an item, with the way on to the next."""
    separator = "&" if "?" in item.url else "?"
    return f"{item.url}{separator}{urlencode({'queue': queue, 'item': item.key, 'at': place})}"


@own_page
def queue_next(request: HttpRequest, name: str) -> HttpResponse:
    """To the next item of a queue; to the queue itself where there is none."""
    who, queue = who_asks(request), _QUEUES.get(name)
    assert who is not None, "only somebody who has signed in gets here"
    if queue is None or queue.items is None:
        return done(request, reverse("home"), "queue.unknown")
    purpose = who.purpose_for(queue.action)
    if purpose is None:
        raise NotAllowed(queue.action)
    with acting(purpose, actor=who.account.name, reason="queues at the desk"):
        items = queue.items(today())
    place = _place(items, request.GET.get("after", ""), request.GET.get("at", ""))
    if place >= len(items):
        return done(request, reverse(name), "queue.end")
    return HttpResponseRedirect(worked_on(items[place], name, place))


def _place(items: list[Item], after: str, at: str) -> int:
    """Which item comes next."""
    for place, item in enumerate(items):
        if item.key == after:
            return place + 1
    # It is gone from the queue, so what followed it stands in its place now.
    return int(at) if at.isascii() and at.isdigit() and len(at) <= _DIGITS else 0
