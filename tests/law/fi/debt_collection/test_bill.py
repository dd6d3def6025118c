"""Bills of whole collections, period by period, and against a second working-out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    Manner,
    Regime,
)
from inkasso.law.fi.debt_collection.bill import CostBill, DoneAct, cost_bill
from law.fi.debt_collection.reference_costs import Act, Debt, reference_costs

Row = dict[str, str]
KINDS = {
    "reminder": ActKind.REMINDER,
    "demand": ActKind.PAYMENT_DEMAND,
    "plan": ActKind.PAYMENT_PLAN,
    "extension": ActKind.EXTENSION,
    "tratta": ActKind.TRATTA,
    "bankruptcy_demand": ActKind.BANKRUPTCY_THREAT,
}


class Example(TypedDict):
    """One bill of the table."""

    case: str
    facts: Row
    acts: list[Row]
    total: str
    cap: NotRequired[str]
    compensation: NotRequired[str]


EXAMPLES: list[Example] = yaml.load(
    Path(__file__).with_name("bills.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def facts_of(row: Row) -> CostFacts:
    made, percent = row.get("contract_made"), row.get("vat_percent")
    return CostFacts(
        regime=Regime.CONSUMER if "consumer" in row["kind"] else Regime.OTHER,
        principal=Money.of(row["principal"]),
        due_date=date.fromisoformat(row["due"]),
        invoice_sent_on=date.fromisoformat(row["invoice_sent"]) if "invoice_sent" in row else None,
        directly_enforceable=row["kind"].startswith("directly_enforceable"),
        vat_deductible=percent is None,
        vat_percent=None if percent is None else Decimal(percent),
        commercial="forty_euro" in row,
        late_payments=int(row.get("invoices", "1")),
        contract_made_on=None if made is None else date.fromisoformat(made),
        reminders_known=False,
    )


def act_of(row: Row) -> DoneAct:
    actual = row.get("actual_cost")
    act = CollectionAct(
        kind=KINDS[row["act"]],
        manner=Manner(row.get("form", "written")),
        instalments=int(row.get("instalments", "1")),
        extension_days=int(row.get("days", "14")),
        own_group="own_group" in row,
        actual_cost=None if actual is None else Money.of(actual),
    )
    asked = row.get("asked")
    return DoneAct(
        act=act,
        on=date.fromisoformat(row["on"]),
        asked=None if asked is None else Money.of(asked),
    )


def billed(facts: CostFacts, acts: Sequence[DoneAct]) -> CostBill:
    answer = cost_bill(acts, facts)
    assert isinstance(answer, Decision), answer
    return answer.value


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["case"]))
def test_a_bill_is_what_the_acts_of_its_days_allow(example: Example) -> None:
    answer = cost_bill([act_of(row) for row in example["acts"]], facts_of(example["facts"]))
    assert isinstance(answer, Decision), answer
    bill = answer.value

    allowed = [str(one.allowed) for one in bill.acts]
    assert allowed == [row["allowed"] for row in example["acts"]]
    assert str(bill.total) == example["total"]
    assert str(bill.cap) == example.get("cap", str(bill.cap))
    assert str(bill.standard_compensation) == example.get("compensation", "0.00")
    for one, row in zip(bill.acts, example["acts"], strict=True):
        cited = {(ground.section, ground.version) for ground in one.because}
        assert one.because
        if "section" in row:
            assert (row["section"], row.get("version", "")) in cited, (row, cited)


@st.composite
def debts(draw: st.DrawFn) -> Debt:
    border = draw(st.sampled_from(["100", "250", "500", "1000", "2500", "10000"]))
    due = draw(st.dates(date(2005, 6, 1), date(2026, 6, 1)))
    consumer = draw(st.booleans())
    earliest = date(2005, 6, 1) if consumer else date(2021, 1, 1)
    due = max(due, earliest)
    return Debt(
        consumer=consumer,
        enforceable=draw(st.booleans()),
        principal=Decimal(border) + Decimal(draw(st.sampled_from(["-0.01", "0", "0.01"]))),
        due=due,
        invoice=due - timedelta(days=draw(st.sampled_from([13, 14, 30]))),
    )


@st.composite
def collections(draw: st.DrawFn) -> tuple[Debt, list[Act]]:
    """A debt and what was done: gaps near the intervals, days near the changes of law."""
    debt = draw(debts())
    day = debt.due + timedelta(days=draw(st.integers(0, 40)))
    jump = draw(st.sampled_from([None, date(2013, 3, 16), date(2021, 7, 1), date(2022, 5, 1)]))
    acts: list[Act] = []
    for _ in range(draw(st.integers(1, 8))):
        name = draw(st.sampled_from(list(KINDS)))
        form = "written" if name == "reminder" else draw(st.sampled_from(["written", "durable"]))
        acts.append(
            Act(
                name,
                day,
                form,
                draw(st.none() | st.decimals(0, 300, places=2)),
                draw(st.sampled_from([1, 4, 5, 6, 7, 12])),
                draw(st.sampled_from([13, 14])),
            )
        )
        day += timedelta(days=draw(st.sampled_from([0, 3, 7, 8, 10, 11, 14, 15, 60])))
        if jump is not None and draw(st.booleans()):
            day = max(day, jump - timedelta(days=draw(st.integers(-9, 9))))
    return debt, acts


def as_facts(debt: Debt) -> CostFacts:
    return CostFacts(
        regime=Regime.CONSUMER if debt.consumer else Regime.OTHER,
        principal=Money.of(debt.principal),
        due_date=debt.due,
        invoice_sent_on=debt.invoice,
        directly_enforceable=debt.enforceable,
        reminders_known=False,
    )


def as_done(act: Act) -> DoneAct:
    return DoneAct(
        act=CollectionAct(
            kind=KINDS[act.act],
            manner=Manner(act.form),
            instalments=act.instalments,
            extension_days=act.days,
        ),
        on=act.on,
        asked=None if act.asked is None else Money.of(act.asked),
    )


@settings(max_examples=600, deadline=None)
@given(collection=collections())
def test_a_second_working_out_from_the_acts_gives_the_same_cents(
    collection: tuple[Debt, list[Act]],
) -> None:
    debt, acts = collection
    bill = billed(as_facts(debt), [as_done(act) for act in acts])

    expected = reference_costs(debt, acts)
    assert [str(one.allowed) for one in bill.acts] == [f"{cost:.2f}" for cost in expected]
    assert str(bill.total) == f"{sum(expected):.2f}"


@settings(max_examples=150, deadline=None)
@given(collection=collections())
def test_one_more_act_at_the_end_never_lowers_what_is_owed(
    collection: tuple[Debt, list[Act]],
) -> None:
    debt, acts = collection
    # Asked little, a tratta takes a second demand's charge away and gives less back.
    full = [as_done(replace(act, asked=None)) for act in acts]
    before, after = billed(as_facts(debt), full[:-1]), billed(as_facts(debt), full)
    assert before.total is not None
    assert after.total is not None
    assert before.total <= after.total


@settings(max_examples=150, deadline=None)
@given(collection=collections(), more=st.decimals("0.01", 20000, places=2))
def test_a_greater_principal_never_lowers_what_is_owed_under_one_wording(
    collection: tuple[Debt, list[Act]], more: Decimal
) -> None:
    debt, acts = collection
    later = replace(debt, due=date(2023, 1, 1), invoice=date(2022, 12, 1))
    start = acts[0].on
    moved = [
        as_done(replace(act, on=date(2023, 1, 5) + (act.on - start), asked=None)) for act in acts
    ]
    greater = replace(later, principal=later.principal + more)
    small, great = billed(as_facts(later), moved), billed(as_facts(greater), moved)
    assert small.total is not None
    assert great.total is not None
    assert small.total <= great.total


@settings(max_examples=150, deadline=None)
@given(collection=collections())
def test_no_bill_passes_the_total_of_its_last_day_unless_an_older_one_let_it(
    collection: tuple[Debt, list[Act]],
) -> None:
    debt, acts = collection
    since = date(2022, 5, 1) if not debt.consumer else date(2013, 3, 16)
    bill = billed(as_facts(debt), [as_done(act) for act in acts])
    if all(act.on >= since for act in acts):
        assert bill.total is not None
        assert bill.cap is not None
        assert bill.total <= bill.cap


def business(**more: object) -> CostFacts:
    return replace(
        CostFacts(regime=Regime.OTHER, principal=Money(400_00), due_date=date(2020, 9, 1)),
        **more,  # type: ignore[arg-type]  whatever field a test needs
    )


DEMAND = CollectionAct(kind=ActKind.PAYMENT_DEMAND)


def test_a_time_without_numbers_has_no_bill() -> None:
    answer = cost_bill([DoneAct(act=DEMAND, on=date(2020, 12, 31))], business())
    assert isinstance(answer, Refusal)
    assert answer.code == "reasonable_only"


def test_an_act_of_a_time_without_numbers_leaves_the_sum_open() -> None:
    acts = [
        DoneAct(act=DEMAND, on=date(2020, 11, 1), asked=Money(60_00)),
        DoneAct(act=DEMAND, on=date(2021, 2, 1), asked=Money(60_00)),
    ]
    bill = billed(business(), acts)
    assert [one.allowed for one in bill.acts] == [None, Money(25_00)]
    assert bill.total is None


def test_the_time_before_the_act_is_refused() -> None:
    facts = business(due_date=date(1999, 1, 1))
    answer = cost_bill([DoneAct(act=DEMAND, on=date(1999, 8, 31))], facts)
    assert isinstance(answer, Refusal)
    assert answer.code == "not_encoded"


@pytest.mark.parametrize("manner", [Manner.OTHER, Manner.DURABLE])
def test_a_reminder_in_another_manner_needs_its_actual_cost(manner: Manner) -> None:
    reminder = CollectionAct(kind=ActKind.REMINDER, manner=manner)
    facts = CostFacts(
        regime=Regime.CONSUMER,
        principal=Money(100_00),
        due_date=date(2021, 1, 1),
        invoice_sent_on=date(2020, 12, 1),
    )
    answer = cost_bill([DoneAct(act=reminder, on=date(2021, 3, 1), asked=Money(5_00))], facts)
    assert isinstance(answer, Refusal)
    assert answer.code == "fact_missing"
    stated = replace(reminder, actual_cost=Money(1_20))
    bill = billed(facts, [DoneAct(act=stated, on=date(2021, 3, 1), asked=Money(5_00))])
    assert bill.total == Money(1_20)


@pytest.mark.parametrize("year", [2021, 2026])
def test_a_tratta_sent_too_early_costs_nothing_but_is_used(year: int) -> None:
    """10 g § 1 mom., 3 d § 1 mom. of 2021: with a tratta one demand, whatever the tratta costs."""
    facts = business(due_date=date(year, 1, 15))
    tratta = DoneAct(act=CollectionAct(kind=ActKind.TRATTA), on=date(year, 1, 15))
    demands = [DoneAct(act=DEMAND, on=day) for day in (date(year, 2, 1), date(year, 3, 1))]
    bill = billed(facts, [tratta, *demands])
    assert [one.allowed for one in bill.acts] == [Money(0), Money(50_00), Money(0)]


def test_acts_keep_the_order_they_were_given_in() -> None:
    facts = business(due_date=date(2023, 1, 1))
    days = [date(2023, 3, 1), date(2023, 2, 1)]
    bill = billed(facts, [DoneAct(act=DEMAND, on=day) for day in days])
    assert [one.done.on for one in bill.acts] == days
    assert [one.allowed for one in bill.acts] == [Money(25_00), Money(50_00)]


def test_what_passes_a_maximum_is_told_what_more_would_take() -> None:
    facts = business(due_date=date(2023, 1, 1))
    bill = billed(facts, [DoneAct(act=DEMAND, on=date(2023, 3, 1), asked=Money(51_00))])
    assert bill.total == Money(50_00)
    assert "10 e § 3 mom." in {ground.section for ground in bill.acts[0].because}
    enforceable = replace(facts, directly_enforceable=True)
    bill = billed(enforceable, [DoneAct(act=DEMAND, on=date(2023, 3, 1), asked=Money(51_00))])
    assert "10 e § 3 mom." in {ground.section for ground in bill.acts[0].because}
