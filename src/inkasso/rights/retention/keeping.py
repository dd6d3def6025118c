"""What is kept about one person, table by table: until when, by which rule, and what stops it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import connection

from inkasso.base.decisions import Citation
from inkasso.gate.holds.kinds import KINDS
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Register, Retention
from inkasso.rights.retention.holdings import about
from inkasso.rights.retention.links import Links, read_links
from inkasso.rights.retention.sieve import Sieve, beginning_with, sieves
from inkasso.rights.retention.times import grounds_of, kept_until, set_by_law

OPEN_CASE, HOLD, RESTRICTION, KEPT_WITH = "open_case", "hold", "restriction", "kept_with"
#: The case's rows alone count as collecting that goes on.
_CASE = "receivables_case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The rows of one table about one person."""

    table: str
    category: str
    rows: int
    #: The last day that any rule keeps any of them; None while a time has not begun to run out.
    until: date | None
    #: Whether a rule that law sets keeps them still: then no request shortens it (17(3)(b)).
    by_law: bool
    #: What keeps them besides time: `open_case`, `hold`, `restriction`, `kept_with`, or nothing.
    stop: str
    #: Why: the provisions of the rules that keep them, and of the hold.
    because: tuple[Citation, ...]
    #: Keys of the rules that keep them still; none when all are out.
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the database says of one table."""

    rows: int
    #: The newest beginning of each rule; None while one of the rows has none.
    begun: tuple[date | None, ...]
    #: Kinds of the holds that protect the rows.
    held_by: tuple[str, ...]


def keeping(person_id: UUID, on: date, register: Register, data_map: DataMap) -> tuple[Kept, ...]:
    """One for each table that holds rows about a person, with the person's file open."""
    links = read_links()
    known = {
        name: kept
        for name, sieve in sieves(register, data_map, links).items()
        if (kept := _kept(sieve, person_id, on, (data_map, links))) is not None
    }
    return tuple(_with_parents(known, links).values())


def _kept(sieve: Sieve, person_id: UUID, on: date, around: tuple[DataMap, Links]) -> Kept | None:
    whose = about(sieve.table, *around)
    found = None if whose is None else _find(sieve, person_id, on, whose)
    if found is None or not found.rows:
        return None
    still = tuple(_still(sieve, found, on))
    return Kept(
        table=sieve.table.name,
        category=sieve.table.category,
        rows=found.rows,
        until=_until(sieve, found),
        by_law=any(set_by_law(rule) for rule in still),
        stop=_stop(sieve, found),
        because=(*_because(still, sieve, found), *_of_holds(found)),
        rules=tuple(rule.key for rule in still),
    )


def _find(sieve: Sieve, person_id: UUID, on: date, whose: str) -> _Found:
    """The rows of a table about a person: how many, from when each rule counts, what holds them."""
    newest = ", ".join(
        f"CASE WHEN bool_and(({one.day}) IS NOT NULL) THEN max({one.day}) END"
        for one in sieve.begun
    )
    head = beginning_with(on, "r.person_id = %(person)s", "d.person_id = %(person)s")
    kinds = f"SELECT array_agg(DISTINCT held.kind::text) FROM held {_protecting(sieve)}"
    statement = (
        f"{head} SELECT count(*), coalesce(bool_or({sieve.held()}), false), ({kinds}), {newest}"
        f" FROM {sieve.table.name} t {sieve.joins} WHERE {whose}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"person": person_id})
        rows, held, kinds_held, *begun = cursor.fetchone()
    return _Found(rows, tuple(begun), tuple(kinds_held or ()) if held else ())


def _protecting(sieve: Sieve) -> str:
    """Whose holds: the person's own, and of those who have a part in the same cases."""
    if sieve.root != _CASE:
        return "WHERE held.person_id = %(person)s"
    return """WHERE held.person_id = %(person)s OR held.person_id IN (
        SELECT d.person_id FROM receivables_codebtor d
          JOIN receivables_receivable s ON s.id = d.receivable_id WHERE s.person_id = %(person)s)"""


def _still(sieve: Sieve, found: _Found, on: date) -> Iterator[Retention]:
    for rule, begun in zip(sieve.rules, found.begun, strict=True):
        if begun is None or kept_until(rule, begun).value >= on:
            yield rule


def _until(sieve: Sieve, found: _Found) -> date | None:
    days = []
    for rule, begun in zip(sieve.rules, found.begun, strict=True):
        if begun is None:
            return None
        days.append(kept_until(rule, begun).value)
    return max(days)


def _stop(sieve: Sieve, found: _Found) -> str:
    if found.held_by:
        return RESTRICTION if RESTRICTION in found.held_by else HOLD
    collecting = any(
        day is None and (one.root == _CASE or one.of_person)
        for day, one in zip(found.begun, sieve.begun, strict=True)
    )
    return OPEN_CASE if collecting else ""


def _because(still: Sequence[Retention], sieve: Sieve, found: _Found) -> Iterator[Citation]:
    begun = dict(zip((rule.key for rule in sieve.rules), found.begun, strict=True))
    for rule in still:
        day = begun[rule.key]
        yield from grounds_of(rule) if day is None else kept_until(rule, day).because


def _of_holds(found: _Found) -> Iterator[Citation]:
    for kind in found.held_by:
        yield from KINDS[kind].because


def _with_parents(known: Mapping[str, Kept], links: Links) -> Mapping[str, Kept]:
    """Rows that kept rows refer to stay with them, at least as long."""
    told = dict(known)
    for child in links.children_first(set(known)):
        for one in links.references:
            parent = told.get(one.parent)
            if one.child == child and parent is not None and one.parent != child:
                told[one.parent] = _beside(parent, told[child])
    return told


def _beside(parent: Kept, child: Kept) -> Kept:
    """The parent as the child keeps it; one that has its own reason keeps that."""
    if not (child.rules or child.stop) or parent.stop or (parent.rules and parent.by_law):
        return parent
    if parent.rules and not child.by_law and not child.stop:
        return parent
    until = None if child.until is None or parent.until is None else max(parent.until, child.until)
    return replace(parent, stop=KEPT_WITH, until=until, by_law=child.by_law, because=child.because)
