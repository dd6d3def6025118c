"""In which order tables are swept, and by what their rows are cut into chunks.

What times count from goes after all that counts from it: a case after its letters, a person's own
rows before the cases whose end they count from, a party last. What refers goes before what it
refers to. A case with its facts, and a request or a consent with its parts, are swept together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from graphlib import TopologicalSorter

from inkasso.rights.retention.links import Links
from inkasso.rights.retention.sieve import Sieve

CASES, PARTIES = "receivables_case", "parties_party"
#: Swept in ways of their own (`books`, `access_log`).
APART = frozenset({"ledger_entry", "ledger_posting", "gate_accesslog"})
#: Tables whose rows count from the end of another's without referring to it by a foreign key.
_AFTER: Mapping[str, str] = {
    "gate_informationgiven": "relations_person",
    "gate_noticemessage": "relations_person",
}
_BANK = frozenset({"payments_bankitem", "payments_bankevent"})


class Cut(StrEnum):
    """By what rows are cut into chunks; all of a chunk go in one transaction."""

    #: A table by its own primary key.
    ROW = "row"
    #: A table by person.
    PERSON = "person"
    #: By case, so that a case is there with all its facts or not at all.
    CASE = "case"
    #: By the row that the others hang on, whose end they tell: it goes with all of them, or stays.
    ROOT = "root"
    #: All at once.
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Tables that are swept together, children first."""

    cut: Cut
    #: The table whose keys cut it.
    by: str
    tables: tuple[Sieve, ...]


def groups(sieves: Mapping[str, Sieve], links: Links) -> Iterator[Group]:
    """The groups in their order."""
    swept = {name: sieve for name, sieve in sieves.items() if name not in APART}
    members: dict[str, list[Sieve]] = {}
    for name in links.children_first(set(swept)):
        members.setdefault(_together(swept[name], swept), []).append(swept[name])
    for unit in _ordered(swept, links):
        cut = _cut(unit, members[unit])
        by = PARTIES if cut is Cut.PERSON else unit
        yield Group(cut=cut, by=by, tables=tuple(members[unit]))


def _together(sieve: Sieve, swept: Mapping[str, Sieve]) -> str:
    """The name of a table's group: what all of its rows hang on, or its own."""
    own = sieve.table.name
    if own == PARTIES or sieve.of_person:
        return own
    if any(one.root == CASES for one in sieve.begun):
        return CASES
    root = swept.get(sieve.root)
    alone = root is None or root.of_person or root.root != sieve.root or sieve.root in _BANK
    return own if alone else sieve.root


def _cut(unit: str, tables: list[Sieve]) -> Cut:
    if unit == PARTIES:
        return Cut.WHOLE
    if unit == CASES:
        return Cut.CASE
    if tables[0].of_person:
        return Cut.PERSON
    return Cut.ROOT if len(tables) > 1 else Cut.ROW


def _ordered(swept: Mapping[str, Sieve], links: Links) -> list[str]:
    order: TopologicalSorter[str] = TopologicalSorter()
    for name, sieve in sorted(swept.items()):
        unit = _together(sieve, swept)
        order.add(unit)
        for first, then in _by_days(sieve, unit):
            order.add(then, first)
        before = [one.child for one in links.to(name) if one.child in swept]
        before += [_AFTER[name]] if name in _AFTER else []
        for first in (_together(swept[one], swept) for one in before):
            if first != unit:
                order.add(unit, first)
    return list(order.static_order())


def _by_days(sieve: Sieve, unit: str) -> Iterator[tuple[str, str]]:
    """What goes first and what then, for the one tells from which day the other counts."""
    if unit != PARTIES:
        yield unit, PARTIES
    if sieve.of_person and unit != PARTIES:
        yield unit, CASES
    if sieve.root in _BANK:
        yield CASES, unit
