"""Every page that a role comes to by following links: the tour's list, which nobody keeps by hand.

A new page is in it as soon as a link leads to it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.urls import resolve

from desk.browser.served_demo import Answer, Visitor, forms_of, links_of

#: What is looked for in the one box: names of the demo, a slip of the pen, nothing that is there,
#: the cases that the demo writes a letter in free words and an answer to an objection in, and the
#: one that the morning takes in.
SEARCHES = tuple(
    f"/search/?q={one}" for one in ("kallio", "hiltunnen", "zzzzzz", "10001", "10005", "UUSI-1")
)
#: How many pages of one address are looked at for where they lead; cases are many.
_OF_ONE = 12
#: Money that waits is each of another kind: paid in, taken by the bank.
_MANY = {"suspense_item": 40}
#: Parts of an address that say where one came from, not what shows.
_CAME_FROM = {"queue", "item", "at", "next"}
#: An element and its classes.
_ELEMENT = re.compile(r'<[a-z][a-z0-9]*(?: class="[^"]*")?')
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
    #: What it is made of: every kind of element on it, with its classes.
    made_of: frozenset[str]
    #: Whether it has a form that does something.
    does: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """Where one role came."""

    stops: list[Stop]
    #: Names of addresses that answer with a file, such as a PDF.
    files: set[str]
    #: Addresses that a link leads to and that answer with no page, each with its status.
    broken: dict[str, int]
    #: Names of all addresses that a link or a form leads to, whatever they answer.
    asked: set[str]


def walk(role: str, visitor: Visitor, filled_in: list[str]) -> Walk:
    """Follow every link from the start, a few times for each kind of page.

    `filled_in` are pages that a form leads to whose fields somebody filled in.
    """
    found = Walk([], set(), {}, set())
    waiting = deque(["/", *filled_in, *SEARCHES])
    seen: set[str] = set()
    counted: Counter[tuple[str, ...]] = Counter()
    while waiting:
        path = waiting.popleft()
        kind = _kind(path)
        if path in seen or counted[kind] >= _MANY.get(kind[0], _OF_ONE) or kind[0] in _NOT_FOLLOWED:
            continue
        seen.add(path)
        counted[kind] += 1
        found.asked.add(kind[0])
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
    made_of = frozenset(_ELEMENT.findall(answer.text))
    found.stops.append(
        Stop(
            role=role,
            name=name,
            path=answer.path,
            length=len(answer.text),
            made_of=made_of,
            does='name="once"' in answer.text,
        )
    )
    found.asked.update(_kind(one)[0] for one in forms_of(answer))
    yield from links_of(answer)


def _kind(path: str) -> tuple[str, ...]:
    """What pages are alike: one address, asked in one way."""
    parts = urlsplit(path)
    asked = sorted(set(parse_qs(parts.query)) - _CAME_FROM)
    return (resolve(parts.path).url_name or "", *asked)


def chosen(walks: list[Walk]) -> list[Stop]:
    """Of each page the fullest, and each that has on it what those before lack.

    Each role's own, where roles see it otherwise.
    """
    alike: defaultdict[tuple[str, ...], list[Stop]] = defaultdict(list)
    for stop in (one for each in walks for one in each.stops):
        role = stop.role if stop.name in {"home", "case"} else ""
        alike[role, *_kind(stop.path)].append(stop)
    found = {one for stops in alike.values() for one in _unlike(stops)}
    return sorted(found, key=lambda one: (one.role, one.path))


def _unlike(stops: list[Stop]) -> Iterator[Stop]:
    seen: set[str] = set()
    for stop in sorted(stops, key=lambda one: -one.length):
        if not stop.made_of <= seen:
            seen |= stop.made_of
            yield stop
