"""Overdue interest explained: one segment for each rate, and one rounding at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money, round_to_cents
from inkasso.law.enacted import enacted
from inkasso.law.fi.interest.curves import ACT_OF_2002
from inkasso.law.fi.interest.days import day_number, days_between, year_fraction_denominator
from inkasso.law.fi.interest.doubtful import doubts_of_interest
from inkasso.law.fi.interest.rates import RateCurve, rate_curve
from inkasso.law.fi.interest.reference_rate import rate_not_encoded, reference_rate_unknown
from inkasso.law.fi.interest.terms import DayCount, InterestTerms

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Interest of a run of days at one rate."""

    #: First day that bears interest.
    first_day: date
    #: Last day that bears interest.
    last_day: date
    #: Days as the day count counts them.
    days: int
    #: Per cent a year.
    rate_percent: Decimal
    #: Principal that bore it, in cents.
    principal_cents: int
    #: Exact interest of the segment, in cents, unrounded.
    amount: Fraction
    #: Why it is this rate.
    because: tuple[Citation, ...]

    @property
    def rounded_cents(self) -> int:
        """The amount by itself, half up; a total is rounded from the exact amounts instead."""
        return round_to_cents(self.amount / 100)


@enacted("633/1982", "4 § 1 mom.", since=ACT_OF_2002, version="340/2002")
def interest_lines(
    principal_cents: int,
    terms: InterestTerms,
    period: tuple[date, date],
    day_count: DayCount = DayCount.ACTUAL_365,
) -> tuple[Segment, ...] | Refusal:
    """Interest on the days after `period[0]` up to and including `period[1]`, rate by rate.

    The period begins at the due date (or the last day already counted) and ends on the day of
    payment. The amounts are exact; `interest_due` sums and rounds them. Refuses with `not_encoded`
    or `reference_rate_unknown` when a day has no known rate.
    """
    curve = rate_curve(terms)
    if isinstance(curve, Refusal):
        return curve
    return lines_on_curve(principal_cents, curve, period, day_count)


def lines_on_curve(
    principal_cents: int, curve: RateCurve, period: tuple[date, date], day_count: DayCount
) -> tuple[Segment, ...] | Refusal:
    """The same at the rates of a curve."""
    start, end = period
    if end <= start:
        return ()
    if start + _ONE_DAY < curve.known_from:
        return rate_not_encoded(start + _ONE_DAY, since=curve.known_from)
    if end > curve.known_through:
        return reference_rate_unknown(max(start, curve.known_through) + _ONE_DAY)
    borders = [start, *_borders_between(curve, start, end), end]
    return tuple(
        _segment(principal_cents, curve, (before, last), day_count)
        for before, last in pairwise(borders)
    )


def interest_due(
    principal: Money,
    terms: InterestTerms,
    period: tuple[date, date],
    day_count: DayCount = DayCount.ACTUAL_365,
) -> Decision[Money] | Refusal:
    """Interest of a receivable over a period, half up to the cent once, with its grounds."""
    segments = interest_lines(principal.cents, terms, period, day_count)
    if isinstance(segments, Refusal):
        return segments
    exact = sum((segment.amount for segment in segments), Fraction(0))
    grounds = dict.fromkeys(ground for segment in segments for ground in segment.because)
    doubts = doubts_of_interest(terms, period[0] + _ONE_DAY, period[1])
    return Decision(
        value=Money(round_to_cents(exact / 100), principal.currency), because=(*grounds, *doubts)
    )


def _borders_between(curve: RateCurve, start: date, end: date) -> list[date]:
    """Last days of the rates that change within the period."""
    changes = (step.since - _ONE_DAY for step in curve.steps)
    return [day for day in changes if start < day < end]


def _segment(
    principal_cents: int, curve: RateCurve, span: tuple[date, date], day_count: DayCount
) -> Segment:
    before, last = span
    step = curve.at(before + _ONE_DAY)
    years = Fraction(
        day_number(last, day_count) - day_number(before, day_count),
        year_fraction_denominator(day_count),
    )
    return Segment(
        first_day=before + _ONE_DAY,
        last_day=last,
        days=days_between(before, last, day_count),
        rate_percent=step.percent,
        principal_cents=principal_cents,
        amount=principal_cents * years * Fraction(step.percent) / 100,
        because=step.because,
    )
