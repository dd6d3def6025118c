"""Sections 2, 4 and 4 a: which rules set the rate of a receivable, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from inkasso.base.decisions import Refusal
from inkasso.law.enacted import enacted
from inkasso.law.fi.interest.curves import (
    ACT_OF_2002,
    Bound,
    CurveRule,
    RateCurve,
    RateStep,
    curve_of,
    interest_parameter,
    spliced,
)
from inkasso.law.fi.interest.refusals import rate_of_old_title
from inkasso.law.fi.interest.terms import ContractRateReading, InterestKind, InterestTerms

__all__ = [
    "ACT_OF_1995",
    "RateCurve",
    "RatePhase",
    "RateStep",
    "is_commercial",
    "last_day_of_contract_rate",
    "rate_curve",
    "rate_phases",
]

#: The act of 1995 leaves payments that were already late, and older commitments, to the older law.
ACT_OF_1995 = date(1995, 5, 1)
_BEFORE_2002 = ACT_OF_2002 - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePhase:
    """A rule that holds until a day, after which the next phase takes over."""

    #: What shapes the curve of the phase.
    rule: CurveRule
    #: Last day of the phase; None when it goes on without end.
    last_day: date | None
    #: Whether the last day is the receivable's own, and not that of an act.
    own: bool = False


def rate_curve(terms: InterestTerms) -> RateCurve | Refusal:
    """The rate that the terms give on every day (633/1982, 2 §, 4 § and 4 a §).

    A curve begins where the law that it rests on is recorded. Refuses as `rate_phases` does.
    """
    phases = rate_phases(terms)
    if isinstance(phases, Refusal):
        return phases
    curve = curve_of(phases[-1].rule)
    for phase in reversed(phases[:-1]):
        assert phase.last_day is not None, "only the last phase is without end"
        curve = spliced(curve_of(phase.rule), curve, phase.last_day)
    return curve


@enacted("633/1982", "2 §", since=ACT_OF_2002, version="340/2002")
@enacted("633/1982", "2 §", since=date(2019, 9, 1), version="597/2019")
def rate_phases(terms: InterestTerms) -> tuple[RatePhase, ...] | Refusal:
    """The rules that follow each other for these terms: one, or more when the first ones end.

    340/2002 governs what accrues from 1.7.2002 on whatever the age of the debt; only what is
    recorded of the older law is answered for the time before. Refuses with `rate_of_old_title` when
    a judgment from before that day set the rate, and with `not_encoded` a contract rate agreed
    before 1995 for the days before it.
    """
    if terms.judgment_on is not None and terms.judgment_on < ACT_OF_2002:
        return rate_of_old_title(terms.judgment_on)
    if terms.due_date >= ACT_OF_2002:
        return _since_2002(terms, None)
    if terms.due_date < ACT_OF_1995 or (terms.consumer and terms.agreed_percent is not None):
        return _since_2002(terms, ACT_OF_2002)
    if terms.contract_rate_before_due is None:
        return _since_2002(terms, None)
    if terms.agreed_on is None or terms.agreed_on < ACT_OF_1995 or terms.agreed_percent is not None:
        return _since_2002(terms, ACT_OF_2002)
    older = CurveRule(
        commercial=False,
        agreed=None,
        bound=Bound.FLOOR,
        before_due=terms.contract_rate_before_due,
        of_1995=True,
    )
    first = RatePhase(rule=older, last_day=_BEFORE_2002)
    return (first, *_since_2002(terms, ACT_OF_2002))


@enacted("30/2013", "8 § 2 mom.", since=date(2013, 3, 16))
def is_commercial(terms: InterestTerms) -> bool:
    """Whether section 4 a sets the statutory rate.

    A receivable that fell due before section 4 a came into force stays at section 4 (32/2013). A
    contracting authority's payment is commercial even when another rate was agreed.
    """
    since = interest_parameter("margin_commercial").values[0].since
    commercial = terms.kind is InterestKind.COMMERCIAL or terms.contracting_authority
    return commercial and terms.due_date >= since


@enacted("633/1982", "4 § 2 mom.", since=ACT_OF_2002)
def last_day_of_contract_rate(terms: InterestTerms) -> date | None:
    """Last day of a consumer's higher contract interest (633/1982, 4 § 2 mom.); None: no last day.

    It ends 180 days after the whole debt fell due, or with a judgment if that is earlier. From
    which due dates on, the reading in the terms says.
    """
    limit = interest_parameter("days_of_contract_rate").values
    if terms.reading is ContractRateReading.SINCE_2010 and terms.due_date < limit[-1].since:
        return None
    end = (terms.fully_due_on or terms.due_date) + timedelta(days=int(limit[-1].value))
    return end if terms.judgment_on is None else min(end, terms.judgment_on)


def _since_2002(terms: InterestTerms, since: date | None) -> tuple[RatePhase, ...]:
    """The rules of 340/2002 and 32/2013, answering from a day on."""
    plain = CurveRule(
        commercial=is_commercial(terms),
        agreed=terms.agreed_percent,
        bound=_bound(terms),
        before_due=None,
        since=since,
    )
    before_due = terms.contract_rate_before_due
    if before_due is None or plain.bound is Bound.NONE:
        return (RatePhase(rule=plain, last_day=None),)
    higher = replace(plain, before_due=before_due)
    last_day = last_day_of_contract_rate(terms) if terms.consumer else None
    if last_day is None:
        return (RatePhase(rule=higher, last_day=None),)
    return (
        RatePhase(rule=higher, last_day=last_day, own=True),
        RatePhase(rule=plain, last_day=None),
    )


def _bound(terms: InterestTerms) -> Bound:
    if terms.consumer:
        return Bound.CEILING
    if terms.kind is not InterestKind.AGREED:
        return Bound.FLOOR
    return Bound.FLOOR if terms.contracting_authority and is_commercial(terms) else Bound.NONE
