"""What a payment pays first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.allocation import Component, allocate, allocation_order

ON = date(2026, 3, 1)
DEBT = {
    Component.INTEREST: 20_00,
    Component.PRINCIPAL: 500_00,
    Component.COSTS: 41_00,
    Component.INTEREST_ON_COSTS: 0,
}


@pytest.mark.parametrize(
    ("case", "regime", "costs_first", "paid", "interest", "principal", "costs"),
    [
        ("law 26", Regime.CONSUMER, False, 100_00, 20_00, 80_00, 0),
        ("law 27", Regime.OTHER, True, 100_00, 20_00, 39_00, 41_00),
        ("law 28", Regime.CONSUMER, False, 535_00, 20_00, 500_00, 15_00),
        ("a business pays costs last by default", Regime.OTHER, False, 100_00, 20_00, 80_00, 0),
        ("costs first is void against a consumer", Regime.CONSUMER, True, 100_00, 20_00, 80_00, 0),
    ],
)
def test_worked_examples(
    *,
    case: str,
    regime: Regime,
    costs_first: bool,
    paid: int,
    interest: int,
    principal: int,
    costs: int,
) -> None:
    order = allocation_order(regime, ON, costs_first=costs_first)
    assert isinstance(order, Decision), case
    assert all(ground.section.startswith("11 a §") for ground in order.because)
    divided = dict(allocate(paid, [(part, DEBT[part]) for part in order.value]).paid)
    assert divided[Component.INTEREST] == interest
    assert divided[Component.PRINCIPAL] == principal
    assert divided[Component.COSTS] == costs


@given(
    amount=st.integers(0, 10**9),
    dues=st.lists(st.tuples(st.integers(), st.integers(0, 10**7)), max_size=12),
)
def test_allocations_sum_and_no_due_waits_for_a_later_one(
    amount: int, dues: list[tuple[int, int]]
) -> None:
    result = allocate(amount, dues)
    assert sum(cents for _, cents in result.paid) + result.left_over == amount
    assert [key for key, _ in result.paid] == [key for key, _ in dues]
    open_before = 0
    for (_, part), (_, due) in zip(result.paid, dues, strict=True):
        assert 0 <= part <= due
        assert not (part and open_before)
        open_before += due - part
    assert not (result.left_over and open_before)


@pytest.mark.parametrize(("amount", "due"), [(-1, 5), (5, -1)])
def test_negative_amounts_are_refused(amount: int, due: int) -> None:
    with pytest.raises(ValueError, match="below zero"):
        allocate(amount, [("principal", due)])


def test_money_of_before_the_rule_is_refused() -> None:
    answer = allocation_order(Regime.CONSUMER, date(2013, 12, 15))
    assert isinstance(answer, Refusal)
    assert answer.code == "not_encoded"
