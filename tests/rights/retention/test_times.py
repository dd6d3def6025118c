"""How long what began on a day is kept: tables that a lawyer can read, in the order of the acts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.notice.register import Retention
from inkasso.rights.retention.times import counted_from, cutoff, grounds_of, kept_until, set_by_law
from notice.registers_at_hand import demo

#: Rule, the day it counts from, the last day kept, the section that says so.
TIMES: tuple[tuple[str, date, date, str], ...] = (
    # Letters of a case that was closed on 15.3.2021 go after 15.3.2026.
    ("after_collection", date(2021, 3, 15), date(2026, 3, 15), "411/2018 12 §"),
    ("after_collection", date(2024, 2, 29), date(2029, 2, 28), "411/2018 12 §"),
    ("after_collection", date(2023, 2, 28), date(2028, 2, 28), "411/2018 12 §"),
    ("after_collection", date(2021, 12, 31), date(2026, 12, 31), "411/2018 12 §"),
    # Its payments after 31.12.2027: six years from the end of the year.
    ("vouchers", date(2021, 3, 15), date(2027, 12, 31), "1336/1997 2 luku 10 §"),
    ("vouchers", date(2021, 1, 1), date(2027, 12, 31), "1336/1997 2 luku 10 §"),
    ("vouchers", date(2021, 12, 31), date(2027, 12, 31), "1336/1997 2 luku 10 §"),
    # Its entries after 31.12.2031: ten years from the end of the financial year.
    ("books", date(2021, 3, 15), date(2031, 12, 31), "1336/1997 2 luku 10 §"),
    ("client_relationship", date(2021, 8, 31), date(2026, 8, 31), "444/2017 3 luku 3 §"),
    # Before the law that is encoded: the same number of years.
    ("after_collection", date(2012, 6, 30), date(2017, 6, 30), "411/2018 12 §"),
    # Our own: calendar arithmetic, and the limit of Article 5 as the ground.
    ("survey", date(2026, 8, 31), date(2027, 2, 28), "2016/679 5(1)(e)"),
    ("visit", date(2027, 1, 31), date(2028, 2, 29), "2016/679 5(1)(e)"),
    ("consent", date(2026, 5, 4), date(2026, 5, 4), "2016/679 5(1)(e)"),
    ("request", date(2024, 2, 29), date(2027, 2, 28), "2016/679 5(1)(e)"),
    ("oversight", date(2026, 11, 22), date(2031, 11, 22), "2016/679 5(1)(e)"),
)
RULES = sorted(demo().retention.values(), key=lambda rule: rule.key)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(("key", "begun", "last", "section"), TIMES)
def test_the_last_day_that_something_is_kept(
    key: str, begun: date, last: date, section: str
) -> None:
    answer = kept_until(demo().retention[key], begun)

    assert answer.value == last
    assert section in [f"{one.act} {one.section}" for one in answer.because]


@pytest.mark.parametrize(
    ("key", "by_law"), [("after_collection", True), ("vouchers", True), ("request", False)]
)
def test_whether_law_sets_the_time(key: str, by_law: bool) -> None:
    assert set_by_law(demo().retention[key]) is by_law
    assert grounds_of(demo().retention[key])


#: Rule, the day of the sweep, the latest beginning that is out.
CUTOFFS: tuple[tuple[str, date, date], ...] = (
    ("after_collection", date(2026, 3, 15), date(2021, 3, 14)),
    ("after_collection", date(2026, 3, 16), date(2021, 3, 15)),
    ("after_collection", date(2029, 3, 1), date(2024, 2, 29)),
    ("vouchers", date(2027, 12, 31), date(2020, 12, 31)),
    ("vouchers", date(2028, 1, 1), date(2021, 12, 31)),
    ("consent", date(2026, 5, 4), date(2026, 5, 3)),
)


@pytest.mark.parametrize(("key", "on", "latest"), CUTOFFS)
def test_what_began_by_this_day_goes(key: str, on: date, latest: date) -> None:
    assert cutoff(demo().retention[key], on) == latest


@given(st.sampled_from(RULES), DAYS)
def test_the_cutoff_is_out_and_the_next_beginning_is_not(rule: Retention, on: date) -> None:
    latest = cutoff(rule, on)

    assert latest is not None
    assert kept_until(rule, latest).value < on
    assert kept_until(rule, latest + timedelta(days=1)).value >= on


@given(st.sampled_from(RULES), DAYS, st.integers(0, 4000))
def test_what_began_later_is_never_kept_shorter(rule: Retention, day: date, more: int) -> None:
    later = day + timedelta(days=more)
    assert kept_until(rule, day).value <= kept_until(rule, later).value
    assert kept_until(rule, day).value >= counted_from(rule, day)
