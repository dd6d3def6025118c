"""Promises to pay, and whether they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.contacts.promises import Promised, State, last_in_time, standing

#: A Monday; the promise is for Friday, and the bank has until Wednesday.
MADE, FRIDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 11)
DAY = timedelta(days=1)
PROMISE = Promised(made_on=MADE, cents=50_00, by_on=FRIDAY)


@pytest.mark.parametrize(
    ("paid", "on", "state"),
    [
        ((), FRIDAY, State.WAITING),
        ((), WEDNESDAY, State.WAITING),
        ((), WEDNESDAY + DAY, State.BROKEN),
        (((FRIDAY, 50_00),), FRIDAY, State.KEPT),
        (((FRIDAY, 30_00), (WEDNESDAY, 20_00)), WEDNESDAY, State.KEPT),
        (((FRIDAY, 49_99),), WEDNESDAY + DAY, State.BROKEN),
        (((WEDNESDAY + DAY, 50_00),), WEDNESDAY + 9 * DAY, State.BROKEN),
        (((MADE - DAY, 50_00),), WEDNESDAY + DAY, State.BROKEN),
    ],
)
def test_a_promise_is_kept_by_money_that_comes_in_time(
    paid: tuple[tuple[date, int], ...], on: date, state: State
) -> None:
    assert standing(replace(PROMISE, payments=paid), on) is state


def test_a_case_that_closed_in_time_keeps_every_promise() -> None:
    assert standing(replace(PROMISE, closed_on=FRIDAY), WEDNESDAY + DAY) is State.KEPT
    assert standing(replace(PROMISE, closed_on=WEDNESDAY + DAY), WEDNESDAY + DAY) is State.BROKEN


def test_a_later_promise_takes_the_place_of_one_that_waits_and_not_of_a_broken_one() -> None:
    later = replace(PROMISE, replaced_on=FRIDAY)
    assert standing(later, FRIDAY) is State.REPLACED
    too_late = replace(PROMISE, replaced_on=WEDNESDAY + DAY)
    assert standing(too_late, WEDNESDAY + DAY) is State.BROKEN


payments = st.lists(
    st.tuples(st.dates(MADE - 5 * DAY, WEDNESDAY + 5 * DAY), st.integers(1, 60_00)), max_size=5
)


@given(paid=payments, on=st.dates(MADE, WEDNESDAY + 30 * DAY))
def test_what_is_settled_stays_settled(paid: list[tuple[date, int]], on: date) -> None:
    now = standing(replace(PROMISE, payments=tuple(paid)), on)
    following = standing(replace(PROMISE, payments=tuple(paid)), on + DAY)
    if now in (State.KEPT, State.BROKEN):
        assert following is now
    assert now is not State.WAITING or on <= last_in_time(FRIDAY)
