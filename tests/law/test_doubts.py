"""Every value that nobody has confirmed says so in each answer that rests on it.

The table has a question for every such value. A new one without a question fails the first test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES
from inkasso.law.fi.collector_duties.retention import Kept, Record, keep_until
from inkasso.law.fi.consumer_protection.acceleration import (
    Arrears,
    called_in_from,
    may_be_called_in,
)
from inkasso.law.fi.consumer_protection.rates import credit_rate_cap, extension_fee
from inkasso.law.fi.courts.costs import (
    Rate,
    Track,
    UndisputedClaim,
    capped_costs,
    court_fee,
    undisputed_claim_costs,
)
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    Manner,
    Regime,
)
from inkasso.law.fi.debt_collection.costs import allowed_cost
from inkasso.law.fi.debt_collection.deadlines import payment_deadline
from inkasso.law.fi.enforcement.fees import ReturnedApplication, handling_fee, table_fee
from inkasso.law.fi.enforcement.wages import protected_share
from inkasso.law.fi.interest.lines import interest_due
from inkasso.law.fi.interest.reference_rate import reference_rate
from inkasso.law.fi.interest.start import interest_start_of_legal_costs
from inkasso.law.fi.interest.terms import ContractRateReading, InterestKind, InterestTerms
from inkasso.law.fi.limitation.facts import LimitationFacts
from inkasso.law.fi.limitation.periods import last_day_to_collect
from inkasso.law.fi.vat.rate import vat_on, vat_rate
from inkasso.law.known import doubts
from inkasso.law.parameters import DatedValue, Parameter, every_parameter

Answer = Decision[object] | Refusal
#: A question whose answer rests on the value in force from a day.
Question = Callable[[date], object]

DOUBTFUL = [
    pytest.param(path.removeprefix("inkasso/law/fi/"), parameter, value, id=f"{path}-{value.since}")
    for path, parameter in every_parameter()
    for value in parameter.values
    if value.awaits_confirmation
]
THOUSAND = Money(100_000)


def kept(record: Record) -> Question:
    return lambda on: keep_until(Kept(record=record, ended_on=on))


def handling(*, limited: bool = False, passive: bool = False) -> Question:
    return lambda on: handling_fee(ReturnedApplication(on=on, limited=limited, passive=passive))


def in_court(track: Track) -> Question:
    return lambda on: court_fee(track, on)


def legal_costs(rate: Rate) -> Question:
    return lambda on: capped_costs(UndisputedClaim(principal=THOUSAND, filed_on=on, rate=rate))


def called_in(instalments: int) -> Question:
    def ask(agreed_on: date) -> object:
        due = agreed_on + timedelta(days=30)
        arrears = Arrears(
            agreed_on=agreed_on,
            credit=THOUSAND,
            overdue=THOUSAND,
            oldest_due=due,
            instalments=instalments,
        )
        return may_be_called_in(arrears, due + timedelta(days=60))

    return ask


def notice(*, reminded: bool) -> Question:
    return lambda on: called_in_from(on, on, reminded_before=reminded)


def longer_time(agreed_on: date) -> object:
    return extension_fee(agreed_on, 14, Money(0))


def interest(on: date) -> object:
    """A consumer's contract interest, that goes on for 180 days."""
    terms = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=True,
        due_date=on,
        contract_rate_before_due=Decimal(14),
        reading=ContractRateReading.ALWAYS,
    )
    return interest_due(THOUSAND, terms, (on, on + timedelta(days=200)))


def cost_of_1999(on: date) -> object:
    act = CollectionAct(kind=ActKind.PAYMENT_DEMAND, manner=Manner.WRITTEN)
    facts = CostFacts(
        regime=Regime.CONSUMER,
        principal=THOUSAND,
        due_date=on - timedelta(days=30),
        invoice_sent_on=None,
        directly_enforceable=True,
    )
    return allowed_cost(act, facts, (), on)


