"""What a person is told of a plan: the table of the page, costs, every reason to refuse."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.dates import is_banking_day, parse_date
from inkasso.base.decisions import Refusal
from inkasso.base.money import Money
from inkasso.law.fi.debt_collection.acts import ActKind, PastAct
from inkasso.plans.extending import Extended, propose_extension
from inkasso.plans.fitting import Wish
from inkasso.plans.footing import Held
from inkasso.plans.forecasting import going_on, with_cost, with_payments
from inkasso.plans.proposing import Proposal, propose, propose_change
from inkasso.receivables.account.facts import PaymentFacts
from inkasso.receivables.account.replay import replay
from plans.footings import ON, More, footing

PAGE = Path(__file__).parents[2] / "docs" / "algorithms" / "payment_plans.md"
DAY = timedelta(days=1)


def wish(number: int | None = None, monthly: str = "", first: date = date(2026, 4, 1)) -> Wish:
    money = Money.of(monthly) if monthly else None
    return Wish(first=first, pay_day=first.day, number=number, monthly=money)


def proposed(cents: int, asked: Wish, **more: object) -> Proposal:
    answer = propose(footing(cents, **more), asked)  # type: ignore[arg-type]
    assert isinstance(answer, Proposal), answer
    return answer


def refused(cents: int, asked: Wish, **more: object) -> Refusal:
    answer = propose(footing(cents, **more), asked)  # type: ignore[arg-type]
    assert isinstance(answer, Refusal), answer
    return answer


# The table that people read


def rows() -> list[dict[str, str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("| debtor |"))
    head = [cell.strip() for cell in lines[start].strip("|").split("|")]
    body = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        body.append(
            dict(zip(head, (cell.strip() for cell in line.strip("|").split("|")), strict=True))
        )
    return body


@pytest.mark.parametrize("row", rows(), ids=lambda row: " ".join(row.values()))
def test_the_worked_table_is_what_the_code_computes(row: dict[str, str]) -> None:
    sum_or_number, unit = row["the person can pay"].split(maxsplit=1)
    monthly = unit == "a month"
    asked = wish(monthly=sum_or_number) if monthly else wish(int(sum_or_number))
    plan = proposed(Money.of(row["principal"]).cents, asked, kind=row["debtor"])

    schedule = plan.schedule
    assert parse_date(row["ends"]) == schedule.last
    computed = (
        Money(plan.owed.total),
        plan.cost,
        len(schedule.instalments),
        Money(schedule.level),
        Money(schedule.instalments[-1].cents),
        plan.interest_to_come,
        plan.total,
    )
    columns = ("owed", "plan's cost", "instalments", "each", "the last", "interest to come")
    assert [str(value) for value in computed] == [row[c] for c in (*columns, "in all")]


# The law's price of a plan, as a lawyer reads it

FIRST_PLAN = PastAct(kind=ActKind.PAYMENT_PLAN, sent_on=date(2026, 2, 20), cost=Money(20_00))


def demands(*cents: int) -> tuple[PastAct, ...]:
    day = date(2026, 2, 20)
    return tuple(
        PastAct(kind=ActKind.PAYMENT_DEMAND, sent_on=day, cost=Money(each)) for each in cents
    )


@pytest.mark.parametrize(
    ("debtor", "principal", "instalments", "more", "cost", "section"),
    [
        ("consumer", "100.00", 5, {}, "20.00", "10 a § 1 mom. 7 k"),
        ("consumer", "100.01", 4, {}, "20.00", "10 a § 1 mom. 7 k"),
        ("consumer", "100.01", 5, {}, "30.00", "10 a § 1 mom. 7 k"),
        ("consumer", "1000.00", 5, {}, "30.00", "10 a § 1 mom. 7 k"),
        ("consumer", "1000.01", 5, {}, "50.00", "10 a § 1 mom. 7 k"),
        ("consumer", "1500.00", 4, {}, "20.00", "10 a § 1 mom. 7 k"),
        ("consumer", "1500.00", 12, {"directly_enforceable": True}, "20.00", "10 a §"),
        # A second one only above 100 euros, and never of a directly enforceable one.
        ("consumer", "100.00", 3, {"history": (FIRST_PLAN,)}, "0.00", "10 c §"),
        ("consumer", "100.01", 3, {"history": (FIRST_PLAN,)}, "20.00", "10 a § 1 mom. 7 k"),
        ("consumer", "650.00", 3, {"history": (FIRST_PLAN, FIRST_PLAN)}, "0.00", "10 c §"),
        (
            "consumer",
            "650.00",
            3,
            {"history": (FIRST_PLAN,), "directly_enforceable": True},
            "0.00",
            "10 c §",
        ),
        # What is left under the total: 60 of which 45 are used.
        ("consumer", "80.00", 3, {"history": demands(31_00, 14_00)}, "15.00", "10 a §"),
        ("consumer", "80.00", 3, {"history": demands(60_00)}, "0.00", "10 a §"),
        ("business", "500.00", 6, {}, "30.00", "10 e § 1 mom. 6 k"),
        ("business", "500.00", 12, {}, "60.00", "10 e § 1 mom. 6 k"),
        ("business", "500.01", 4, {}, "30.00", "10 e § 1 mom. 6 k"),
        ("business", "500.01", 6, {}, "45.00", "10 e § 1 mom. 6 k"),
        ("business", "3000.00", 6, {}, "60.00", "10 e § 1 mom. 6 k"),
        ("business", "3000.00", 7, {}, "65.00", "10 e § 1 mom. 6 k"),
        ("business", "3000.00", 10, {}, "80.00", "10 e § 1 mom. 6 k"),
        ("business", "10000.01", 12, {}, "105.00", "10 e § 1 mom. 6 k"),
        ("business", "3000.00", 10, {"directly_enforceable": True}, "30.00", "10 e §"),
    ],
)
def test_a_plan_costs_what_the_act_lets_it_cost(  # noqa: PLR0917
    debtor: str, principal: str, instalments: int, more: More, cost: str, section: str
) -> None:
    plan = propose(footing(Money.of(principal).cents, kind=debtor, **more), wish(instalments))

    assert isinstance(plan, Proposal)
    assert str(plan.cost) == cost
    assert any(section in one.section for one in plan.because)


def test_a_plan_may_be_free_though_it_might_cost_something() -> None:
    answer = propose(footing(650_00), wish(5), free=True)

    assert isinstance(answer, Proposal)
    assert not answer.cost
    assert answer.total.cents == answer.owed.total + answer.interest_to_come.cents


def test_the_cost_is_that_of_the_number_of_instalments_it_brings_about_itself() -> None:
    """At 172 a month four do not quite suffice with the cost of four; five cost more."""
    four = proposed(650_00, wish(monthly="172.01"))
    five = proposed(650_00, wish(monthly="172.00"))

    assert (len(four.schedule.instalments), str(four.cost)) == (4, "20.00")
    assert (len(five.schedule.instalments), str(five.cost)) == (5, "30.00")


def test_what_the_person_is_told_says_when_a_rate_is_not_known_yet() -> None:
    assert not proposed(650_00, wish(5)).last_may_change
    assert proposed(1500_00, wish(24)).last_may_change


# Reasons to refuse


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"paid": [(ON, 900_00)]}, "nothing_open"),
        ({"holds": [Held(7, "dispute")]}, "held"),
        ({"holds": [Held(7, "suspension")]}, "held"),
        ({"holds": [Held(7, "insolvency")]}, "held"),
        ({"time_barred_on": ON}, "time_barred"),
        ({"suspended_on": date(2026, 2, 1)}, "suspended"),
        ({"due": date(2026, 3, 10)}, "not_due"),
        ({"plan": 1}, "plan_in_force"),
    ],
)
def test_no_plan_is_proposed_where_none_may_be_made(more: More, code: str) -> None:
    refusal = propose(footing(650_00, **more), wish(5))

    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert refusal.message.fi != refusal.message.sv


def test_a_hold_is_refused_with_its_own_ground() -> None:
    refusal = refused(650_00, wish(5), holds=[Held(7, "suspension")])

    assert [one.section for one in refusal.because if one.act == "513/1999"]
    assert refusal.remedy is not None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (wish(1), "one_instalment"),
        (wish(61), "too_many_instalments"),
        (wish(monthly="700.00"), "one_instalment"),
        (wish(monthly="4.99"), "instalment_too_small"),
        (wish(monthly="10.00"), "instalment_too_small"),
        (wish(5, first=ON), "first_too_early"),
        (wish(5, first=ON - 30 * DAY), "first_too_early"),
        (wish(5, first=ON + 46 * DAY), "first_too_late"),
    ],
)
def test_a_wish_that_makes_no_plan_says_why(asked: Wish, code: str) -> None:
    assert refused(650_00, asked).code == code


def test_who_can_pay_too_little_is_told_the_least_that_does() -> None:
    refusal = refused(1500_00, wish(monthly="20.00"))
    assert refusal.remedy is not None
    assert "32.43" in refusal.remedy.en
    assert "oikeus.fi" in refusal.remedy.fi

    assert proposed(1500_00, wish(monthly="32.43")).schedule.last == date(2031, 3, 3)


def test_a_small_debt_is_not_cut_into_coins() -> None:
    assert refused(40_00, wish(30)).code == "instalment_too_small"


def test_a_change_needs_a_plan_to_change() -> None:
    refusal = propose_change(footing(650_00), wish(5))
    changed = propose_change(footing(650_00, plan=1), wish(5))

    assert isinstance(refusal, Refusal)
    assert refusal.code == "no_plan"
    assert isinstance(changed, Proposal)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"monthly": Money(50_00), "number": 3},
        {"number": 0},
        {"number": -2},
        {"monthly": Money(0)},
        {"monthly": Money(-50_00)},
        {"number": 3, "pay_day": 0},
        {"number": 3, "pay_day": 32},
    ],
)
def test_a_wish_that_means_nothing_is_refused_when_made(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Wish(**{"first": ON + 9 * DAY, "pay_day": 1, **fields})  # type: ignore[arg-type]


# What holds for every plan

CENTS = st.integers(5_00, 25_000_00)
FIRSTS = st.integers(1, 45).map(lambda days: ON + days * DAY)
WISHES = st.builds(
    lambda first, pay_day, number, monthly: Wish(
        first=first, pay_day=pay_day, number=number, monthly=monthly if number is None else None
    ),
    FIRSTS,
    st.integers(1, 31),
    st.none() | st.integers(2, 60),
    st.integers(5_00, 2_000_00).map(Money),
)
PAST = st.lists(st.tuples(st.dates(date(2026, 2, 1), ON), st.integers(1_00, 300_00)), max_size=3)


@given(
    cents=CENTS,
    asked=WISHES,
    kind=st.sampled_from(["consumer", "business"]),
    paid=PAST,
    charged=PAST,
)
def test_every_plan_settles_the_account_to_the_cent(  # noqa: PLR0917
    cents: int,
    asked: Wish,
    kind: str,
    paid: list[tuple[date, int]],
    charged: list[tuple[date, int]],
) -> None:
    base = footing(cents, kind=kind, paid=paid, charged=charged)
    plan = propose(base, asked)
    if isinstance(plan, Refusal):
        assert plan.message.fi
        return
    schedule = plan.schedule
    sums = [one.cents for one in schedule.instalments]
    days = [one.due for one in schedule.instalments]

    assert sum(sums) == plan.owed.total + plan.cost.cents + plan.interest_to_come.cents
    assert plan.interest_to_come.cents >= 0
    assert min(sums) > 0
    assert len(set(sums[:-1])) == 1
    assert sums[-1] <= sums[0]
    assert all(before < after for before, after in pairwise(days))
    assert all(is_banking_day(day) and day > base.on for day in days)
    assert all(
        one.interest + one.principal + one.costs == one.cents for one in schedule.instalments
    )
    if asked.number is not None:
        assert len(sums) == asked.number
    else:
        assert asked.monthly is not None
        assert sums[0] == asked.monthly.cents

    facts = with_cost(going_on(base.case.facts), base.on, plan.cost.cents)
    kept = facts._replace(
        payments=(
            *facts.payments,
            *(PaymentFacts(900 + n, day, day, s) for n, (day, s) in enumerate(schedule.due)),
        )
    )
    account = replay(kept, days[-1])
    assert account.total == 0
    assert account.refund_due == replay(base.case.facts, base.on).refund_due


@given(cents=CENTS, number=st.integers(2, 40))
def test_a_cent_less_an_instalment_would_not_settle_it(cents: int, number: int) -> None:
    base = footing(cents)
    plan = propose(base, wish(number))
    if isinstance(plan, Refusal):
        return
    facts = with_cost(going_on(base.case.facts), base.on, plan.cost.cents)
    days = [one.due for one in plan.schedule.instalments]
    less = replay(with_payments(facts, days, plan.schedule.level - 1), days[-1])

    assert less.total > 0


@given(cents=CENTS, monthly=st.integers(5_00, 900_00))
def test_who_pays_more_a_month_is_done_no_later_and_pays_no_more(cents: int, monthly: int) -> None:
    base = footing(cents)
    slow = propose(base, Wish(first=date(2026, 4, 1), pay_day=1, monthly=Money(monthly)))
    fast = propose(base, Wish(first=date(2026, 4, 1), pay_day=1, monthly=Money(2 * monthly)))
    if isinstance(slow, Refusal) or isinstance(fast, Refusal):
        return
    assert fast.schedule.last <= slow.schedule.last
    assert fast.total <= slow.total


# A longer time to pay


def extended(cents: int, until: date, **more: object) -> Extended:
    answer = propose_extension(footing(cents, **more), until)  # type: ignore[arg-type]
    assert isinstance(answer, Extended), answer
    return answer


@pytest.mark.parametrize(
    ("debtor", "days", "deadline", "cost"),
    [
        ("consumer", 13, None, "0.00"),
        ("consumer", 14, None, "5.00"),
        ("business", 13, None, "0.00"),
        ("business", 14, None, "10.00"),
        ("consumer", 60, None, "5.00"),
        # The letter gives time until the 16th anyway: the 20th is four days more.
        ("consumer", 18, ON + 14 * DAY, "0.00"),
        ("consumer", 28, ON + 14 * DAY, "5.00"),
    ],
)
def test_a_longer_time_costs_something_only_from_fourteen_days_on(
    debtor: str, days: int, deadline: date | None, cost: str
) -> None:
    longer = extended(650_00, ON + days * DAY, kind=debtor, deadline=deadline)

    assert str(longer.cost) == cost
    assert longer.total == Money(longer.owed.total) + longer.cost + longer.interest_to_come


@pytest.mark.parametrize(
    ("days", "more", "code"),
    [
        (0, {}, "until_too_early"),
        (-3, {}, "until_too_early"),
        (14, {"deadline": ON + 14 * DAY}, "until_too_early"),
        (61, {}, "until_too_late"),
        (20, {"plan": 2}, "plan_in_force"),
        (20, {"extended_until": ON}, "extension_in_force"),
        (20, {"holds": [Held(1, "pause")]}, "held"),
        (20, {"time_barred_on": ON - DAY}, "time_barred"),
        (20, {"paid": [(ON, 900_00)]}, "nothing_open"),
    ],
)
def test_a_longer_time_is_refused_with_its_reason(days: int, more: More, code: str) -> None:
    refusal = propose_extension(footing(650_00, **more), ON + days * DAY)

    assert isinstance(refusal, Refusal)
    assert refusal.code == code


def test_the_longest_time_stays_the_longest_when_it_is_free() -> None:
    answer = propose_extension(footing(650_00), ON + 30 * DAY, free=True)

    assert isinstance(answer, Extended)
    assert not answer.cost
