"""Sections 2, 4 and 4 a: the rate of overdue interest on every day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from inkasso.base.decisions import Citation, Refusal
from inkasso.law.fi.interest import grounds
from inkasso.law.fi.interest.reference_rate import (
    rate_not_encoded,
    reference_rates,
    reference_rates_known_through,
)
from inkasso.law.fi.interest.terms import InterestKind, InterestTerms
from inkasso.law.parameters import Parameter, parameters_beside

#: An agreed rate needs no notice: it is answered for any day up to this one.
LAST_DAY = date(2100, 12, 31)
#: The act of 1995 leaves payments that were already late to the older law (284/1995).
_FIRST_DUE_DATE = date(1995, 5, 1)
#: Before 340/2002 other limits held for agreed interest; they are not written here.
_CONTRACT_RATES_SINCE = date(2002, 7, 1)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePhase:
    """A rule that holds until a day, after which the next phase takes over."""

    #: What shapes the curve of the phase.
    rule: CurveRule
    #: Last day of the phase; None when it goes on without end.
    last_day: date | None


def rate_curve(terms: InterestTerms) -> RateCurve | Refusal:
    """The rate that the terms give on every day (633/1982, 2 §, 4 § and 4 a §).

    Refuses with `not_encoded` for receivables that fell due before the rule was recorded.
    """
    phases = rate_phases(terms)
    if isinstance(phases, Refusal):
        return phases
    if len(phases) == 1:
        return curve_of(phases[0].rule)
    first, then = phases
    assert first.last_day is not None, "only the last phase is without end"
    return _spliced(curve_of(first.rule), curve_of(then.rule), first.last_day)


def rate_phases(terms: InterestTerms) -> tuple[RatePhase, ...] | Refusal:
    """The rules that follow each other for these terms: one, or two when the first one ends.

    A consumer's contract interest above the statutory rate goes on for a time only, so that the
    rate changes on a day of the receivable's own.
    """
    first_due = _CONTRACT_RATES_SINCE if _has_contract_limits(terms) else _FIRST_DUE_DATE
    if terms.due_date < first_due:
        return rate_not_encoded(terms.due_date, since=first_due)
    plain = CurveRule(
        commercial=is_commercial(terms),
        agreed=terms.agreed_percent,
        bound=_bound(terms),
        before_due=None,
    )
    before_due = terms.contract_rate_before_due
    if before_due is None or plain.bound is Bound.NONE:
        return (RatePhase(rule=plain, last_day=None),)
    higher = replace(plain, before_due=before_due)
    if not terms.consumer:
        return (RatePhase(rule=higher, last_day=None),)
    return (
        RatePhase(rule=higher, last_day=last_day_of_contract_rate(terms)),
        RatePhase(rule=plain, last_day=None),
    )


@lru_cache(maxsize=_CURVES_KEPT)
def curve_of(rule: CurveRule) -> RateCurve:
    """The rates that a rule gives through time."""
    curve = statutory_curve(commercial=rule.commercial)
    if rule.before_due is not None:
        curve = _raised(curve, rule.before_due, commercial=rule.commercial)
    if rule.agreed is None:
        return curve
    ground = (grounds.agreed(rule.agreed),)
    free = RateStep(since=curve.known_from, percent=rule.agreed, because=ground)
    if rule.bound is Bound.CEILING:
        return _changed(curve, lambda step: _at_most(step, free))
    if rule.bound is Bound.FLOOR:
        return _changed(curve, lambda step: _at_least(step, free))
    return RateCurve(steps=(free,), known_through=LAST_DAY)


def is_commercial(terms: InterestTerms) -> bool:
    """Whether section 4 a sets the statutory rate.

    A receivable that fell due before section 4 a came into force stays at section 4 (32/2013). A
    contracting authority's payment is commercial even when another rate was agreed.
    """
    since = interest_parameter("margin_commercial").values[0].since
    commercial = terms.kind is InterestKind.COMMERCIAL or terms.contracting_authority
    return commercial and terms.due_date >= since


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


def last_day_of_contract_rate(terms: InterestTerms) -> date:
    """Last day of a consumer's higher contract interest (633/1982, 4 § 2 mom.).

    It ends 180 days after the whole debt fell due, or with a judgment if that is earlier.
    """
    days = int(interest_parameter("days_of_contract_rate").at(terms.due_date).value)
    end = (terms.fully_due_on or terms.due_date) + timedelta(days=days)
    return end if terms.judgment_on is None else min(end, terms.judgment_on)


def interest_parameter(name: str) -> Parameter:
    """A parameter of the act, by its name in `overdue_interest.yaml`."""
    return parameters_beside("inkasso.law.fi.interest", "overdue_interest.yaml")[name]


def _has_contract_limits(terms: InterestTerms) -> bool:
    limited = terms.kind is InterestKind.AGREED and terms.consumer
    return limited or terms.contract_rate_before_due is not None


def _statutory_step(day: date, margin: Parameter, *, commercial: bool) -> RateStep:
    reference = reference_rates().at(day).value
    points = margin.at(day).value
    return RateStep(
        since=day,
        percent=reference + points,
        because=(grounds.statutory(reference, points, commercial=commercial),),
    )


def _bound(terms: InterestTerms) -> Bound:
    if terms.consumer:
        return Bound.CEILING
    if terms.kind is not InterestKind.AGREED:
        return Bound.FLOOR
    return Bound.FLOOR if terms.contracting_authority and is_commercial(terms) else Bound.NONE


def _raised(curve: RateCurve, before_due: Decimal, *, commercial: bool) -> RateCurve:
    ground = (grounds.contract_rate_goes_on(before_due, commercial=commercial),)
    higher = RateStep(since=curve.known_from, percent=before_due, because=ground)
    return _changed(curve, lambda step: step if step.percent >= before_due else higher)


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


def _changed(curve: RateCurve, change: Callable[[RateStep], RateStep]) -> RateCurve:
    steps = (_from_day(change(step), step.since) for step in curve.steps)
    return RateCurve(steps=_without_repeats(steps), known_through=curve.known_through)


def _spliced(first: RateCurve, then: RateCurve, last_day: date) -> RateCurve:
    after = last_day + timedelta(days=1)
    if after > then.known_through:
        return first
    steps = [step for step in first.steps if step.since < after]
    steps.append(_from_day(then.at(after), after))
    steps.extend(step for step in then.steps if step.since > after)
    return RateCurve(steps=_without_repeats(steps), known_through=then.known_through)


def _from_day(step: RateStep, since: date) -> RateStep:
    return RateStep(since=since, percent=step.percent, because=step.because)


def _without_repeats(steps: Iterable[RateStep]) -> tuple[RateStep, ...]:
    kept: list[RateStep] = []
    for step in steps:
        same = kept and (kept[-1].percent, kept[-1].because) == (step.percent, step.because)
        if not same:
            kept.append(step)
    return tuple(kept)
