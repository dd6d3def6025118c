"""Every page that a role comes to by following links: the tour's list, which nobody keeps by hand.

A new page is in it as soon as a link leads to it.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.urls import resolve

from desk.browser.served_demo import Answer, Visitor, links_of

#: What is looked for in the one box: names of the demo, a slip of the pen, nothing that is there.
SEARCHES = ("/search/?q=kallio", "/search/?q=hiltunnen", "/search/?q=zzzzzz")
#: How many pages of one address are looked at for where they lead; cases are many.
_OF_ONE = 12
#: Parts of an address that say where one came from, not what shows.
_CAME_FROM = {"queue", "item", "at", "next"}
#: Leads out.
_NOT_FOLLOWED = {"account_logout"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A page to open."""

    role: str
    #: The name of its address.
    name: str
    path: str
    #: Characters of its source: how much there is on it.
    length: int


@dataclass(frozen=True, slots=True)
class Walk:
    """Where one role came."""

    stops: list[Stop]
    #: Names of addresses that answer with a file, such as a PDF.
    files: set[str]
    #: Addresses that a link leads to and that answer with no page, each with its status.
    broken: dict[str, int]


def walk(role: str, visitor: Visitor) -> Walk:
    """Follow every link from the start, a few times for each kind of page."""
    found = Walk([], set(), {})
    waiting = deque(["/", *SEARCHES])
    seen: set[str] = set()
    counted: Counter[tuple[str, ...]] = Counter()
    while waiting:
        path = waiting.popleft()
        kind = _kind(path)
        if path in seen or counted[kind] >= _OF_ONE or kind[0] in _NOT_FOLLOWED:
            continue
        seen.add(path)
        counted[kind] += 1
        waiting.extend(_told(found, role, path, visitor.get(path)))
    return found


def _told(found: Walk, role: str, path: str, answer: Answer) -> Iterator[str]:
    """Put what a page is into the list; tell where it leads."""
    name = _kind(answer.path)[0]
    if answer.status >= 400:
        if not path.startswith("/search/"):
            found.broken[f"{role} {path}"] = answer.status
        return
    if answer.kind != "text/html":
        found.files.add(name)
        return
    stop = Stop(role=role, name=name, path=answer.path, length=len(answer.text))
    found.stops.append(stop)
    yield from links_of(answer)


def _kind(path: str) -> tuple[str, ...]:
    """What pages are alike: one address, asked in one way."""
    parts = urlsplit(path)
    asked = sorted(set(parse_qs(parts.query)) - _CAME_FROM)
    return (resolve(parts.path).url_name or "", *asked)


def chosen(walks: list[Walk]) -> list[Stop]:
    """Of each page the fullest and the emptiest; each role's, where roles see it otherwise."""
    best: dict[tuple[str, ...], Stop] = {}
    for stop in (one for each in walks for one in each.stops):
        kinds = _kind(stop.path)
        role = stop.role if stop.name in {"home", "case"} else ""
        for which, more in (("full", 1), ("empty", -1)):
            key = (which, role, *kinds)
            if key not in best or more * stop.length > more * best[key].length:
                best[key] = stop
    return sorted(set(best.values()), key=lambda one: (one.role, one.path))