QUESTIONS: dict[str, Question] = {
    "collector_duties/parameters/years_books.yaml": kept(Record.BOOKS),
    "collector_duties/parameters/years_customer.yaml": kept(Record.CUSTOMER),
    "collector_duties/parameters/years_suspicion.yaml": kept(Record.SUSPICION),
    "collector_duties/parameters/years_vouchers.yaml": kept(Record.VOUCHERS),
    "consumer_protection/parameters/acceleration_days.yaml": notice(reminded=False),
    "consumer_protection/parameters/acceleration_days_reminded.yaml": notice(reminded=True),
    "consumer_protection/parameters/acceleration_percent_one.yaml": called_in(1),
    "consumer_protection/parameters/acceleration_percent_several.yaml": called_in(2),
    "consumer_protection/parameters/credit_rate_margin.yaml": lambda on: credit_rate_cap(on, on),
    "consumer_protection/parameters/credit_rate_most.yaml": lambda on: credit_rate_cap(on, on),
    "consumer_protection/parameters/credit_rate_temporary.yaml": lambda on: credit_rate_cap(on, on),
    "consumer_protection/parameters/extension_days.yaml": lambda on: extension_fee(
        on, 14, Money(0)
    ),
    "consumer_protection/parameters/extension_fee.yaml": lambda on: extension_fee(on, 14, Money(0)),
    "consumer_protection/parameters/extension_fee_year.yaml": (
        lambda on: extension_fee(on, 14, Money(0))
    ),
    "courts/parameters/costs_basic.yaml": legal_costs(Rate.BASIC),
    "courts/parameters/costs_high.yaml": legal_costs(Rate.HIGH),
    "courts/parameters/fee_disputed.yaml": in_court(Track.DISPUTED),
    "courts/parameters/fee_electronic.yaml": in_court(Track.ELECTRONIC),
    "courts/parameters/fee_full.yaml": in_court(Track.FULL),
    "courts/parameters/fee_other.yaml": in_court(Track.OTHER),
    "debt_collection/parameters/consumer/collection_directly_enforceable.yaml": cost_of_1999,
    "debt_collection/parameters/consumer/days_to_pay.yaml": (
        lambda on: payment_deadline(on, 5, Regime.CONSUMER)
    ),
    "debt_collection/parameters/other/days_to_pay.yaml": (
        lambda on: payment_deadline(on, 5, Regime.OTHER)
    ),
    "enforcement/parameters/handling_limited.yaml": handling(limited=True),
    "enforcement/parameters/handling_ordinary.yaml": handling(),
    "enforcement/parameters/handling_passive.yaml": handling(passive=True),
    "enforcement/parameters/protected_debtor.yaml": protected_share,
    "enforcement/parameters/protected_dependant.yaml": lambda on: protected_share(on, 1),
    "enforcement/parameters/table_fee.yaml": lambda on: table_fee(THOUSAND, on),
    "interest/parameters/days_of_contract_rate.yaml": interest,
    "interest/parameters/months_to_interest_on_legal_costs.yaml": interest_start_of_legal_costs,
    "interest/parameters/reference_rate.yaml": reference_rate,
    "limitation/parameters/before_2004.yaml": (
        lambda _: last_day_to_collect(LimitationFacts(due_date=date(1994, 5, 2)))
    ),
    "vat/parameters/standard_rate.yaml": vat_rate,
}


def grounds_of(answer: object) -> tuple[Citation, ...]:
    assert isinstance(answer, Decision)
    return answer.because


@pytest.mark.parametrize(("path", "parameter", "value"), DOUBTFUL)
def test_an_answer_says_which_value_nobody_has_confirmed(
    path: str, parameter: Parameter, value: DatedValue
) -> None:
    assert path in QUESTIONS, f"give {path} a question whose answer shows its doubt"
    told = grounds_of(QUESTIONS[path](value.since))
    assert value.doubt is not None
    (ground,) = [g for g in told if value.doubt.en in g.text.en and g.act]
    for language in LANGUAGES:
        text = ground.text.in_language(language)
        assert value.doubt.in_language(language) in text
    assert value.since.isoformat() in ground.text.en, parameter.name
    assert ground.section == value.reference.section
    assert value.reference.act in (ground.act, ground.version)


@pytest.mark.parametrize(("path", "parameter", "value"), DOUBTFUL)
def test_a_name_and_a_day_end_the_doubt(path: str, parameter: Parameter, value: DatedValue) -> None:
    assert doubts("513/1999", value), (path, parameter.name)
    confirmed = replace(value, verified_by="A. Lawyer", verified_on=date(2026, 11, 30))
    assert doubts("513/1999", confirmed) == ()


@pytest.mark.parametrize(
    "answer",
    [
        court_fee(Track.FULL, date(2026, 5, 4)),
        reference_rate(date(2026, 5, 4)),
        vat_rate(date(2026, 5, 4)),
        protected_share(date(2025, 5, 4), 2),
    ],
)
def test_an_answer_from_sure_values_has_no_doubt(answer: object) -> None:
    assert not any("Unconfirmed" in ground.text.en for ground in grounds_of(answer))


def test_an_answer_made_of_several_says_the_doubts_of_each() -> None:
    claim = UndisputedClaim(principal=THOUSAND, filed_on=date(2020, 3, 2))
    told = grounds_of(undisputed_claim_costs(claim))
    assert ["1383/2018" in ground.text.en for ground in told].count(True) == 1
    tax = grounds_of(vat_on(THOUSAND, date(2020, 3, 2)))
    assert any("706/2012" in ground.text.en for ground in tax)


def test_agreed_interest_of_a_business_rests_on_no_reference_rate() -> None:
    on = date(2026, 7, 15)
    kind, rate = InterestKind.AGREED, Decimal(3)
    business = InterestTerms(kind=kind, consumer=False, due_date=on, agreed_percent=rate)
    period = (on, on + timedelta(days=30))
    assert len(grounds_of(interest_due(THOUSAND, business, period))) == 1
    consumer = InterestTerms(kind=kind, consumer=True, due_date=on, agreed_percent=rate)
    assert "2.40 %" in grounds_of(interest_due(THOUSAND, consumer, period))[-1].text.en
