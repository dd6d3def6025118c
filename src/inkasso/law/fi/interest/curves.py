"""Rates of overdue interest through time, shaped by sections 2, 4 and 4 a and half-year rates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from inkasso.base.decisions import Citation
from inkasso.law.enacted import enacted
from inkasso.law.fi.interest import grounds
from inkasso.law.fi.interest.reference_rate import (
    reference_rates,
    reference_rates_known_through,
    rests_on_reference_rates,
)
from inkasso.law.parameters import Parameter, parameter_beside

#: An agreed rate needs no notice: it is answered for any day up to this one.
LAST_DAY = date(2100, 12, 31)
#: From this day 340/2002 governs the interest that accrues, however old the debt.
ACT_OF_2002 = date(2002, 7, 1)
_CURVES_KEPT = 256


class Bound(Enum):
    """What the statutory rate is to an agreed one."""

    #: A consumer cannot agree to more (section 2(2)).
    CEILING = "ceiling"
    #: Nothing was agreed, or no less could be: the statutory rate holds at least.
    FLOOR = "floor"
    #: The agreed rate stands as it is (section 2(1)).
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateStep:
    """One rate, from a day until the next step."""

    #: First day on which interest runs at this rate.
    since: date
    #: Per cent a year.
    percent: Decimal
    #: Why it is this rate.
    because: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCurve:
    """The rate of overdue interest through time."""

    #: The rates, oldest first; never empty.
    steps: tuple[RateStep, ...]
    #: Last day for which the rate is known.
    known_through: date

    @property
    def known_from(self) -> date:
        """First day on which the rate is known."""
        return self.steps[0].since

    def at(self, on: date) -> RateStep:
        """The step in force on a day from `known_from` to `known_through`."""
        return self.steps[bisect_right(self.steps, on, key=lambda step: step.since) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveRule:
    """What shapes a curve: the same for many receivables, and so worth keeping."""

    #: Whether section 4 a sets the statutory rate, instead of section 4.
    commercial: bool
    #: Agreed rate, per cent a year.
    agreed: Decimal | None
    #: What the statutory rate is to the agreed one.
    bound: Bound
    #: Higher contract interest that goes on after the due date, per cent a year.
    before_due: Decimal | None
    #: First day that may be answered; None when the parameters decide it.
    since: date | None = None
    #: Whether section 4(1) of 1995 adds its points to the contract interest.
    of_1995: bool = False


@rests_on_reference_rates
@lru_cache(maxsize=_CURVES_KEPT)
def curve_of(rule: CurveRule) -> RateCurve:
    """The rates that a rule gives through time."""
    curve = statutory_curve(commercial=rule.commercial)
    if rule.since is not None:
        curve = _from_day_on(curve, rule.since)
    if rule.before_due is not None:
        raised = over_contract_rate_of_1995 if rule.of_1995 else _not_below_contract_rate
        curve = raised(curve, rule.before_due, commercial=rule.commercial)
    return curve if rule.agreed is None else _with_agreed(curve, rule.agreed, rule.bound)


@enacted("633/1982", "4 §", since=ACT_OF_2002, version="340/2002")
@enacted("633/1982", "4 a §", since=date(2013, 3, 16), version="32/2013")
@rests_on_reference_rates
@lru_cache(maxsize=2)
def statutory_curve(*, commercial: bool) -> RateCurve:
    """Reference rate plus the margin of section 4, or of section 4 a, half-year by half-year."""
    margin = interest_parameter("margin_commercial" if commercial else "margin")
    starts = [value.since for value in reference_rates().values]
    first = margin.values[0].since
    days = [first, *(day for day in starts if day > first)]
    return RateCurve(
        steps=tuple(_statutory_step(day, margin, commercial=commercial) for day in days),
        known_through=reference_rates_known_through(),
    )


@enacted("633/1982", "3 § 2 mom.", since=ACT_OF_2002, version="340/2002")
@rests_on_reference_rates
@lru_cache(maxsize=1)
def reference_curve() -> RateCurve:
    """The reference rate alone: interest that was agreed without a rate, and of refunds."""
    steps = [
        RateStep(since=v.since, percent=v.value, because=(grounds.reference_rate_alone(v.value),))
        for v in reference_rates().values
        if v.since >= ACT_OF_2002
    ]
    through = reference_rates_known_through()
    return RateCurve(steps=_without_repeats(steps), known_through=through)


def spliced(first: RateCurve, then: RateCurve, last_day: date) -> RateCurve:
    """One curve until a day, and another from the next day on."""
    after = last_day + timedelta(days=1)
    if after > then.known_through:
        return first
    steps = [step for step in first.steps if step.since < after]
    if after >= then.known_from:
        steps.append(_from_day(then.at(after), after))
    steps.extend(step for step in then.steps if step.since > after)
    return RateCurve(steps=_without_repeats(steps), known_through=then.known_through)


def interest_parameter(name: str) -> Parameter:
    """A parameter of the act, by the name of its file."""
    return parameter_beside("inkasso.law.fi.interest", name)


def _statutory_step(day: date, margin: Parameter, *, commercial: bool) -> RateStep:
    reference = reference_rates().at(day).value
    points = margin.at(day).value
    return RateStep(
        since=day,
        percent=reference + points,
        because=(grounds.statutory(reference, points, commercial=commercial, on=day),),
    )


def _with_agreed(curve: RateCurve, agreed: Decimal, bound: Bound) -> RateCurve:
    free = RateStep(since=curve.known_from, percent=agreed, because=(grounds.agreed(agreed),))
    if bound is Bound.CEILING:
        return _changed(curve, lambda step: _at_most(step, free))
    if bound is Bound.FLOOR:
        return _changed(curve, lambda step: _at_least(step, free))
    return RateCurve(steps=(free,), known_through=LAST_DAY)


def _not_below_contract_rate(
    curve: RateCurve, before_due: Decimal, *, commercial: bool
) -> RateCurve:
    ground = (grounds.contract_rate_goes_on(before_due, commercial=commercial),)
    higher = RateStep(since=curve.known_from, percent=before_due, because=ground)
    return _changed(curve, lambda step: step if step.percent >= before_due else higher)


# Section 4(1) and 4(4) of 284/1995: the agreed rate and 4 points, at most the reference rate and
# 10, and never below the rate from before the due date.
@enacted("633/1982", "4 §", since=date(1995, 5, 1), until=date(2002, 6, 30), version="284/1995")
def over_contract_rate_of_1995(
    curve: RateCurve, before_due: Decimal, *, commercial: bool
) -> RateCurve:
    """Overdue interest of 1995 to 2002 on a debt that bore agreed interest before it fell due."""
    assert not commercial, "section 4 a is younger"
    margin = interest_parameter("margin").values[0].value
    points = interest_parameter("margin_over_contract_rate").values[0].value
    most = interest_parameter("margin_most").values[0].value

    def change(step: RateStep) -> RateStep:
        highest = step.percent - margin + most
        percent = max(min(before_due + points, highest), before_due)
        ground = grounds.over_contract_rate(percent, before_due)
        return RateStep(since=step.since, percent=percent, because=(ground,))

    return _changed(curve, change)


def _at_most(ceiling: RateStep, agreed: RateStep) -> RateStep:
    if agreed.percent <= ceiling.percent:
        return agreed
    void = grounds.agreed_above_ceiling(agreed.percent)
    return RateStep(since=ceiling.since, percent=ceiling.percent, because=(void, *ceiling.because))


def _at_least(floor: RateStep, agreed: RateStep) -> RateStep:
    if agreed.percent >= floor.percent:
        return agreed
    void = grounds.agreed_below_floor(agreed.percent)
    return RateStep(since=floor.since, percent=floor.percent, because=(void, *floor.because))


def _from_day_on(curve: RateCurve, since: date) -> RateCurve:
    later = [step for step in curve.steps if step.since > since]
    steps = (_from_day(curve.at(max(since, curve.known_from)), since), *later)
    return RateCurve(steps=steps, known_through=curve.known_through)


def _changed(curve: RateCurve, change: Callable[[RateStep], RateStep]) -> RateCurve:
    steps = (_from_day(change(step), step.since) for step in curve.steps)
    return RateCurve(steps=_without_repeats(steps), known_through=curve.known_through)


def _from_day(step: RateStep, since: date) -> RateStep:
    return RateStep(since=since, percent=step.percent, because=step.because)


def _without_repeats(steps: Iterable[RateStep]) -> tuple[RateStep, ...]:
    kept: list[RateStep] = []
    for step in steps:
        same = kept and (kept[-1].percent, kept[-1].because) == (step.percent, step.because)
        if not same:
            kept.append(step)
    return tuple(kept)
