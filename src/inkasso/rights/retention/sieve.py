"""Which rows of a table are out of every time they are kept for: one SQL condition a table.

A row goes when every rule is out under which any purpose keeps its category, and no hold stops it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from inkasso.gate.holds.forbidding import ERASURE_HELD
from inkasso.notice.data_map import DataMap, Table
from inkasso.notice.register import Register, Retention
from inkasso.notice.retention import rules_of
from inkasso.rights.ageing import FLOOR
from inkasso.rights.guarded_days import GUARDED
from inkasso.rights.retention.beginnings import ENDS, UNKNOWN, Begun, begun_of
from inkasso.rights.retention.links import Links
from inkasso.rights.retention.times import cutoff

#: Persons whom a hold protects from removal, and the cases that they have a part in.
_HELD = f"""
held AS MATERIALIZED (SELECT h.person_id, h.kind FROM gate_hold h WHERE {ERASURE_HELD}),
held_cases AS MATERIALIZED (
    SELECT r.id AS case_id, held.kind FROM receivables_case r
      JOIN held ON held.person_id = r.person_id
     UNION SELECT s.case_id, held.kind FROM receivables_receivable s
      JOIN receivables_codebtor d ON d.receivable_id = s.id
      JOIN held ON held.person_id = d.person_id)
"""


@dataclass(frozen=True)
class Sieve:
    """A table with the rules that keep its rows, and how each finds the day it counts from."""

    table: Table
    rules: tuple[Retention, ...]
    begun: tuple[Begun, ...]

    @cached_property
    def joins(self) -> str:
        """What the conditions join to the row `t`."""
        return " ".join(dict.fromkeys(join for one in self.begun for join in one.joins))

    @cached_property
    def root(self) -> str:
        """The table whose rows decide; empty for a person's own."""
        return self.begun[0].root if self.begun else ""

    def out(self, on: date) -> str:
        """Every rule's time is out before a day; never, where nothing can be out yet."""
        return " AND ".join(self._parts(on)) or "false"

    def running(self) -> str:
        """The time of some rule has not begun to run out: a case is open, a consent in force."""
        return "(" + (" OR ".join(f"({one.day}) IS NULL" for one in self.begun) or "true") + ")"

    def held(self, kind: str = "") -> str:
        """A hold, or one of a kind, of the person or of anybody in the case stops it."""
        which = f" WHERE kind = '{kind}'" if kind else ""
        parts = [
            f"{row}.id IN (SELECT case_id FROM held_cases{which})"
            for row in sorted(self._case_rows)
        ]
        if self.table.person is not None:
            parts.append(f"t.{self.table.person} IN (SELECT person_id FROM held{which})")
        return "(" + (" OR ".join(parts) or "false") + ")"

    def cutoffs(self, on: date) -> Mapping[str, date | None]:
        """The latest beginning that is out, by rule."""
        return {rule.key: cutoff(rule, on) for rule in self.rules}

    def last_out(self, on: date) -> date | None:
        """The latest beginning that is out of every rule; None while one keeps everything."""
        days = list(self.cutoffs(on).values())
        known = [day for day in days if day is not None]
        return min(known) if known and len(known) == len(days) else None

    @property
    def of_person(self) -> bool:
        """Whether a person's own cases decide, all of them."""
        return any(one.of_person for one in self.begun)

    @property
    def _case_rows(self) -> set[str]:
        return {one.row for one in self.begun if one.root == "receivables_case"}

    def _parts(self, on: date) -> Iterator[str]:
        for last, one in zip(self.cutoffs(on).values(), self.begun, strict=True):
            yield "false" if last is None else f"({one.day}) <= DATE '{last.isoformat()}'"
        yield from self._old_enough(on)

    def _old_enough(self, on: date) -> Iterator[str]:
        """What the database's own floor asks of a row: it may be younger than what it counts from.

        Of rows of a case it is the case's end, from which their rules count anyway.
        """
        day, joins = GUARDED.get(self.table.name, ("", ""))
        if day.startswith("g.") and not joins:
            floor = f"DATE '{on.isoformat()}' - interval '{FLOOR.count} year'"
            yield f"(t.{day.removeprefix('g.')})::date <= {floor}"


def sieve_of(table: Table, register: Register, links: Links) -> Sieve:
    """The sieve of a table; what nothing tells the beginning of stays."""
    rules = rules_of(register, table.category)
    begun = tuple(
        begun_of(table, rule.begins, links) or Begun(root="", joins=(), day=UNKNOWN)
        for rule in rules
    )
    return Sieve(table=table, rules=rules, begun=begun)


def sieves(register: Register, data_map: DataMap, links: Links) -> dict[str, Sieve]:
    """The sieve of every table with personal data."""
    return {
        table.name: sieve_of(table, register, links)
        for table in data_map.tables.values()
        if table.personal
    }


def unfounded(register: Register, data_map: DataMap, links: Links) -> Iterator[str]:
    """Each table whose rows would never go: without a rule, or a rule without a beginning."""
    for name, sieve in sieves(register, data_map, links).items():
        if not sieve.rules:
            yield f"{name}: the register has no rule for {sieve.table.category}"
        for rule, one in zip(sieve.rules, sieve.begun, strict=True):
            if one.day == UNKNOWN:
                yield f"{name}: nothing says when {rule.begins} was (rule {rule.key})"


def beginning_with(on: date, own: str = "true", shared: str = "true") -> str:
    """The `WITH` that every condition needs; the narrower, the fewer cases are looked at."""
    ends = ENDS.format(own=own, shared=shared)
    return f"WITH {_HELD.format(day=f'DATE {on.isoformat()!r}')}, {ends}"
