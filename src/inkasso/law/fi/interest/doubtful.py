"""What nobody has confirmed yet of the numbers that interest is worked out with."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation
from inkasso.law.fi.interest.curves import Bound, interest_parameter
from inkasso.law.fi.interest.grounds import ACT
from inkasso.law.fi.interest.rates import rate_phases
from inkasso.law.fi.interest.reference_rate import unconfirmed_rates
from inkasso.law.fi.interest.terms import ContractRateReading, InterestTerms
from inkasso.law.known import doubts


def doubts_of_interest(terms: InterestTerms, first: date, last: date) -> tuple[Citation, ...]:
    """A ground for each unconfirmed number that decides the rates from `first` to `last`.

    A rate that was agreed but may not pass the statutory one rests on that one too. Nothing is in
    doubt where the agreement alone decides.
    """
    phases = rate_phases(terms)
    if not isinstance(phases, tuple) or phases[0].rule.bound is Bound.NONE or last < first:
        return ()
    return (*unconfirmed_rates(first, last), *_doubts_of_contract_rate(terms, last))


def _doubts_of_contract_rate(terms: InterestTerms, last: date) -> tuple[Citation, ...]:
    """For how long, and from which due dates on, a consumer's higher contract interest goes on."""
    values = interest_parameter("days_of_contract_rate").values
    limited = terms.consumer and terms.contract_rate_before_due is not None
    if not limited or last < values[0].since:
        return ()
    newest = terms.reading is ContractRateReading.SINCE_2010 or terms.due_date >= values[-1].since
    return doubts(ACT, values[-1] if newest else values[0])
