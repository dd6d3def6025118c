"""Interest of one claim with payments in between: interest first, then principal, to the cent.

A payment counts from its day, and that day still bears interest. Interest stays exact from the
first day to the last; what a payment finds open is the exact total rounded half up, less what was
paid of it, so that no rounding adds up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.money import Money, round_to_cents
from inkasso.law.fi.interest.accrual import Accrual
from inkasso.law.fi.interest.doubtful import doubts_of_interest
from inkasso.law.fi.interest.lines import Segment, lines_on_curve
from inkasso.law.fi.interest.rates import RateCurve, rate_curve
from inkasso.law.fi.interest.terms import DayCount, InterestTerms


class Paid(NamedTuple):
    """Money that came in on a day."""

    on: date
    cents: int


class Balance(NamedTuple):
    """What a claim has borne and what is left of it, in cents."""

    #: All interest up to the last day, rounded once.
    interest: int
    interest_open: int
    principal_open: int
    #: Paid beyond the debt.
    over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What a payment was used for."""

    paid: Paid
    #: Cents used for interest, before anything else.
    interest: int
    #: Cents used for principal.
    principal: int
    #: Cents that nothing was owed for.
    over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingClaim:
    """A claim that bears overdue interest."""

    principal: Money
    terms: InterestTerms
    #: The last day without interest: the due date, where it binds.
    starts_after: date
    day_count: DayCount = DayCount.ACTUAL_365


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestStatement:
    """Interest of a claim line by line, and what its payments were used for."""

    #: A line for each rate and each principal; exact, see `interest` for the rounded total.
    segments: tuple[Segment, ...]
    used: tuple[Used, ...]
    balance: Balance
    #: What nobody has confirmed yet of the numbers behind the rates.
    doubts: tuple[Citation, ...] = ()

    @property
    def because(self) -> tuple[Citation, ...]:
        """Every ground of every rate, once, and what is in doubt."""
        grounds = dict.fromkeys(c for segment in self.segments for c in segment.because)
        return (*grounds, *self.doubts)


@dataclass(slots=True)
class _Running:
    """A claim on its way through its payments."""

    claim: BearingClaim
    curve: RateCurve
    since: date
    principal: int
    exact: Fraction
    interest_paid: int
    segments: list[Segment]

    def advance(self, day: date) -> Refusal | None:
        """Let interest run to the end of a day."""
        if day <= self.since:
            return None
        if self.principal:
            period, count = (self.since, day), self.claim.day_count
            lines = lines_on_curve(self.principal, self.curve, period, count)
            if isinstance(lines, Refusal):
                return lines
            self.segments.extend(lines)
            self.exact += sum((line.amount for line in lines), Fraction(0))
        self.since = day
        return None

    @property
    def interest(self) -> int:
        """All interest so far, rounded once."""
        return round_to_cents(self.exact / 100)

    def pay(self, paid: Paid) -> Used:
        """Use a payment: interest first, then principal."""
        interest = min(paid.cents, self.interest - self.interest_paid)
        principal = min(paid.cents - interest, self.principal)
        self.interest_paid += interest
        self.principal -= principal
        over = paid.cents - interest - principal
        return Used(paid=paid, interest=interest, principal=principal, over=over)


def interest_with_payments(
    claim: BearingClaim, until: date, payments: Sequence[Paid] = ()
) -> InterestStatement | Refusal:
    """Interest up to and including a day, with the payments up to that day (633/1982, 4 §).

    A payment on or before the first day of interest lowers the principal from the start. Refuses as
    `interest_lines` does.
    """
    curve = rate_curve(claim.terms)
    if isinstance(curve, Refusal):
        return curve
    running = _Running(claim, curve, claim.starts_after, claim.principal.cents, Fraction(0), 0, [])
    used = []
    for paid in sorted(payments):
        if paid.on > until:
            break
        refusal = running.advance(paid.on)
        if refusal is not None:
            return refusal
        used.append(running.pay(paid))
    refusal = running.advance(until)
    if refusal is not None:
        return refusal
    balance = Balance(
        interest=running.interest,
        interest_open=running.interest - running.interest_paid,
        principal_open=running.principal,
        over=sum(one.over for one in used),
    )
    return InterestStatement(
        segments=tuple(running.segments),
        used=tuple(used),
        balance=balance,
        doubts=_doubts(claim, running.segments),
    )


def _doubts(claim: BearingClaim, segments: Sequence[Segment]) -> tuple[Citation, ...]:
    if not segments:
        return ()
    return doubts_of_interest(claim.terms, segments[0].first_day, segments[-1].last_day)


def balance_of(
    accrual: Accrual, principal_cents: int, period: tuple[date, date], payments: Sequence[Paid] = ()
) -> Balance:
    """The balance alone, fast: what `interest_with_payments` gives for the terms of the accrual.

    `period` is the last day without interest and the last day with it. Raises `Refused` where a day
    in between has no known rate.
    """
    since, until = period
    principal, numerator, interest_paid, over = principal_cents, 0, 0, 0
    for on, cents in sorted(payments):
        if on > until:
            break
        if on > since:
            if principal:
                numerator += accrual.numerator(principal, since, on)
            since = on
        interest = min(cents, accrual.cents(numerator) - interest_paid)
        interest_paid += interest
        to_principal = min(cents - interest, principal)
        principal -= to_principal
        over += cents - interest - to_principal
    if principal:
        numerator += accrual.numerator(principal, since, until)
    total = accrual.cents(numerator)
    return Balance(total, total - interest_paid, principal, over)
