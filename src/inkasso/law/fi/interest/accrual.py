"""Overdue interest as exact integers, fast enough to replay a whole portfolio.

Interest over the days after `start` up to and including `end` is `numerator / denominator` cents.
The numerators of one accrual add up: over split periods, over parts of the principal, over
partial payments; round once, at the end of the line, with `cents`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from inkasso.base.decisions import Refusal, Refused
from inkasso.law.fi.interest.curves import CurveRule, curve_of
from inkasso.law.fi.interest.days import day_numbers, year_fraction_denominator
from inkasso.law.fi.interest.rates import RatePhase, rate_phases
from inkasso.law.fi.interest.reference_rate import (
    rate_not_encoded,
    reference_rate_unknown,
    rests_on_reference_rates,
)
from inkasso.law.fi.interest.terms import (
    RATE_UNITS_PER_PERCENT,
    DayCount,
    InterestTerms,
    rate_units,
)

_TABLES_KEPT = 256
_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class _Table:
    """Running sum of rate times day over the days of a curve; one entry a day."""

    #: Ordinal of the day of the first entry: the day before the curve begins.
    origin: int
    #: Sums up to and including each day.
    sums: array[int]
    #: What one unit of the sums weighs: the rate, when it never changes, else 1.
    weight: int


class Accrual:
    """Interest of given terms between any two days, as integer arithmetic.

    `denominator` depends on the day count only, so accruals of different terms may be summed.
    """

    __slots__ = (
        "_later",
        "_origin",
        "_split",
        "_sums",
        "_weight",
        "denominator",
        "known_from",
        "known_through",
    )

    def __init__(self, phases: tuple[RatePhase, ...], day_count: DayCount) -> None:
        table = _table(phases[0].rule, day_count)
        self._origin = table.origin
        self._sums = table.sums
        self._weight = table.weight
        self._split = phases[0].last_day
        self._later: Accrual | None = Accrual(phases[1:], day_count) if phases[1:] else None
        #: What a numerator is divided by to give cents.
        self.denominator = denominator_of(day_count)
        #: First day on which the rate is known.
        self.known_from = date.fromordinal(table.origin + 1)
        #: Last day on which the rate is known.
        self.known_through = date.fromordinal(table.origin + len(table.sums) - 1)

    def numerator(self, principal_cents: int, start: date, end: date) -> int:
        """Interest on the days after `start` up to and including `end`, times `denominator`.

        `start` is the due date, or the last day already counted; `end` is the day of payment or of
        the balance. Nothing runs when `end` is not after `start`. Raises `Refused` with
        `reference_rate_unknown` or `not_encoded` when a day in between has no known rate.
        """
        if end <= start:
            return 0
        split = self._split
        if self._later is not None and split is not None and end > split:
            until_split = self.numerator(principal_cents, start, split)
            return until_split + self._later.numerator(principal_cents, max(start, split), end)
        first = start.toordinal() - self._origin
        if first < 0:
            raise Refused(rate_not_encoded(start + timedelta(days=1), since=self.known_from))
        try:
            total = self._sums[end.toordinal() - self._origin] - self._sums[first]
        except IndexError:
            unknown = max(start, self.known_through) + timedelta(days=1)
            raise Refused(reference_rate_unknown(unknown)) from None
        return principal_cents * total * self._weight

    def cents(self, numerator: int) -> int:
        """Whole cents of a sum of numerators, half up: once, at the end of a line."""
        twice = 2 * abs(numerator) + self.denominator
        rounded = twice // (2 * self.denominator)
        return rounded if numerator >= 0 else -rounded


def denominator_of(day_count: DayCount) -> int:
    """What a principal in cents times a difference of running sums is divided by to give cents."""
    return _PER_CENT * RATE_UNITS_PER_PERCENT * year_fraction_denominator(day_count)


def accrual_for(
    terms: InterestTerms, day_count: DayCount = DayCount.ACTUAL_365
) -> Accrual | Refusal:
    """The accrual of given terms; keep it for the receivable, or ask again: tables are shared.

    Refuses as `rate_phases` does.
    """
    phases = rate_phases(terms)
    if isinstance(phases, Refusal):
        return phases
    return _unending(phases[0].rule, day_count) if len(phases) == 1 else Accrual(phases, day_count)


@rests_on_reference_rates
@lru_cache(maxsize=_TABLES_KEPT)
def _unending(rule: CurveRule, day_count: DayCount) -> Accrual:
    return Accrual((RatePhase(rule=rule, last_day=None),), day_count)


@rests_on_reference_rates
@lru_cache(maxsize=_TABLES_KEPT)
def _table(rule: CurveRule, day_count: DayCount) -> _Table:
    curve = curve_of(rule)
    first, steps = curve.known_from, curve.steps
    days = _day_sums(first, curve.known_through, day_count)
    origin = first.toordinal() - 1
    if len(steps) == 1:
        return _Table(origin, days, rate_units(steps[0].percent))
    starts = [step.since.toordinal() - origin - 1 for step in steps]
    growth = array("q", [0])
    for step, begin, end in zip(steps, starts, [*starts[1:], len(days) - 1], strict=True):
        units = rate_units(step.percent)
        growth.extend(units * (days[day + 1] - days[day]) for day in range(begin, end))
    return _Table(origin, array("q", accumulate(growth)), 1)


@lru_cache(maxsize=_TABLES_KEPT)
def _day_sums(first: date, last: date, day_count: DayCount) -> array[int]:
    return array("q", day_numbers(first - timedelta(days=1), last, day_count))
