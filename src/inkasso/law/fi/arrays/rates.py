"""Which rates apply to which rows: the law is asked once for each kind of row.

Rows that differ in nothing that decides the rate share a class. For each class one row's terms go
to `rate_phases`, so the arrays hold no law of their own; only the day on which a consumer's
contract interest ends is worked out row by row, from the same parameter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from inkasso.base.decisions import Refusal
from inkasso.law.fi.arrays.columns import KINDS, NO_RATE, REFUSALS, ClaimColumns
from inkasso.law.fi.arrays.exact import Flags, Ints
from inkasso.law.fi.interest.curves import (
    ACT_OF_2002,
    LAST_DAY,
    RateCurve,
    curve_of,
    interest_parameter,
)
from inkasso.law.fi.interest.days import day_numbers
from inkasso.law.fi.interest.rates import ACT_OF_1995, RatePhase, rate_phases
from inkasso.law.fi.interest.reference_rate import rests_on_reference_rates
from inkasso.law.fi.interest.terms import (
    RATE_UNITS_PER_PERCENT,
    ContractRateReading,
    DayCount,
    InterestKind,
    InterestTerms,
    rate_units,
)

#: Days of NumPy count from here.
EPOCH = date(1970, 1, 1).toordinal()
_PHASES_KEPT = 64
_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """The rules that classes follow until a day, as numbers.

    In the step that a day falls in, rate times day summed up to that day is `offset` plus `units`
    times the number of the day. Steps are the same for all classes.
    """

    #: By class and step, laid end to end.
    units: Ints
    offset: Ints
    #: Steps of a class.
    width: int
    #: Step of each day from `days_from` on, and the number of that day.
    step_of_day: npt.NDArray[np.int16]
    number_of_day: Ints
    days_from: int
    #: By class: the day before the rate is known, and the last day on which it is.
    first: Ints
    last: Ints
    #: By class: last day of the phase, where it is the same for all its rows.
    until: Ints
    #: By class: whether each row has a last day of its own.
    own: Flags

    def sums(self, of_row: Ints, days: Ints) -> Ints:
        """Rate times day up to each row's day."""
        at = days - self.days_from
        place = of_row * self.width + self.step_of_day[at]
        sums: Ints = self.offset[place] + self.units[place] * self.number_of_day[at]
        return sums


@dataclass(frozen=True, slots=True, kw_only=True)
class RateClasses:
    """The classes of a portfolio."""

    #: Class of each row.
    of_row: Ints
    #: The first phase of every class, the second of those that have one, and so on.
    phases: tuple[Phase, ...]
    #: Phases of each class.
    count: Ints
    #: Position in `REFUSALS` of each class; 0 where it has rates.
    refused: Ints


def rate_classes(
    claims: ClaimColumns, day_count: DayCount, reading: ContractRateReading
) -> RateClasses:
    """The classes of the rows of a portfolio, and the rates of each."""
    of_row, examples = _classes(claims)
    answers = [rate_phases(_terms(claims, int(row), reading)) for row in examples]
    phases = [() if isinstance(answer, Refusal) else answer for answer in answers]
    codes = [REFUSALS.index(a.code) if isinstance(a, Refusal) else 0 for a in answers]
    most = max(map(len, phases), default=0)
    return RateClasses(
        of_row=of_row,
        phases=tuple(
            _phase_of(tuple(_shared(p, number) for p in phases), day_count)
            for number in range(most)
        ),
        count=np.array([len(p) for p in phases], dtype=np.int64),
        refused=np.array(codes, dtype=np.int64),
    )


def _shared(phases: tuple[RatePhase, ...], number: int) -> RatePhase | None:
    """A phase of a class without what is a row's own, so that parts find what others made."""
    if number >= len(phases):
        return None
    phase = phases[number]
    return replace(phase, last_day=None) if phase.own else phase


@rests_on_reference_rates
@lru_cache(maxsize=_PHASES_KEPT)
def _phase_of(phases: tuple[RatePhase | None, ...], day_count: DayCount) -> Phase:
    """The numbers of a phase; classes without it have no days."""
    curves = [None if phase is None else curve_of(phase.rule) for phase in phases]
    known = [curve for curve in curves if curve is not None]
    starts = np.array(sorted({_day(s.since) for c in known for s in c.steps}), dtype=np.int64)
    first = np.array([0 if c is None else _day(c.known_from) - 1 for c in curves], dtype=np.int64)
    last = np.array([-1 if c is None else _day(c.known_through) for c in curves], dtype=np.int64)
    days_from, numbers = _day_numbers(day_count)
    step_of_day = np.searchsorted(starts, days_from + np.arange(len(numbers)), side="right") - 1
    before = numbers[starts - 1 - days_from]
    units = np.stack([_units(curve, starts) for curve in curves])
    jumps = np.zeros_like(units)
    jumps[:, 1:] = (units[:, :-1] - units[:, 1:]) * before[1:]
    return Phase(
        units=units.ravel(),
        offset=np.cumsum(jumps, axis=1).ravel(),
        width=len(starts),
        step_of_day=np.maximum(step_of_day, 0).astype(np.int16),
        number_of_day=numbers,
        days_from=days_from,
        first=first,
        last=last,
        until=np.array([_last_day(phase) for phase in phases], dtype=np.int64),
        own=np.array([phase is not None and phase.own for phase in phases]),
    )


