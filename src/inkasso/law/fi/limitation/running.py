"""Limitation that interruptions renew: sections 4, 10, 11, 13 and 21 of 728/2003.

Acts are played in the order of their days. One after the end of a period is nothing, except a
judgment: once it is final, nobody may say that the debt had ended before it (18 §).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from inkasso.base.dates import add_years
from inkasso.base.decisions import Citation, Decision
from inkasso.law.enacted import enacted
from inkasso.law.fi.limitation import wording
from inkasso.law.fi.limitation.facts import LimitationFacts
from inkasso.law.fi.limitation.numbers import ACT_SINCE, doubts_of, years_of
from inkasso.law.fi.limitation.start import from_due_date


class _Act(IntEnum):
    """What changes the period; on one day they come in this order."""

    #: An open-ended debt fell due.
    FELL_DUE = 0
    INTERRUPTION = 1
    BEGUN = 2
    #: A proceeding ended, and the debtor was told of the claim.
    ENDED = 3
    #: A proceeding ended without the debtor being told.
    ENDED_UNKNOWN = 4
    JUDGMENT = 5


@dataclass(slots=True)
class _Period:
    """The period that runs, or stands still."""

    start: date
    years: int
    first_interruption_by: date | None
    pending: int = 0
    #: Section 11(3) sets the end not before this day; it can do so once.
    not_before: date | None = None
    extended: bool = False
    interrupted: bool = False
    judged: bool = False
    fell_due: bool = False
    #: What the period counts from; None for the start of limitation.
    renewed_by: _Act | None = None

    @property
    def end(self) -> date:
        """The last day on which the debt may be asked for."""
        end = add_years(self.start, self.years)
        if self.start < ACT_SINCE:
            # 21 § 3 mom.: not before three years of the act, unless the older law ended it sooner.
            earliest = add_years(ACT_SINCE, years_of("transition"))
            end = min(max(end, earliest), add_years(self.start, years_of("before_2004")))
        if self.not_before is not None:
            end = max(end, self.not_before)
        if self.first_interruption_by is not None and not self.interrupted:
            end = min(end, self.first_interruption_by)
        return end

    def play(self, day: date, act: _Act) -> None:
        """Let an act take effect."""
        if act is _Act.BEGUN:
            self.pending += 1
            return
        if act is _Act.FELL_DUE:
            self._fall_due(day)
            return
        if act is _Act.ENDED_UNKNOWN:
            self.pending = max(0, self.pending - 1)
            self._extend(add_years(day, years_of("after_unknown_proceeding")))
            return
        if act is _Act.ENDED:
            self.pending = max(0, self.pending - 1)
        elif act is _Act.JUDGMENT:
            self.pending = 0
            self.years, self.judged = years_of("after_judgment"), True
        self.start, self.not_before, self.interrupted = day, None, True
        self.renewed_by = act

    def _fall_due(self, day: date) -> None:
        """Section 8(2): the general period, from the day the debt fell due."""
        if not self.judged:
            self.start, self.years = day, years_of("general")
            self.fell_due = True

    def _extend(self, until: date) -> None:
        """Section 11(3): the debt lives at least until a day; once only."""
        if not self.extended and until > self.end:
            self.not_before, self.extended = until, True


@enacted("728/2003", "4 §", since=ACT_SINCE)
@enacted("728/2003", "8 § 2 mom.", since=ACT_SINCE)
@enacted("728/2003", "10 §", since=ACT_SINCE)
@enacted("728/2003", "11 §", since=ACT_SINCE)
@enacted("728/2003", "13 §", since=ACT_SINCE)
@enacted("728/2003", "21 § 3 mom.", since=ACT_SINCE)
def running_limitation(facts: LimitationFacts) -> Decision[date | None]:
    """The last day of the limitation that can be interrupted; None while it stands still.

    It stands still while a claim is pending (11 § 2 mom.).
    """
    start = facts.start or from_due_date(facts.due_date)
    period = _Period(start.begins_on, start.years, start.first_interruption_by)
    for day, act in sorted(_acts(facts)):
        if not period.pending and day > period.end and act is not _Act.JUDGMENT:
            continue
        owed_from = facts.owed_from if act is _Act.JUDGMENT else None
        period.play(max(day, start.begins_on, owed_from or day), act)
    older = _doubts_of_older_law(start.begins_on)
    if period.pending:
        ground = wording.ground("11 § 2 mom.", wording.STANDS_STILL)
        return Decision(value=None, because=(ground, *older))
    return Decision(value=period.end, because=(*_grounds(period), *older))


def _doubts_of_older_law(begun: date) -> tuple[Citation, ...]:
    """What is in doubt of the older law, for a debt that it can have ended before this one did."""
    ended = begun < ACT_SINCE and add_years(begun, years_of("before_2004"))
    earliest = add_years(ACT_SINCE, years_of("transition"))
    return doubts_of("before_2004") if ended and ended < earliest else ()


def _acts(facts: LimitationFacts) -> Iterator[tuple[date, _Act]]:
    begins = facts.start.begins_on if facts.start else facts.due_date
    if facts.start is not None and facts.start.fell_due_on is not None:
        yield facts.start.fell_due_on, _Act.FELL_DUE
    for day in facts.interrupted_on:
        if day > begins:
            yield day, _Act.INTERRUPTION
    for one in facts.proceedings:
        yield one.begun_on, _Act.BEGUN
        if one.ended_on is not None:
            yield one.ended_on, _Act.ENDED if one.debtor_informed else _Act.ENDED_UNKNOWN
    if facts.claimed_on is not None:
        yield facts.claimed_on, _Act.BEGUN
    if facts.judgment_on is not None:
        yield facts.judgment_on, _Act.JUDGMENT


def _grounds(period: _Period) -> Iterator[Citation]:
    years, end = str(period.years), period.end
    if period.judged:
        yield wording.ground("13 § 2 mom.", wording.AFTER_JUDGMENT, years=years, end=end)
    else:
        section = "4 §" if period.years == years_of("general") else "8 § 1 mom."
        if period.fell_due:
            section = "8 § 2 mom."
        yield wording.ground(section, wording.GENERAL, years=years, end=end)
    if period.renewed_by is _Act.INTERRUPTION:
        yield wording.ground("10 §", wording.INTERRUPTED, start=period.start)
    if period.renewed_by is _Act.ENDED:
        yield wording.ground("11 § 2 mom.", wording.PROCEEDING_ENDED, start=period.start)
    if period.not_before == end:
        yield wording.ground("11 § 3 mom.", wording.UNKNOWN_PROCEEDING, end=period.not_before)
        yield wording.precedent("KKO 2012:107", "728/2003, 11 § 2 mom.", wording.DEBTOR_MUST_KNOW)
    if period.first_interruption_by == end and not period.interrupted:
        yield wording.ground("7 § 2 mom.", wording.TEN_YEARS, end=end)
    if period.start < ACT_SINCE:
        yield wording.ground("21 § 3 mom.", wording.TRANSITION, end=end)
