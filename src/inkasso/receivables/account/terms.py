"""From a receivable's facts to the law's questions: which interest, which order of payment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from inkasso.base.decisions import Refusal, Refused
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.allocation import Component as LawComponent
from inkasso.law.fi.debt_collection.allocation import allocation_order
from inkasso.law.fi.interest.accrual import Accrual, accrual_for
from inkasso.law.fi.interest.reference_rate import rests_on_reference_rates
from inkasso.law.fi.interest.terms import InterestKind, InterestTerms
from inkasso.receivables.account.facts import Component

_TERMS_KEPT = 50_000


def interest_terms(
    receivable_kind: str,
    case_kind: str,
    percent: Decimal | None,
    due_date: date,
    *,
    public_body: bool = False,
) -> InterestTerms:
    """The facts that decide the rate of a receivable (Interest Act 633/1982).

    A trader's payment to a trader bears the commercial rate, everybody else's the general one; an
    agreed rate holds within what the act allows.
    """
    consumer = case_kind == "consumer" and receivable_kind != "public"
    commercial = case_kind == "business" and receivable_kind == "business"
    if percent is not None:
        kind = InterestKind.AGREED
    elif commercial:
        kind = InterestKind.COMMERCIAL
    else:
        kind = InterestKind.STATUTORY
    return InterestTerms(
        kind=kind,
        consumer=consumer,
        due_date=due_date,
        agreed_percent=percent,
        contracting_authority=commercial and public_body,
    )


@rests_on_reference_rates
@lru_cache(maxsize=_TERMS_KEPT)
def accrual_of(
    receivable_kind: str,
    case_kind: str,
    percent: Decimal | None,
    due_date: date,
    *,
    public_body: bool = False,
) -> Accrual:
    """Interest of a receivable between any two days; raises `Refused` where no rule is encoded."""
    terms = interest_terms(receivable_kind, case_kind, percent, due_date, public_body=public_body)
    accrual = accrual_for(terms)
    if isinstance(accrual, Refusal):
        raise Refused(accrual)
    return accrual


@lru_cache
def order_of(case_kind: str, opened_on: date, *, costs_first: bool) -> tuple[Component, ...]:
    """In which order a case's money is used; raises `Refused` for cases older than the rule."""
    regime = Regime.CONSUMER if case_kind == "consumer" else Regime.OTHER
    answer = allocation_order(regime, opened_on, costs_first=costs_first)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return tuple(_COMPONENTS[part] for part in answer.value if part in _COMPONENTS)


#: Interest on costs is not claimed before a court (KKO 2012:19), so it is no part of an account.
_COMPONENTS: dict[LawComponent, Component] = {
    LawComponent.INTEREST: "interest",
    LawComponent.PRINCIPAL: "principal",
    LawComponent.COSTS: "costs",
}
