"""The rules of the review: rows of the log in, findings out.

They see what the log tells and what is known of people, nothing else, so that the same rows give
the same findings whenever and in whatever order they are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from inkasso.gate.looking import Look
from inkasso.gate.reviewing.findings import USUAL, WORDS, Finding, FindingKind, Thresholds
from inkasso.gate.reviewing.names import Name, is_named, shares_surname

#: Whether a day is a Sunday or a public holiday.
Calendar: TypeAlias = Callable[[date], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What is known of those who look and those who are looked at."""

    #: Names of those whose files were opened.
    names: Mapping[UUID, Name] = field(default_factory=dict)
    #: Who belongs to a case: debtor, co-debtors, payers.
    cases: Mapping[int, frozenset[UUID]] = field(default_factory=dict)
    #: Everybody who works here, as the log names them.
    actors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Review:
    """What every rule gets."""

    #: In the order of the log.
    looks: list[Look]
    people: People
    calendar: Calendar
    as_of: datetime
    limits: Thresholds

    @property
    def files(self) -> Iterator[Look]:
        """Files opened, one person each."""
        return (look for look in self.looks if look.kind == "file")


_Rule: TypeAlias = Callable[[_Review], Iterator[Finding]]


def review(
    looks: Iterable[Look],
    people: People,
    calendar: Calendar,
    *,
    as_of: datetime,
    limits: Thresholds = USUAL,
) -> list[Finding]:
    """What is unusual in rows of the log, in the order of time.

    `as_of` is the moment up to which the log is known: a sweep that began shortly before it may
    still run. Looks at night and on days off are those of people; sweeps may run at any hour.
    """
    rows = sorted(looks, key=lambda look: (look.at, look.id))
    given = _Review(rows, people, calendar, as_of, limits)
    found = [finding for rule in _RULES for finding in rule(given)]
    return sorted(found, key=lambda f: (f.at, f.rows, f.kind))


def _outside_cases(given: _Review) -> Iterator[Finding]:
    for look in given.files:
        if look.case is not None:
            if look.subject not in given.people.cases.get(look.case, frozenset()):
                yield _finding(FindingKind.OUTSIDE_CASE, [look])
        elif look.about.strip() in given.limits.says_nothing:
            yield _finding(FindingKind.NO_CASE, [look])


def _nights(given: _Review) -> Iterator[Finding]:
    """By the actor and the night, which belongs to the day that it began on."""
    limits = given.limits
    nights: dict[tuple[str, date], list[Look]] = defaultdict(list)
    for look in _watched(given):
        if look.local.hour >= limits.night_from:
            nights[look.actor, look.local.date()].append(look)
        elif look.local.hour < limits.night_until:
            nights[look.actor, look.local.date() - timedelta(days=1)].append(look)
    for looks in nights.values():
        yield _finding(
            FindingKind.NIGHT,
            looks,
            count=len(looks),
            night_from=limits.night_from,
            night_until=limits.night_until,
        )


def _days_off(given: _Review) -> Iterator[Finding]:
    days: dict[tuple[str, date], list[Look]] = defaultdict(list)
    for look in _watched(given):
        if given.calendar(look.local.date()):
            days[look.actor, look.local.date()].append(look)
    for looks in days.values():
        yield _finding(FindingKind.DAY_OFF, looks, count=len(looks))


def _many_persons(given: _Review) -> Iterator[Finding]:
    days: dict[tuple[str, date], list[Look]] = defaultdict(list)
    for look in given.files:
        days[look.actor, look.local.date()].append(look)
    for looks in days.values():
        persons = len({look.subject for look in looks})
        limit = given.limits.persons_a_day
        if persons > limit:
            yield _finding(FindingKind.MANY_PERSONS, looks, count=persons, limit=limit)


def _kin(given: _Review) -> Iterator[Finding]:
    """Oneself, a colleague, a namesake: once an actor, person and day, the nearest of the three."""
    days: dict[tuple[str, UUID | None, date], list[Look]] = defaultdict(list)
    for look in given.files:
        days[look.actor, look.subject, look.local.date()].append(look)
    colleagues = sorted(given.people.actors | {look.actor for look in given.looks})
    for (actor, subject, _), looks in days.items():
        name = given.people.names.get(subject) if subject else None
        if name is None:
            continue
        colleague = next((one for one in colleagues if is_named(one, name)), None)
        if is_named(actor, name):
            yield _finding(FindingKind.OWN_FILE, looks)
        elif colleague is not None:
            yield _finding(FindingKind.COLLEAGUE, looks, colleague=colleague)
        elif shares_surname(actor, name):
            yield _finding(FindingKind.SAME_SURNAME, looks)


def _refusals(given: _Review) -> Iterator[Finding]:
    """Runs of refusals of an actor; what worked ends a run, a mere attempt does not."""
    runs: dict[str, list[Look]] = defaultdict(list)
    for look in given.looks:
        if look.kind == "refusal":
            runs[look.actor].append(look)
        elif look.kind in ("file", "swept"):
            yield from _run(runs.pop(look.actor, []), given.limits)
    for run in runs.values():
        yield from _run(run, given.limits)


def _run(run: list[Look], limits: Thresholds) -> Iterator[Finding]:
    # One attempt to open several restricted files is refused in a row for each of them.
    count = len({look.token for look in run})
    if count >= limits.refusals_in_a_row:
        yield _finding(FindingKind.REFUSALS, run, count=count)


def _sweeps(given: _Review) -> Iterator[Finding]:
    ended = {look.token for look in given.looks if look.kind == "swept"}
    patience = timedelta(hours=given.limits.sweep_hours)
    for look in given.looks:
        if look.kind == "sweep" and look.token not in ended and look.at + patience < given.as_of:
            yield _finding(FindingKind.SWEEP_NOT_ENDED, [look], hours=given.limits.sweep_hours)


_RULES: tuple[_Rule, ...] = (
    _outside_cases,
    _nights,
    _days_off,
    _many_persons,
    _kin,
    _refusals,
    _sweeps,
)


def _watched(given: _Review) -> Iterator[Look]:
    """What somebody saw or searched for at that moment, sitting there."""
    return (look for look in given.looks if look.kind in ("file", "search"))


def _finding(kind: FindingKind, looks: list[Look], **values: object) -> Finding:
    first = looks[0]
    subjects = {look.subject for look in looks}
    abouts = {look.about for look in looks}
    return Finding(
        kind=kind,
        at=first.at,
        actor=first.actor,
        subject=first.subject if len(subjects) == 1 else None,
        about=first.about if len(abouts) == 1 else "",
        rows=tuple(look.id for look in looks),
        because=WORDS[kind].format(actor=first.actor, about=first.about, **values),
    )
