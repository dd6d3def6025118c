"""What holds of recovery costs whatever the history: caps, numbers, refusals."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    Manner,
    PastAct,
    Regime,
)
from inkasso.law.fi.debt_collection.compensation import standard_compensation
from inkasso.law.fi.debt_collection.conditions import CostOutcome
from inkasso.law.fi.debt_collection.costs import AllowedCost, allowed_cost, allowed_cost_in_parts
from inkasso.law.fi.interpretations import DayReading, Readings

DUE = date(2026, 1, 15)
TOTALS = {
    Regime.CONSUMER: ((100_00, 60_00), (1_000_00, 120_00), (None, 210_00)),
    Regime.OTHER: ((500_00, 250_00), (2_500_00, 470_00), (10_000_00, 550_00), (None, 620_00)),
}
LITERAL = Readings(consumer=DayReading.LITERAL, other=DayReading.LITERAL, tratta=DayReading.LITERAL)


@st.composite
def acts(draw: st.DrawFn) -> CollectionAct:
    """Any act, at any price."""
    return CollectionAct(
        kind=draw(st.sampled_from(ActKind)),
        price=draw(st.none() | st.integers(0, 300_00).map(Money)),
        manner=draw(st.sampled_from(Manner)),
        actual_cost=draw(st.none() | st.integers(0, 900).map(Money)),
        service_cost=draw(st.none() | st.integers(0, 100_00).map(Money)),
        instalments=draw(st.integers(1, 40)),
        extension_days=draw(st.integers(1, 60)),
        own_group=draw(st.booleans()),
    )


@st.composite
def facts(draw: st.DrawFn) -> CostFacts:
    """Any receivable, with its principal near the borders of the scales."""
    regime = draw(st.sampled_from(Regime))
    border = draw(st.sampled_from([100_00, 500_00, 1_000_00, 2_500_00, 10_000_00]))
    return CostFacts(
        regime=regime,
        principal=Money(max(0, border + draw(st.integers(-2, 2)))),
        due_date=DUE,
        invoice_sent_on=draw(st.sampled_from([date(2026, 1, 1), date(2026, 1, 2)])),
        directly_enforceable=draw(st.booleans()),
        commercial=False if regime is Regime.CONSUMER else draw(st.booleans()),
    )


steps = st.lists(st.tuples(acts(), st.integers(0, 30)), max_size=8)


def played(
    facts: CostFacts, plan: list[tuple[CollectionAct, int]], readings: Readings = LITERAL
) -> list[PastAct]:
    """Every act that is not refused, done one after the other."""
    history: list[PastAct] = []
    day = DUE + timedelta(days=1)
    for act, wait in plan:
        day += timedelta(days=wait)
        answer = allowed_cost_in_parts(act, facts, history, day, readings=readings)
        if isinstance(answer, Decision):
            history.append(answer.value.as_past_act(act, day))
    return history


def total_of(facts: CostFacts) -> int:
    if facts.directly_enforceable:
        return 51_00 if facts.regime is Regime.CONSUMER else 314_00
    scale = TOTALS[facts.regime]
    return next(cap for end, cap in scale if end is None or facts.principal.cents <= end)


@settings(max_examples=40, deadline=None)
@given(facts=facts(), plan=steps)
def test_all_costs_together_never_pass_the_total(
    facts: CostFacts, plan: list[tuple[CollectionAct, int]]
) -> None:
    assert sum(past.cost.cents for past in played(facts, plan)) <= total_of(facts)


@settings(max_examples=40, deadline=None)
@given(facts=facts(), plan=steps)
def test_no_cost_is_ever_negative_or_above_the_price(
    facts: CostFacts, plan: list[tuple[CollectionAct, int]]
) -> None:
    history: list[PastAct] = []
    day = DUE + timedelta(days=1)
    for act, wait in plan:
        day += timedelta(days=wait)
        answer = allowed_cost_in_parts(act, facts, history, day)
        if isinstance(answer, Decision):
            assert answer.value.cost.cents >= 0
            assert act.price is None or answer.value.cost <= act.price
            assert answer.because
            history.append(answer.value.as_past_act(act, day))


@settings(max_examples=40, deadline=None)
@given(facts=facts(), plan=steps)
def test_never_more_than_two_demands_are_charged(
    facts: CostFacts, plan: list[tuple[CollectionAct, int]]
) -> None:
    history = played(facts, plan)
    demands = [past for past in history if past.kind is ActKind.PAYMENT_DEMAND and past.cost]
    plans = [past for past in history if past.kind is ActKind.PAYMENT_PLAN and past.cost]
    assert len(demands) <= 2
    assert len(plans) <= 2


@settings(max_examples=40, deadline=None)
@given(facts=facts(), plan=steps)
def test_no_letter_is_charged_sooner_than_the_law_lets_it_after_the_one_before(
    facts: CostFacts, plan: list[tuple[CollectionAct, int]]
) -> None:
    history = played(facts, plan, Readings())
    least = 15 if facts.regime is Regime.CONSUMER else 11
    kinds = (ActKind.REMINDER, ActKind.PAYMENT_DEMAND)
    letters = [past for past in history if past.kind in kinds]
    for before, after in pairwise(letters):
        if after.cost and after.kind is ActKind.PAYMENT_DEMAND:
            assert (after.sent_on - before.sent_on).days >= least


@settings(max_examples=40, deadline=None)
@given(facts=facts(), plan=steps)
def test_full_days_never_charge_more_for_an_act_than_the_literal_reading(
    facts: CostFacts, plan: list[tuple[CollectionAct, int]]
) -> None:
    history: list[PastAct] = []
    day = DUE + timedelta(days=1)
    for act, wait in plan:
        day += timedelta(days=wait)
        careful = allowed_cost(act, facts, history, day)
        literal = allowed_cost(act, facts, history, day, readings=LITERAL)
        if isinstance(careful, Decision) and isinstance(literal, Decision):
            assert careful.value <= literal.value
            history.append(PastAct(kind=act.kind, sent_on=day, cost=literal.value))


@settings(max_examples=40, deadline=None)
@given(plan=steps, principal=st.integers(1, 20_000_00))
def test_compensation_and_costs_are_together_the_greater_of_the_two(
    plan: list[tuple[CollectionAct, int]], principal: int
) -> None:
    facts = CostFacts(
        regime=Regime.OTHER,
        principal=Money(principal),
        due_date=DUE,
        commercial=True,
        compensation_claimed=Money(40_00),
    )
    history = played(facts, plan)
    asked = 40_00 + sum(past.cost.cents for past in history)
    assert asked == max(40_00, sum(past.recoverable.cents for past in history))


def consumer(principal: str = "500.00") -> CostFacts:
    return CostFacts(
        regime=Regime.CONSUMER,
        principal=Money.of(principal),
        due_date=DUE,
        invoice_sent_on=date(2026, 1, 1),
    )


REMINDER = CollectionAct(kind=ActKind.REMINDER)


@pytest.mark.parametrize("kind", [ActKind.TRATTA, ActKind.BANKRUPTCY_THREAT])
def test_a_tratta_and_a_threat_of_bankruptcy_are_refused_for_consumers(kind: ActKind) -> None:
    refusal = allowed_cost(CollectionAct(kind=kind), consumer(), (), date(2026, 3, 1))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not_for_consumers"


def test_nothing_is_charged_before_the_receivable_is_due() -> None:
    refusal = allowed_cost(REMINDER, consumer(), (), DUE)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not_due"


@pytest.mark.parametrize(
    ("regime", "day", "code"),
    [
        (Regime.CONSUMER, date(2005, 4, 30), "reasonable_only"),
        (Regime.OTHER, date(2020, 12, 31), "reasonable_only"),
        (Regime.OTHER, date(1999, 9, 1), "reasonable_only"),
        (Regime.CONSUMER, date(1999, 8, 31), "not_encoded"),
        (Regime.OTHER, date(1999, 8, 31), "not_encoded"),
    ],
)
def test_days_without_numbers_are_refused(regime: Regime, day: date, code: str) -> None:
    facts = CostFacts(regime=regime, principal=Money(100_00), due_date=date(1999, 1, 1))
    refusal = allowed_cost(REMINDER, facts, (), day)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert refusal.because
    if code == "reasonable_only":
        assert refusal.remedy is not None
        assert refusal.because[0].section == "10 § 1 mom."


def test_another_currency_is_refused() -> None:
    facts = CostFacts(regime=Regime.OTHER, principal=Money(100_00, "SEK"), due_date=DUE)
    refusal = allowed_cost(REMINDER, facts, (), date(2026, 3, 1))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not_in_euros"


def test_acts_of_later_days_are_not_looked_at() -> None:
    later = PastAct(kind=ActKind.REMINDER, sent_on=date(2026, 3, 2), cost=Money(500))
    answer = allowed_cost(REMINDER, consumer(), [later], date(2026, 3, 1))
    assert isinstance(answer, Decision)
    assert answer.value == Money(500)


def test_an_electronic_reminder_of_a_consumer_had_no_fixed_price_before_may_2022() -> None:
    facts = CostFacts(
        regime=Regime.CONSUMER,
        principal=Money(100_00),
        due_date=date(2022, 3, 1),
        invoice_sent_on=date(2022, 2, 1),
    )
    act = CollectionAct(kind=ActKind.REMINDER, manner=Manner.DURABLE, actual_cost=Money(80))
    before = allowed_cost(act, facts, (), date(2022, 4, 30))
    after = allowed_cost(act, facts, (), date(2022, 5, 1))
    assert isinstance(before, Decision)
    assert isinstance(after, Decision)
    assert (before.value, after.value) == (Money(80), Money(500))


def test_an_act_without_what_its_price_depends_on_is_refused() -> None:
    with pytest.raises(ValueError, match="instalments"):
        CollectionAct(kind=ActKind.PAYMENT_PLAN)
    with pytest.raises(ValueError, match="days"):
        CollectionAct(kind=ActKind.EXTENSION)


def test_a_consumer_receivable_is_never_commercial() -> None:
    with pytest.raises(ValueError, match="never a commercial"):
        CostFacts(regime=Regime.CONSUMER, principal=Money(1), due_date=DUE, commercial=True)


def test_the_outcome_names_what_decided() -> None:
    early = allowed_cost_in_parts(REMINDER, consumer(), (), date(2026, 1, 20))
    assert isinstance(early, Decision)
    assert early.value == AllowedCost(
        cost=Money(0),
        vat=Money(0),
        absorbed=Money(0),
        outcome=CostOutcome.TOO_SOON_AFTER_DUE_DATE,
    )


COMMERCIAL = CostFacts(
    regime=Regime.OTHER, principal=Money(1_000_00), due_date=DUE, commercial=True
)


def test_each_late_commercial_payment_bears_forty_euros() -> None:
    assert standard_compensation(COMMERCIAL, (), date(2026, 1, 16)).value == Money(40_00)
    many = CostFacts(
        regime=Regime.OTHER,
        principal=Money(1_000_00),
        due_date=DUE,
        commercial=True,
        late_payments=135,
    )
    assert standard_compensation(many, (), date(2026, 1, 16)).value == Money(5_400_00)


def test_what_was_charged_already_counts_towards_the_forty_euros() -> None:
    reminder = PastAct(kind=ActKind.REMINDER, sent_on=date(2026, 1, 20), cost=Money(12_00))
    assert standard_compensation(COMMERCIAL, [reminder], date(2026, 2, 1)).value == Money(28_00)


def test_the_compensation_is_not_asked_twice() -> None:
    asked = CostFacts(
        regime=Regime.OTHER,
        principal=Money(1_000_00),
        due_date=DUE,
        commercial=True,
        compensation_claimed=Money(40_00),
    )
    assert standard_compensation(asked, (), date(2026, 2, 1)).value == Money(0)


@pytest.mark.parametrize(
    "facts",
    [
        consumer(),
        CostFacts(regime=Regime.OTHER, principal=Money(1), due_date=DUE),
        CostFacts(
            regime=Regime.OTHER,
            principal=Money(1),
            due_date=DUE,
            commercial=True,
            contract_made_on=date(2013, 3, 15),
        ),
        CostFacts(
            regime=Regime.OTHER,
            principal=Money(1),
            due_date=date(2013, 3, 16),
            commercial=True,
        ),
    ],
)
def test_no_compensation_outside_late_commercial_payments_of_new_contracts(
    facts: CostFacts,
) -> None:
    answer = standard_compensation(facts, (), date(2026, 2, 1))
    assert answer.value == Money(0)
    assert answer.because[0].section == "10 i §"


def test_no_compensation_on_the_due_date() -> None:
    assert standard_compensation(COMMERCIAL, (), DUE).value == Money(0)
