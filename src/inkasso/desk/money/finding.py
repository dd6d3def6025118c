"""Cases that money may be for, as a page shows them: who owes, how much, and why it is proposed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.base.decisions import Refused
from inkasso.base.words import Words
from inkasso.gate.acting import note_search, open_files
from inkasso.gate.finding import find_people
from inkasso.parties.finding import sought
from inkasso.parties.reading import names_of
from inkasso.payments.proposing import Named, Proposal
from inkasso.payments.wording import ALIKE, all_in_words
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.finding import (
    cases_named,
    cases_numbered,
    cases_of,
    cases_with_part,
)

#: People of a like name whose cases are looked at, and cases that a search shows.
_ALIKE, _FOUND = 8, 9
#: Shortest text that is looked for as a name.
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A case that money may be for."""

    number: int
    #: Empty where the debtor's file stays closed.
    name: str
    #: What it owes on the day of the page, in cents.
    owes: int
    closed: bool
    because: tuple[Words, ...]


def whoever_is_called(names: Collection[str]) -> Named:
    """Cases of people whose name is like a payer's: each search is on record, nobody is opened."""
    own: dict[str, list[int]] = {}
    shared: dict[str, list[int]] = {}
    for name in names:
        found = cases_of(find_people(name, _ALIKE), _FOUND)
        own[name] = [one.number for one in found if not one.shared]
        shared[name] = [one.number for one in found if one.shared]
    return Named(own, shared, ALIKE.en)


def nobody(names: Collection[str]) -> Named:
    """No case by any name: for pages that show no proposals."""
    return Named({}, {})


def proposed(proposals: Iterable[Proposal], about: str) -> list[Candidate]:
    """The cases of proposals, best first, their debtors' files opened."""
    ranked = list(proposals)
    found = cases_numbered(one.case_id for one in ranked)
    names = _names({one.person_id for one in found.values()}, about)
    return [
        Candidate(
            number=one.case_id,
            name=names.get(found[one.case_id].person_id, ""),
            owes=one.owes,
            closed=found[one.case_id].closed_on is not None,
            because=all_in_words(one.because),
        )
        for one in ranked
    ]


def searched(text: str, about: str, on: date) -> list[Candidate]:
    """Cases that somebody looks for by number, reference, invoice or name; the search is logged."""
    if sought(text).like_code:
        # Work with payments reads no identity codes, and no record of the search may hold one.
        return []
    found = cases_named(text, _FOUND) or cases_with_part(text, _FOUND)
    if found:
        note_search(text)
    elif len(text) >= _SHORTEST:
        found = cases_of(find_people(text, _ALIKE), _FOUND)
    accounts = load_cases([one.number for one in found])
    names = _names({one.person_id for one in found}, about)
    return [
        Candidate(
            number=one.number,
            name=names.get(one.person_id, ""),
            owes=replay(accounts[one.number].facts, on).total,
            closed=one.closed_on is not None,
            because=(),
        )
        for one in found
    ]


def _names(people: Collection[UUID], about: str) -> dict[UUID, str]:
    return dict(names_of(people)) if opened(sorted(people), about) else {}


def opened(people: Sequence[UUID], about: str) -> bool:
    """Open files for a page; False where every one of them stays closed."""
    if not people:
        return True
    try:
        open_files(people, about)
    except Refused:
        return False
    return True
