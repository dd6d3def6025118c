"""What a text finds, each kind of thing as far as roles and the purpose of the page allow it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from inkasso.base.decisions import Refused
from inkasso.desk.purposes import may_read
from inkasso.gate.acting import note_search, open_files
from inkasso.mandates.models import Client
from inkasso.mandates.services import client_names, clients_like
from inkasso.parties.finding import Sought, find_parties
from inkasso.parties.reading import names_of
from inkasso.payments.finding import FoundItem, items_named
from inkasso.receivables.finding import Found, cases_named, cases_of, cases_with_part

#: Most of a kind on the page, and people behind the cases.
MOST = 30
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A case that was found."""

    found: Found
    client: str
    #: Empty where the debtor's file stays closed.
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a text found."""

    #: What was looked for, as the page may say it.
    told: str
    hits: tuple[Hit, ...] = ()
    clients: tuple[Client, ...] = ()
    items: tuple[FoundItem, ...] = ()
    #: The text is too short for a name and names nothing as a number.
    too_short: bool = False
    #: The number of the one case that the text names, where it names nothing else.
    single: int | None = None

    @property
    def count(self) -> int:
        """How many things of every kind."""
        return len(self.hits) + len(self.clients) + len(self.items)

    @property
    def full(self) -> bool:
        """There may be more of some kind."""
        return MOST in (len(self.hits), len(self.clients), len(self.items))


def look_for(wanted: Sought, actions: frozenset[str]) -> Findings:
    """What a text finds, for whoever may do these actions; the search is on record."""
    text = wanted.text
    if not text:
        return Findings(told="")
    if wanted.like_code:
        may = wanted.code is not None and "see_case" in actions and may_read("identity_codes")
        cases = _of_people(wanted) if may else []
        single = cases[0].number if len(cases) == 1 else None
        return Findings(told=wanted.told, hits=_hits(cases, wanted.told), single=single)
    named = cases_named(text, MOST) if "see_case" in actions else []
    clients = clients_like(text, MOST) if _may_see_clients(actions, text) else []
    items = items_named(text, MOST) if may_read("payments") and "see_case" in actions else []
    if named or "see_case" not in actions:
        note_search(text)
    if len(named) == 1 and not (clients or items):
        return Findings(told=text, single=named[0].number)
    too_short = len(text) < _SHORTEST
    found = named if named or too_short or "see_case" not in actions else _alike(wanted)
    return Findings(
        told=text,
        hits=_hits(found, text),
        clients=tuple(clients),
        items=tuple(items),
        too_short=too_short and not (found or clients or items),
    )


def _may_see_clients(actions: frozenset[str], text: str) -> bool:
    return len(text) >= _SHORTEST and "see_client" in actions and may_read("client_contacts")


def _alike(wanted: Sought) -> list[Found]:
    """Cases of whoever is reached or called so, and those with such a part in a number."""
    parts = cases_with_part(wanted.text, MOST)
    numbers = {one.number for one in parts}
    people = [one for one in _of_people(wanted) if one.number not in numbers]
    return [*parts, *people][:MOST]


def _of_people(wanted: Sought) -> list[Found]:
    return cases_of(find_parties(wanted, MOST), MOST)


def _hits(found: list[Found], told: str) -> tuple[Hit, ...]:
    """What was found, with the names that show once the files are open."""
    names = _opened_names({one.person_id for one in found}, told)
    clients = client_names({one.client_id for one in found}) if may_read("client_contacts") else {}
    return tuple(
        Hit(
            found=one,
            client=clients.get(one.client_id, ""),
            name=names.get(one.person_id, ""),
        )
        for one in found
    )


def _opened_names(people: set[UUID], told: str) -> dict[UUID, str]:
    """Names, each look on record; who is restricted for this purpose has none."""
    if not people:
        return {}
    try:
        open_files(sorted(people), f"search:{told}")
    except Refused:
        return {}
    return dict(names_of(people))
