"""Until when a debt may be asked for, from the table a lawyer can read and extend."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.limitation.periods import (
    LimitationFacts,
    final_limitation,
    is_time_barred,
    last_day_to_collect,
    time_barred_on,
)

Row = dict[str, str]
EXAMPLES: list[Row] = yaml.load(
    Path(__file__).with_name("limitation.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
ONE_DAY = timedelta(days=1)


def day(row: Row, name: str) -> date | None:
    return date.fromisoformat(row[name]) if name in row else None


def facts_of(row: Row) -> LimitationFacts:
    return LimitationFacts(
        due_date=date.fromisoformat(row["due"]),
        interrupted_on=tuple(
            date.fromisoformat(text) for text in row.get("interrupted", "").split()
        ),
        claimed_on=day(row, "claimed"),
        judgment_on=day(row, "judgment"),
        natural_debtor="company" not in row,
        natural_creditor="natural_creditor" in row,
        public="public" in row,
        imposed_on=day(row, "imposed"),
    )


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: str(row["case"]))
def test_last_days_are_right(row: Row) -> None:
    facts, last = facts_of(row), date.fromisoformat(row["last"])
    answer = last_day_to_collect(facts)
    assert isinstance(answer, Decision)
    assert answer.value == last
    assert row["section"] in {ground.section for ground in answer.because}
    barred = time_barred_on(facts)
    assert isinstance(barred, Decision)
    assert barred.value == last + ONE_DAY
    assert final_limitation(facts).value == day(row, "final")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: str(row["case"]))
def test_the_last_day_is_in_time_and_the_next_is_not(row: Row) -> None:
    facts, last = facts_of(row), date.fromisoformat(row["last"])
    assert barred(facts, last) is False
    assert barred(facts, last + ONE_DAY) is True


def barred(facts: LimitationFacts, on: date) -> bool:
    answer = is_time_barred(facts, on)
    assert isinstance(answer, Decision)
    return answer.value


def test_time_before_2015_counts_for_at_most_fifteen_years() -> None:
    company = LimitationFacts(due_date=date(1998, 6, 1))
    person = LimitationFacts(due_date=date(1998, 6, 1), natural_creditor=True)
    assert final_limitation(company).value == date(2020, 1, 1)
    assert final_limitation(person).value == date(2025, 1, 1)
    assert final_limitation(LimitationFacts(due_date=date(2000, 1, 2))).value == date(2020, 1, 2)


def test_an_old_debt_past_its_final_limitation_is_barred_whatever_else_is_not_known() -> None:
    old = LimitationFacts(due_date=date(1998, 6, 1))
    assert barred(old, date(2020, 1, 2)) is True
    refusal = is_time_barred(old, date(2020, 1, 1))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not_encoded"


def test_limitation_stands_still_while_the_claim_is_in_court() -> None:
    company = LimitationFacts(
        due_date=date(2023, 3, 16), claimed_on=date(2026, 3, 1), natural_debtor=False
    )
    assert barred(company, date(2050, 1, 1)) is False
    answer = time_barred_on(company)
    assert isinstance(answer, Decision)
    assert answer.value is None


def test_even_in_court_a_persons_debt_ends_with_the_final_limitation() -> None:
    person = LimitationFacts(due_date=date(2023, 3, 16), claimed_on=date(2026, 3, 1))
    assert last(person) == date(2043, 3, 16)


def test_what_happens_later_does_not_change_an_earlier_day() -> None:
    facts = LimitationFacts(due_date=date(2020, 1, 1), interrupted_on=(date(2022, 12, 1),))
    assert barred(facts, date(2022, 11, 30)) is False
    assert barred(facts, date(2025, 12, 1)) is False


def test_a_public_receivable_of_before_2008_is_not_answered() -> None:
    answer = time_barred_on(LimitationFacts(due_date=date(2007, 12, 31), public=True))
    assert isinstance(answer, Refusal)
    assert answer.code == "not_encoded"


days = st.dates(date(2004, 1, 1), date(2040, 12, 31))


@given(due=days, interruptions=st.lists(days, max_size=6), more=days, natural=st.booleans())
def test_an_interruption_never_shortens_limitation(
    due: date, interruptions: list[date], more: date, natural: bool
) -> None:
    before = LimitationFacts(
        due_date=due, interrupted_on=tuple(interruptions), natural_debtor=natural
    )
    after = LimitationFacts(
        due_date=due, interrupted_on=(*interruptions, more), natural_debtor=natural
    )
    assert last(after) >= last(before)


@given(due=days, interruptions=st.lists(days, max_size=6))
def test_no_interruption_reaches_past_the_final_limitation(
    due: date, interruptions: list[date]
) -> None:
    facts = LimitationFacts(due_date=due, interrupted_on=tuple(interruptions))
    final = final_limitation(facts).value
    assert final is not None
    assert last(facts) <= final


def last(facts: LimitationFacts) -> date:
    answer = last_day_to_collect(facts)
    assert isinstance(answer, Decision)
    assert answer.value is not None
    return answer.value
