"""The account of a case against worked examples, and against what must always hold."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inkasso.receivables.account.facts import (
    CaseFacts,
    CostFacts,
    OfferFacts,
    PaymentFacts,
    ReceivableFacts,
    WriteOffFacts,
)
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.account.terms import accrual_of


def receivable(
    cents: int, due: date, *, number: int = 1, kind: str = "consumer", handed: date | None = None
) -> ReceivableFacts:
    return ReceivableFacts(number, cents, due, handed or due, accrual_of(kind, kind, None, due))


def cost(number: int, day: date, cents: int) -> CostFacts:
    return CostFacts(number, day, cents, by_creditor=False)


def paid(number: int, day: date, cents: int) -> PaymentFacts:
    return PaymentFacts(number, day, day, cents)


def test_interest_follows_the_half_years() -> None:
    """2,500 euros due 15.12.2022, paid 15.7.2023: three rates, 136.75 (law.md, example 3)."""
    facts = CaseFacts([receivable(250_000, date(2022, 12, 15))])

    assert replay(facts, date(2023, 7, 15)).interest == 136_75


def test_commercial_interest_is_one_point_higher() -> None:
    """10,000 euros due 31.5.2023, paid 31.1.2024: 797.40 (law.md, example 4)."""
    facts = CaseFacts([receivable(1_000_000, date(2023, 5, 31), kind="business")])

    assert replay(facts, date(2024, 1, 31)).interest == 797_40


def test_consumers_payment_goes_to_interest_principal_costs() -> None:
    """Principal 500, interest 20.xx, costs 41; 100 paid leaves the costs whole (example 26)."""
    due = date(2025, 1, 10)
    facts = CaseFacts(
        [receivable(500_00, due)],
        costs=[cost(1, date(2025, 5, 1), 41_00)],
        payments=[paid(1, date(2025, 6, 1), 100_00)],
    )
    before = replay(facts._replace(payments=()), date(2025, 6, 1))
    after = replay(facts, date(2025, 6, 1))

    assert after.interest == 0
    assert after.principal == 500_00 - (100_00 - before.interest)
    assert after.costs == 41_00
    assert after.costs_paid == 0


def test_oldest_due_receivable_is_paid_first() -> None:
    facts = CaseFacts(
        [
            receivable(100_00, date(2025, 3, 1), number=2),
            receivable(100_00, date(2025, 1, 1), number=1),
        ],
        payments=[paid(1, date(2025, 3, 1), 101_00)],
    )
    shares = replay(facts, date(2025, 3, 1)).shares

    assert shares[2].principal == 100_00
    assert shares[1].principal < 100_00
    assert shares[1].interest == 0


def test_interest_stays_owed_after_the_principal_is_paid_by_a_payment_of_the_principal() -> None:
    due, day = date(2025, 1, 10), date(2025, 3, 31)
    facts = CaseFacts([receivable(1000_00, due)], payments=[paid(1, day, 1000_00)])
    account = replay(facts, day)

    assert account.interest == 0
    assert account.principal == 23_01


def test_overpayment_is_owed_back() -> None:
    due = date(2025, 1, 10)
    facts = CaseFacts([receivable(100_00, due)], payments=[paid(1, due, 130_00)])
    account = replay(facts, due)

    assert account.refund_due == 30_00
    assert account.total == 0
    assert account.paid == 130_00


def test_payment_booked_late_counts_from_its_value_date() -> None:
    due = date(2025, 1, 10)
    late = PaymentFacts(1, date(2025, 1, 20), date(2025, 2, 20), 1000_00)
    account = replay(CaseFacts([receivable(1000_00, due)], payments=[late]), date(2025, 2, 20))

    # Ten days at 10.5 % (2.8767), then 31 on those 2.88 (0.0257): 2.90 in all, once rounded.
    assert account.shares[1].interest_paid == 2_88
    assert account.principal == 2_88
    assert account.interest == 2


def test_cost_charged_after_the_debt_was_paid_is_not_owed() -> None:
    """The payment had a value date before the letter; the bank file only came after it."""
    due = date(2025, 1, 10)
    facts = CaseFacts(
        [receivable(100_00, due)],
        costs=[cost(7, date(2025, 2, 10), 5_00)],
        payments=[PaymentFacts(1, due, date(2025, 2, 11), 100_00)],
    )
    account = replay(facts, date(2025, 2, 11))

    assert account.costs == 0
    assert account.void_costs == (7,)


def test_cost_of_the_day_of_payment_is_owed() -> None:
    due, day = date(2025, 1, 10), date(2025, 1, 27)
    facts = CaseFacts(
        [receivable(100_00, due)],
        costs=[cost(7, day, 5_00)],
        payments=[paid(1, day, 100_49)],
    )

    assert replay(facts, day).costs == 5_00


def test_letter_paid_in_time_settles_its_interest() -> None:
    due, letter, deadline = date(2025, 1, 10), date(2025, 2, 10), date(2025, 2, 27)
    facts = CaseFacts([receivable(1000_00, due)])
    total = replay(facts, letter).total
    offered = facts._replace(
        offers=[OfferFacts(letter, deadline, total, [1])],
        payments=[paid(1, deadline, total)],
    )

    assert replay(offered, deadline).total == 0
    assert replay(offered, letter + timedelta(days=5)).interest > replay(facts, letter).interest


def test_letter_paid_a_day_late_leaves_its_interest() -> None:
    due, letter, deadline = date(2025, 1, 10), date(2025, 2, 10), date(2025, 2, 27)
    facts = CaseFacts([receivable(1000_00, due)])
    total = replay(facts, letter).total
    late = deadline + timedelta(days=1)
    offered = facts._replace(
        offers=[OfferFacts(letter, deadline, total, [1])], payments=[paid(1, late, total)]
    )

    assert replay(offered, late).total == 5_18


def test_costs_come_first_only_where_agreed() -> None:
    due = date(2025, 1, 10)
    facts = CaseFacts(
        [receivable(500_00, due, kind="business")],
        costs=[cost(1, due, 41_00)],
        payments=[paid(1, due, 100_00)],
        order=("costs", "interest", "principal"),
    )
    account = replay(facts, due)

    assert account.costs == 0
    assert account.principal == 441_00


DUE = date(2024, 1, 2)
days = st.integers(min_value=0, max_value=700).map(lambda n: DUE + timedelta(days=n))
payments_made = st.lists(st.tuples(days, st.integers(1, 90_000)), max_size=6)
costs_charged = st.lists(st.tuples(days, st.integers(1, 5_000)), max_size=4)
principals = st.lists(st.tuples(days, st.integers(1, 200_000)), min_size=1, max_size=3)


@given(principals, payments_made, costs_charged)
def test_every_cent_paid_is_somewhere(
    owed: list[tuple[date, int]], money: list[tuple[date, int]], charged: list[tuple[date, int]]
) -> None:
    account = account_of(owed, money, charged)

    assert account.paid == sum(cents for _, cents in money)
    assert sum(a.cents for a in account.allocated) + account.refund_due == account.paid


@given(principals, payments_made, costs_charged)
def test_nothing_is_ever_owed_below_zero(
    owed: list[tuple[date, int]], money: list[tuple[date, int]], charged: list[tuple[date, int]]
) -> None:
    account = account_of(owed, money, charged)

    assert all(min(share) >= 0 for share in account.shares.values())
    assert account.costs >= 0
    assert account.refund_due >= 0


@given(principals, payments_made, costs_charged)
def test_principal_is_conserved(
    owed: list[tuple[date, int]], money: list[tuple[date, int]], charged: list[tuple[date, int]]
) -> None:
    account = account_of(owed, money, charged)
    paid_off = sum(share.principal_paid for share in account.shares.values())

    assert account.principal + paid_off == sum(cents for _, cents in owed)


@given(principals, payments_made, costs_charged, st.randoms())
def test_order_of_telling_changes_nothing(
    owed: list[tuple[date, int]],
    money: list[tuple[date, int]],
    charged: list[tuple[date, int]],
    random: object,
) -> None:
    told = account_of(owed, money, charged)
    facts = facts_of(owed, money, charged)
    shuffled = facts._replace(
        receivables=list(reversed(list(facts.receivables))),
        payments=list(reversed(list(facts.payments))),
        costs=list(reversed(list(facts.costs))),
    )

    assert replay(shuffled, told.as_of).shares == told.shares


def facts_of(
    owed: list[tuple[date, int]], money: list[tuple[date, int]], charged: list[tuple[date, int]]
) -> CaseFacts:
    return CaseFacts(
        [receivable(cents, day, number=n, handed=DUE) for n, (day, cents) in enumerate(owed)],
        costs=[cost(n, day, cents) for n, (day, cents) in enumerate(charged)],
        payments=[paid(n, day, cents) for n, (day, cents) in enumerate(money)],
    )


def account_of(
    owed: list[tuple[date, int]], money: list[tuple[date, int]], charged: list[tuple[date, int]]
) -> Account:
    return replay(facts_of(owed, money, charged), DUE + timedelta(days=701))


def waived(
    number: int, day: date, *, principal: int = 0, interest: int = 0, costs: int = 0
) -> WriteOffFacts:
    return WriteOffFacts(number, day, principal, interest, costs)


FELL_DUE = date(2025, 12, 15)
OFF = date(2026, 3, 31)


def test_what_is_written_off_is_claimed_no_longer_and_bears_no_interest() -> None:
    owed = CaseFacts([receivable(500_00, FELL_DUE)], costs=[cost(1, date(2026, 1, 12), 5_00)])
    before = replay(owed, OFF)
    everything = waived(
        1, OFF, principal=before.principal, interest=before.interest, costs=before.costs
    )
    after = owed._replace(write_offs=[everything])
    assert replay(after, OFF).total == 0
    assert replay(after, OFF + timedelta(days=400)).total == 0
    assert replay(after, OFF).waived == before.total
    assert replay(after, OFF - timedelta(days=1)).waived == 0


def test_a_payment_that_was_on_its_way_is_no_loss_and_a_returned_one_is_owed_again() -> None:
    owed = CaseFacts([receivable(500_00, FELL_DUE)], payments=[paid(1, date(2026, 2, 1), 100_00)])
    before = replay(owed, OFF)
    off = waived(1, OFF, principal=before.principal, interest=before.interest)
    late = owed._replace(
        write_offs=[off], payments=[*owed.payments, paid(2, date(2026, 3, 30), 50_00)]
    )
    assert replay(late, OFF).paid == 150_00
    assert replay(late, OFF).total == 0
    returned = owed._replace(write_offs=[off], payments=[])
    assert 100_00 <= replay(returned, OFF).total <= 102_00


def test_a_cost_that_was_taken_back_was_never_owed_and_what_paid_for_it_is_used_for_the_rest() -> (
    None
):
    facts = CaseFacts(
        [receivable(100_00, FELL_DUE)],
        costs=[cost(1, date(2026, 1, 12), 5_00)],
        payments=[paid(1, OFF, 200_00)],
        withdrawn=frozenset({1}),
    )
    account = replay(facts, OFF)
    assert account.void_costs == (1,)
    assert account.costs_paid == 0
    assert account.paid == 200_00


@given(
    parts=st.tuples(*[st.integers(0, 900_00)] * 3),
    payment=st.integers(1, 700_00),
    days=st.integers(0, 200),
)
def test_nothing_is_written_off_twice_and_no_money_is_lost(
    parts: tuple[int, int, int], payment: int, days: int
) -> None:
    principal, interest, costs = parts
    facts = CaseFacts(
        [receivable(300_00, FELL_DUE), receivable(200_00, FELL_DUE, number=2)],
        costs=[cost(1, date(2026, 1, 12), 5_00)],
        payments=[paid(1, FELL_DUE + timedelta(days=days), payment)],
    )
    off = waived(1, OFF, principal=principal, interest=interest, costs=costs)
    before = replay(facts, OFF)
    after = replay(facts._replace(write_offs=[off]), OFF)
    assert after.total + after.waived == before.total
    assert after.paid == before.paid == (payment if FELL_DUE + timedelta(days=days) <= OFF else 0)
    assert min(after.total, after.waived, after.principal, after.interest, after.costs) >= 0
