"""How a plan stands, day by day: tables, and what holds for every plan and every payment."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.dates import is_banking_day
from inkasso.plans.days import after_grace, default_first, due_days, last_of_grace
from inkasso.plans.watching import Due, End, PlanFacts, State, standing

DAY = timedelta(days=1)
#: A Wednesday, then Monday 4 May (1 May is a day off), then Monday 1 June.
DUES = (
    Due(1, date(2026, 4, 1), 100_00),
    Due(2, date(2026, 5, 4), 100_00),
    Due(3, date(2026, 6, 1), 40_00),
)


def plan(**facts: object) -> PlanFacts:
    given = {"id": 1, "case_id": 1, "number": 1, "agreed_on": date(2026, 3, 2)}
    return PlanFacts(instalments=DUES, **given, **facts)  # type: ignore[arg-type]


#: Easter 2026: Good Friday is 3 April, Easter Monday 6 April.
@pytest.mark.parametrize(
    ("on", "paid", "reminded", "state", "behind"),
    [
        ("2026-03-02", [], {}, "kept", 0),
        ("2026-04-01", [], {}, "kept", 0),
        ("2026-04-02", [], {}, "late", 100_00),
        # Three banking days after Wednesday 1 April: Thursday, Tuesday and Wednesday.
        ("2026-04-08", [], {}, "late", 100_00),
        ("2026-04-09", [], {}, "missed", 100_00),
        ("2026-04-09", [("2026-04-08", 100_00)], {}, "kept", 0),
        ("2026-04-09", [("2026-04-08", 99_99)], {}, "missed", 1),
        ("2026-04-09", [("2026-04-10", 100_00)], {}, "missed", 100_00),
        ("2026-04-20", [], {1: "2026-04-24"}, "missed", 100_00),
        ("2026-04-29", [], {1: "2026-04-24"}, "missed", 100_00),
        ("2026-04-30", [], {1: "2026-04-24"}, "broken", 100_00),
        ("2026-04-30", [("2026-04-27", 100_00)], {1: "2026-04-24"}, "kept", 0),
        # The first was made good; of the second nobody was reminded yet.
        ("2026-05-08", [("2026-04-27", 100_00)], {1: "2026-04-24"}, "missed", 100_00),
        # More than was asked counts towards the next.
        ("2026-05-20", [("2026-03-20", 150_00), ("2026-05-04", 50_00)], {}, "kept", 0),
        ("2026-05-20", [("2026-03-20", 240_00)], {}, "finished", 0),
        ("2026-06-02", [("2026-03-20", 200_00)], {}, "late", 40_00),
        ("2026-06-02", [("2026-03-20", 200_00), ("2026-06-01", 40_00)], {}, "finished", 0),
    ],
)
def test_a_plan_stands_as_its_payments_say(  # noqa: PLR0917
    on: str, paid: list[tuple[str, int]], reminded: dict[int, str], state: str, behind: int
) -> None:
    payments = [(date.fromisoformat(day), cents) for day, cents in paid]
    warned = {number: date.fromisoformat(day) for number, day in reminded.items()}
    stand = standing(plan(payments=payments, reminded=warned), date.fromisoformat(on))

    assert (stand.state.value, stand.behind) == (state, behind)
    assert (stand.to_remind is not None) == (
        state == "missed"
        and on != "2026-04-20"
        and (stand.waits_for is not None and stand.waits_for.number not in warned)
    )


def test_an_ended_plan_stood_until_its_last_day() -> None:
    broken = plan(end=End(date(2026, 5, 5), "broken"))
    changed = plan(end=End(date(2026, 5, 5), "changed"))

    assert standing(broken, date(2026, 4, 1)).in_force
    assert standing(broken, date(2026, 5, 5)).state is State.ENDED
    assert standing(changed, date(2026, 5, 5)).state is State.CHANGED
    assert not standing(changed, date(2026, 5, 5)).in_force


def test_a_case_without_debt_finishes_its_plan_however_it_was_paid() -> None:
    stand = standing(plan(closed_on=date(2026, 4, 15)), date(2026, 4, 15))

    assert stand.state is State.FINISHED
    assert standing(plan(closed_on=date(2026, 4, 15)), date(2026, 4, 9)).state is State.MISSED


PAYMENTS = st.lists(
    st.tuples(st.dates(date(2026, 3, 2), date(2026, 7, 1)), st.integers(1, 150_00)), max_size=6
)


@given(paid=PAYMENTS, on=st.dates(date(2026, 3, 2), date(2026, 8, 1)))
def test_one_more_payment_never_makes_a_plan_stand_worse(
    paid: list[tuple[date, int]], on: date
) -> None:
    order = [State.FINISHED, State.KEPT, State.LATE, State.MISSED, State.BROKEN]
    before = standing(plan(payments=sorted(paid)), on)
    after = standing(plan(payments=sorted([*paid, (on, 10_00)])), on)

    assert order.index(after.state) <= order.index(before.state)
    assert after.behind <= before.behind
    assert after.paid == before.paid + 10_00


@given(on=st.dates(date(2026, 3, 2), date(2026, 8, 1)))
def test_a_plan_paid_on_its_days_is_never_late(on: date) -> None:
    paid = [(one.due, one.cents) for one in DUES]
    assert standing(plan(payments=paid), on).state in (State.KEPT, State.FINISHED)


# Days


@given(
    first=st.dates(date(2026, 1, 1), date(2035, 12, 31)),
    pay_day=st.integers(1, 31),
    count=st.integers(1, 60),
)
def test_due_days_go_forward_on_banking_days_one_a_month(
    first: date, pay_day: int, count: int
) -> None:
    days = due_days(first, pay_day, count)

    assert len(days) == count
    assert all(is_banking_day(day) for day in days)
    assert all(later > earlier for earlier, later in itertools.pairwise(days))
    gaps = [(later - earlier).days for earlier, later in itertools.pairwise(days)]
    assert all(9 <= gap <= 68 for gap in gaps)
    assert all(20 <= gap <= 40 for gap in gaps[1:])


@given(on=st.dates(date(2026, 1, 1), date(2035, 12, 31)), pay_day=st.integers(1, 31))
def test_the_first_pay_day_leaves_time_for_the_letter(on: date, pay_day: int) -> None:
    first = default_first(on, pay_day)

    assert 14 <= (first - on).days <= 14 + 31 + 6
    assert is_banking_day(first)


def test_grace_counts_banking_days_only() -> None:
    assert last_of_grace(date(2026, 4, 1)) == date(2026, 4, 8)
    assert after_grace(date(2026, 4, 1)) == date(2026, 4, 9)
