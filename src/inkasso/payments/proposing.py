"""Which cases money in suspense may be for: ranked, with reasons, for people to decide.

Asked for many lines at once, each table is gone through once: a queue of a thousand items beside a
million cases is looked at while one waits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from operator import ne
from typing import NamedTuple

from django.db import connection

from inkasso.formats.reference import is_valid_national, normalise
from inkasso.payments.events import Line
from inkasso.payments.wording import AMOUNT, CO_DEBTOR, INVOICE, NAME, ONE_DIGIT, TWO_DIGITS
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.account.replay import replay

#: Proposals worth showing for one line, and cases weighed for it.
_MOST, _WEIGHED = 5, 50
#: A shorter reference or invoice number is like too many others.
_SHORTEST = 3
#: Words of a message that may make up one invoice number.
_WORDS = 3
_WORD = re.compile(r"[^\s,;:()]+")

_NEAR = "SELECT reference, id FROM receivables_case WHERE reference = ANY(%s) ORDER BY id"
_INVOICED = """
SELECT DISTINCT lower(invoice_number), case_id FROM receivables_receivable
 WHERE lower(invoice_number) = ANY(%s) ORDER BY 2
"""
_NAMED = """
SELECT lower(n.name), c.id FROM parties_partyname n
  JOIN receivables_case c ON c.person_id = n.person_id
 WHERE lower(n.name) = ANY(%s) ORDER BY c.id
"""
_SHARED = """
SELECT DISTINCT lower(n.name), r.case_id FROM parties_partyname n
  JOIN receivables_codebtor d ON d.person_id = n.person_id
  JOIN receivables_receivable r ON r.id = d.receivable_id
 WHERE lower(n.name) = ANY(%s) ORDER BY 2
"""
_Found = dict[str, list[int]]


class Named(NamedTuple):
    """Cases by a payer's name, in lower case."""

    #: Of debtors who have the name.
    own: Mapping[str, Sequence[int]]
    #: Of those who share the debt.
    shared: Mapping[str, Sequence[int]]
    #: Why cases of `own` are proposed.
    because: str = NAME.en


#: Looks for cases by payers' names.
ByName = Callable[[Collection[str]], Named]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A case that an item may be for."""

    case_id: int
    #: Higher is likelier; only the order means something.
    score: int
    #: What the case owes on the day, in cents.
    owes: int
    #: Why it is proposed.
    because: tuple[str, ...]


class _Clues(NamedTuple):
    """What of a line may point to a case, in the form in which it is looked for."""

    #: References that may be meant, with the number of digits in which they differ.
    references: dict[str, int]
    invoices: frozenset[str]
    name: str


def whoever_has(names: Collection[str]) -> Named:
    """Cases of everybody who has one of the names: for a sweep, which sees every name."""
    return Named(_lookup(_NAMED, names), _lookup(_SHARED, names))


def propose(
    lines: Sequence[Line], on: date, by_name: ByName = whoever_has
) -> list[tuple[Proposal, ...]]:
    """The likeliest cases of each line, best first; none for money that left."""
    clues = [_clues(line) if line.cents > 0 else _NO_CLUES for line in lines]
    near = _lookup(_NEAR, (r for clue in clues for r in clue.references))
    invoiced = _lookup(_INVOICED, (i for clue in clues for i in clue.invoices))
    named = by_name({clue.name for clue in clues if clue.name})
    pointed = [_pointed(clue, near, invoiced, named) for clue in clues]
    cases = load_cases([case_id for points in pointed for case_id in points])
    return [
        tuple(_ranked(line, points, cases, on)) for line, points in zip(lines, pointed, strict=True)
    ]


_NO_CLUES = _Clues({}, frozenset(), "")


def _clues(line: Line) -> _Clues:
    given = [normalise(reference) for reference in line.references]
    given = [text[4:] if text.startswith("RF") else text for text in given]
    return _Clues(
        {near: differing for reference in given for near, differing in _near(reference)},
        frozenset(_invoice_numbers(line.message.lower())),
        line.payer_name.lower(),
    )


def _near(reference: str) -> Iterator[tuple[str, int]]:
    """Valid references that differ from a mistyped one in one digit or two, and in how many."""
    if not (reference.isascii() and reference.isdigit() and _SHORTEST < len(reference) <= 20):
        return
    for places in combinations(range(len(reference)), 2):
        for digits in product("0123456789", repeat=2):
            changed = list(reference)
            for place, digit in zip(places, digits, strict=True):
                changed[place] = digit
            if is_valid_national(near := "".join(changed)):
                yield near, sum(map(ne, near, reference))


def _invoice_numbers(message: str) -> Iterator[str]:
    """Words of a message, alone and with their neighbours, that may be an invoice number."""
    words = [word.strip(".!?\"'") for word in _WORD.findall(message)]
    for start in range(len(words)):
        for end in range(start + 1, min(start + _WORDS, len(words)) + 1):
            for joint in ("", " "):
                number = joint.join(words[start:end])
                if len(number) >= _SHORTEST:
                    yield number


def _lookup(sql: str, keys: Iterable[str]) -> _Found:
    wanted = sorted(set(keys))
    found: _Found = defaultdict(list)
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(sql, [wanted])
            for key, case_id in cursor.fetchall():
                found[key].append(case_id)
    return found


#: Reasons by case, with their weight.
_Points = dict[int, dict[str, int]]


def _pointed(clues: _Clues, near: _Found, invoiced: _Found, named: Named) -> _Points:
    """The cases that a line's clues point to; the surest clues first, and not too many."""
    points: _Points = {}
    one_off = {near for near, differing in clues.references.items() if differing <= 1}
    ways: tuple[tuple[Collection[str], Mapping[str, Sequence[int]], str, int], ...] = (
        (clues.invoices, invoiced, INVOICE.en, 50),
        (one_off, near, ONE_DIGIT.en, 45),
        (clues.references.keys() - one_off, near, TWO_DIGITS.en, 35),
        ({clues.name}, named.own, named.because, 30),
        ({clues.name}, named.shared, CO_DEBTOR.en, 28),
    )
    for keys, found, reason, weight in ways:
        for case_id in sorted({case_id for key in keys for case_id in found.get(key, ())}):
            if case_id in points or len(points) < _WEIGHED:
                points.setdefault(case_id, {})[reason] = weight
    return points


def _ranked(line: Line, points: _Points, cases: dict[int, LoadedCase], on: date) -> list[Proposal]:
    found = []
    for case_id, reasons in points.items():
        owes = replay(cases[case_id].facts, on).total
        if owes == line.cents:
            reasons[AMOUNT.en] = 25
        score = sum(reasons.values())
        found.append(Proposal(case_id=case_id, score=score, owes=owes, because=tuple(reasons)))
    return sorted(found, key=lambda proposal: (-proposal.score, proposal.case_id))[:_MOST]
