"""Where a breach stands: computed from what was added to it, never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from django.db.models import Count

from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.eu.breaches import Duties, Exception34, Risk, due_moment, duties
from inkasso.rights.models import (
    Breach,
    BreachAssessment,
    BreachClosing,
    BreachMeasure,
    BreachNotice,
    BreachPerson,
    BreachScope,
    BreachTelling,
)

_Step = TypeVar("_Step", BreachAssessment, BreachMeasure, BreachNotice, BreachScope)


class Status(StrEnum):
    """Where a breach stands."""

    #: Nobody has weighed its risk.
    OPENED = "opened"
    #: Weighed; somebody must still be told.
    ASSESSED = "assessed"
    #: Everybody was told who must be.
    TOLD = "told"
    CLOSED = "closed"


class Owed(StrEnum):
    """Something that the regulation still asks for before a breach may be closed."""

    ASSESSMENT = "assessment"
    AUTHORITY = "authority"
    #: The authority was told in part, and the rest is to follow.
    REST = "rest"
    #: Nobody has searched for those concerned.
    SCOPE = "scope"
    PERSONS = "persons"
    PUBLIC = "public"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A breach with all that happened to it."""

    breach: Breach
    #: Each in the order they were added.
    assessments: tuple[BreachAssessment, ...]
    measures: tuple[BreachMeasure, ...]
    notices: tuple[BreachNotice, ...]
    scopes: tuple[BreachScope, ...]
    #: How many people it concerns, as far as searched.
    persons: int
    #: How many of them were told.
    told: int
    #: None while it is open.
    closing: BreachClosing | None

    @property
    def assessment(self) -> BreachAssessment | None:
        """The newest; it counts."""
        return self.assessments[-1] if self.assessments else None

    @property
    def duties(self) -> Duties | None:
        """Who must be told; None before it was weighed."""
        if self.assessment is None:
            return None
        exceptions = [Exception34(one) for one in self.assessment.exceptions]
        return duties(Risk(self.assessment.risk), exceptions).value

    @property
    def due_at(self) -> datetime:
        """The moment by which the authority is notified, where it must be."""
        return due_moment(self.breach.aware_at.astimezone(HELSINKI)).value

    @property
    def because(self) -> tuple[Citation, ...]:
        """Why then, and why so many are told."""
        grounds = due_moment(self.breach.aware_at).because
        if self.assessment is None:
            return grounds
        exceptions = [Exception34(one) for one in self.assessment.exceptions]
        more = duties(Risk(self.assessment.risk), exceptions).because
        return tuple(dict.fromkeys((*grounds, *more)))

    @property
    def notified_at(self) -> datetime | None:
        """When the authority was first told."""
        return min((one.at for one in self.to(BreachNotice.To.AUTHORITY)), default=None)

    @property
    def awaits_authority(self) -> bool:
        """Whether the clock runs: not told yet, and not found to be without risk."""
        return self.is_open and self.notified_at is None and (
            self.duties is None or self.duties.authority
        )  # fmt: skip

    @property
    def is_open(self) -> bool:
        """Whether it was not closed."""
        return self.closing is None

    @property
    def is_told(self) -> bool:
        """Whether nobody who must be told waits."""
        return not self.owed & {Owed.ASSESSMENT, Owed.AUTHORITY, Owed.PERSONS, Owed.PUBLIC}

    @property
    def owed(self) -> frozenset[Owed]:
        """What must be done before it may be closed."""
        return frozenset(self._owed()) if self.is_open else frozenset()

    @property
    def status(self) -> Status:
        """Where it stands."""
        if not self.is_open:
            return Status.CLOSED
        if self.assessment is None:
            return Status.OPENED
        return Status.TOLD if self.is_told else Status.ASSESSED

    def left(self, at: datetime) -> timedelta | None:
        """Time left to notify the authority, below zero when late; None where it does not run."""
        if not self.awaits_authority:
            return None
        return self.due_at.astimezone(UTC) - at.astimezone(UTC)

    def is_late(self, at: datetime) -> bool:
        """Whether the authority was told after 72 hours, or was not and they are over."""
        notified = self.notified_at
        if notified is None:
            return self.awaits_authority and at > self.due_at
        return notified > self.due_at

    def to(self, whom: BreachNotice.To) -> list[BreachNotice]:
        """The notices to the authority, or to the public."""
        return [one for one in self.notices if one.to == whom]

    def _owed(self) -> Iterator[Owed]:
        due = self.duties
        if due is None:
            yield Owed.ASSESSMENT
        else:
            yield from self._untold(due)
        if not self.scopes:
            yield Owed.SCOPE
        if not self.measures:
            yield Owed.MEASURE

    def _untold(self, due: Duties) -> Iterator[Owed]:
        to_authority = self.to(BreachNotice.To.AUTHORITY)
        if due.authority and not to_authority:
            yield Owed.AUTHORITY
        elif to_authority and to_authority[-1].in_part:
            yield Owed.REST
        if due.persons and (self.told < self.persons or not self.persons):
            yield Owed.PERSONS
        if due.public and not self.to(BreachNotice.To.PUBLIC):
            yield Owed.PUBLIC


def find_breach(number: int) -> State:
    """The breach of a number; raises `Refused` (`unknown_breach`)."""
    found = Breach.objects.filter(id=number).first()
    if found is None:
        message = _UNKNOWN.format(number=number)
        raise Refused(Refusal(code="unknown_breach", message=message))
    return next(states([found]))


def every_breach(*, open_only: bool = False) -> list[State]:
    """All breaches in the order of numbers, or those that are open."""
    rows = Breach.objects.order_by("id")
    if open_only:
        rows = rows.filter(breachclosing__isnull=True)
    return list(states(rows))


def states(breaches: Iterable[Breach]) -> Iterator[State]:
    """Breaches with what happened to them, in the order given."""
    rows = list(breaches)
    numbers = [row.id for row in rows]
    assessments = _by_breach(BreachAssessment, numbers)
    measures = _by_breach(BreachMeasure, numbers)
    notices = _by_breach(BreachNotice, numbers)
    scopes = _by_breach(BreachScope, numbers)
    persons = _counted(BreachPerson, numbers)
    told = _counted(BreachTelling, numbers)
    closings = BreachClosing.objects.in_bulk(numbers)
    for row in rows:
        yield State(
            breach=row,
            assessments=assessments[row.id],
            measures=measures[row.id],
            notices=notices[row.id],
            scopes=scopes[row.id],
            persons=persons.get(row.id, 0),
            told=told.get(row.id, 0),
            closing=closings.get(row.id),
        )


def _by_breach(model: type[_Step], numbers: list[int]) -> defaultdict[int, tuple[_Step, ...]]:
    found: defaultdict[int, tuple[_Step, ...]] = defaultdict(tuple)
    for step in model.objects.filter(breach__in=numbers).order_by("id"):
        found[step.breach_id] += (step,)
    return found


def _counted(model: type[BreachPerson] | type[BreachTelling], numbers: list[int]) -> dict[int, int]:
    rows = model.objects.filter(breach__in=numbers).values("breach").annotate(n=Count("id"))
    return {row["breach"]: row["n"] for row in rows}


_UNKNOWN = Words(
    fi="Loukkausta {number} ei ole. Komento inkasso breach list näyttää kaikki.",
    sv="Det finns ingen incident {number}. Kommandot inkasso breach list visar alla.",
    en="There is no breach {number}. The command inkasso breach list shows all.",
)
