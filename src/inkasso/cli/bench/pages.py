"""A day at the desk, as visits to its pages: mostly cases, found by name or by number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

Address = Callable[[Random, int], str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is visited, by whom, how often, and where."""

    name: str
    role: str
    #: How many of a thousand visits.
    share: int
    #: Where, given the number of cases.
    address: Address
    #: What is filled in and sent; nothing where the page is only looked at.
    form: Mapping[str, str] | None = None


_FIGURES = ("came_in", "age", "steps", "stuck", "recovery")
_NAMES = ("Matti Mäkinen", "Aino Koskela", "Björn Lindqvist", "Siiri Saarimaa", "Onni Kangasniemi")
_NOTE = {"note_text": "Soitti ja kysyi saldon."}
#: Lines in suspense that the population makes; their numbers follow those of the cases.
_SUSPENSE = 400


def _case(rest: str = "") -> Address:
    return lambda chance, size: f"/cases/{chance.randint(1, size)}/{rest}"


def _unpaid(rest: str) -> Address:
    """A case of which nothing was paid: of ten the last five are."""
    return lambda chance, size: f"/cases/{chance.randrange(9, size + 1, 10)}/{rest}"


def _objection(chance: Random, size: int) -> str:
    """An objection; one of a thousand cases has one, of its own number."""
    return f"/objections/{chance.randrange(7, size + 1, 1000)}/"


def _at(*addresses: str) -> Address:
    return lambda chance, _: chance.choice(addresses)


def _typo(chance: Random, _: int) -> str:
    """A name with one letter left out."""
    name = chance.choice(_NAMES)
    place = chance.randrange(1, len(name))
    return f"/search/?q={quote(name[:place] + name[place + 1 :])}"


def _invoice(chance: Random, size: int) -> str:
    return f"/search/?q=M-{chance.randint(1, size)}"


def _suspended(chance: Random, size: int) -> str:
    return f"/suspense/{size + chance.randint(1, _SUSPENSE)}/"


PAGES: Sequence[Page] = (
    Page("home: a collector", "collector", 60, _at("/")),
    Page("home: others", "payment_handler", 20, _at("/")),
    Page("home: others", "officer", 10, _at("/")),
    Page("home: others", "manager", 10, _at("/")),
    Page("case", "collector", 250, _case()),
    Page("case", "customer_service", 60, _case()),
    Page("contact", "collector", 80, _unpaid("contact/")),
    Page("plan", "collector", 20, _unpaid("plan/")),
    Page("note", "collector", 20, _unpaid("note/")),
    Page("note: written", "collector", 20, _unpaid("note/"), _NOTE),
    Page("payments of a case", "payment_handler", 20, _case("payments/")),
    Page("search: a name with a typo", "collector", 120, _typo),
    Page("search: an invoice", "collector", 100, _invoice),
    Page("calls", "collector", 20, _at("/calls/")),
    Page("limitation near", "collector", 10, _at("/expiring/")),
    Page("returned mail, plans missed", "collector", 10, _at("/returned/", "/plans-missed/")),
    Page("waiting letters", "collector", 20, _at("/waiting-letters/")),
    Page("requests", "officer", 20, _at("/requests/")),
    Page("suspense", "payment_handler", 40, _at("/suspense/")),
    Page("suspense: an item", "payment_handler", 40, _suspended),
    Page("figures", "manager", 30, _at(*(f"/figures/{figure}/" for figure in _FIGURES))),
    Page("a client", "client_manager", 20, _at("/clients/1/", "/clients/2/")),
    Page("clients", "client_manager", 5, _at("/clients/")),
    Page("objections", "collector", 10, _at("/objections/")),
    Page("an objection", "collector", 10, _objection),
    Page("money, refunds, proof", "payment_handler", 15, _at("/money/", "/refunds/", "/proofs/")),
    Page("remittances", "payment_handler", 1, _at("/remittances/")),
    Page("overview, access log", "officer", 10, _at("/overview/", "/looks/")),
    Page("approvals", "manager", 5, _at("/approvals/")),
)