def _units(curve: RateCurve | None, starts: Ints) -> Ints:
    """The rate of a curve in each step; before the first one its first rate."""
    if curve is None:
        return np.zeros(len(starts), dtype=np.int64)
    own = np.array([_day(step.since) for step in curve.steps])
    rates = np.array([rate_units(step.percent) for step in curve.steps], dtype=np.int64)
    return np.asarray(rates[np.maximum(np.searchsorted(own, starts, side="right") - 1, 0)])


@lru_cache
def _day_numbers(day_count: DayCount) -> tuple[int, Ints]:
    """Numbers of all days that are ever counted, and the first of those days."""
    first, last = ACT_OF_1995 - timedelta(days=400), LAST_DAY
    numbers = np.fromiter(day_numbers(first, last, day_count), dtype=np.int64)
    return _day(first), numbers - numbers[0]


def _day(day: date) -> int:
    """The number of a day as NumPy counts."""
    return day.toordinal() - EPOCH


def _last_day(phase: RatePhase | None) -> int:
    last_day = None if phase is None else phase.last_day
    return _NEVER if last_day is None else _day(last_day)


def last_days_of_contract_rate(
    claims: ClaimColumns, rows: Ints, reading: ContractRateReading
) -> Ints:
    """By row: day number of the last day of a consumer's higher contract interest (4 § 2 mom.)."""
    limit = interest_parameter("days_of_contract_rate").values[-1]
    due = claims.due[rows]
    fully = due if claims.fully_due is None else claims.fully_due[rows]
    fully = np.where(np.isnat(fully), due, fully)
    last = fully.astype(np.int64) + int(limit.value)
    if claims.judgment is not None:
        judged = claims.judgment[rows]
        last = np.where(np.isnat(judged), last, np.minimum(last, judged.astype(np.int64)))
    if reading is ContractRateReading.SINCE_2010:
        last = np.where(due < np.datetime64(limit.since), _NEVER, last)
    return np.asarray(last, dtype=np.int64)


def _classes(claims: ClaimColumns) -> tuple[Ints, Ints]:
    """The class of each row, and a row of each class."""
    turning = _turning_days()
    due = claims.due.view(np.int64)
    small = claims.kind * np.int8(2) + claims.consumer
    for day in turning:
        small += np.int8(2 * len(KINDS)) * (due >= day.toordinal() - EPOCH)
    key = small.astype(np.int64)
    if claims.judgment is not None:
        key *= 2
        key += claims.judgment < np.datetime64(ACT_OF_2002)
    for rates in (claims.agreed, claims.before_due):
        if rates is not None:
            numbers, count = _numbered(rates)
            key *= count
            key += numbers
    of_row, count = _dense(key)
    examples = np.empty(count, dtype=np.int64)
    examples[of_row] = np.arange(len(of_row))
    return of_row, examples


def _turning_days() -> tuple[date, ...]:
    """The due dates from which on another rule applies."""
    commercial = interest_parameter("margin_commercial").values[0].since
    limit = interest_parameter("days_of_contract_rate").values[-1].since
    return (ACT_OF_1995, ACT_OF_2002, limit, commercial)


def _numbered(rates: Ints) -> tuple[Ints, int]:
    """Rates as small numbers, and how many there are; most rows have none."""
    numbers = np.zeros(len(rates), dtype=np.int64)
    given: Flags = rates != NO_RATE
    distinct, of_given = np.unique(rates[given], return_inverse=True)
    numbers[given] = of_given + 1
    return numbers, len(distinct) + 1


def _dense(key: Ints) -> tuple[Ints, int]:
    """Keys renumbered without gaps."""
    largest = int(key.max()) if len(key) else 0
    if largest > 1 << 20:
        distinct, of_row = np.unique(key, return_inverse=True)
        return of_row.astype(np.int64), len(distinct)
    used = np.zeros(largest + 1, dtype=np.int64)
    used[key] = 1
    numbers = np.cumsum(used) - 1
    return numbers[key], int(numbers[-1]) + 1 if len(key) else 0


def _terms(claims: ClaimColumns, row: int, reading: ContractRateReading) -> InterestTerms:
    kind = KINDS[int(claims.kind[row])]
    judged = None if claims.judgment is None else claims.judgment[row].item()
    return InterestTerms(
        kind=kind,
        consumer=bool(claims.consumer[row]),
        due_date=claims.due[row].item(),
        agreed_percent=_percent(claims.agreed, row) if kind is InterestKind.AGREED else None,
        contract_rate_before_due=_percent(claims.before_due, row),
        judgment_on=judged,
        reading=reading,
    )


def _percent(rates: Ints | None, row: int) -> Decimal | None:
    if rates is None or rates[row] == NO_RATE:
        return None
    return Decimal(int(rates[row])) / RATE_UNITS_PER_PERCENT
