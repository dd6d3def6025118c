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
    Proceeding,
    final_limitation,
    is_time_barred,
    last_day_to_collect,
    public_limitation,
    time_barred_on,
)
from inkasso.law.fi.limitation.running import running_limitation
from inkasso.law.fi.limitation.title import last_day_to_sue_for_extension, title_until

Row = dict[str, str]
EXAMPLES: list[Row] = yaml.load(
    Path(__file__).with_name("limitation.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
ONE_DAY = timedelta(days=1)


def day(row: Row, name: str) -> date | None:
    return date.fromisoformat(row[name]) if name in row else None


def proceedings_of(row: Row) -> tuple[Proceeding, ...]:
    spans = [*row.get("enforced", "").split(), *row.get("sued", "").split()]
    parts = [span.rstrip("~").split("/") for span in spans]
    return tuple(
        Proceeding(
            begun_on=date.fromisoformat(begun),
            ended_on=date.fromisoformat(ended),
            debtor_informed=not span.endswith("~"),
        )
        for span, (begun, ended) in zip(spans, parts, strict=True)
    )


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
        proceedings=proceedings_of(row),
        contractual="crime" not in row,
        serious_crime="crime" in row,
        owed_from=day(row, "owed_from"),
        title_extended="extended" in row,
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
    assert title_until(facts).value == day(row, "title")


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


def test_a_debt_of_before_2004_ends_by_the_act_or_by_the_older_law() -> None:
    old = LimitationFacts(due_date=date(1998, 6, 1))
    assert barred(old, date(2007, 1, 1)) is False
    assert barred(old, date(2007, 1, 2)) is True


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
    facts = LimitationFacts(due_date=date(2007, 12, 31), public=True)
    assert public_limitation(facts) == time_barred_on(facts)
    answer = time_barred_on(facts)
    assert isinstance(answer, Refusal)
    assert answer.code == "not_encoded"


days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


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


def test_public_receivables_are_not_interrupted() -> None:
    facts = LimitationFacts(
        due_date=date(2021, 7, 1),
        public=True,
        imposed_on=date(2021, 6, 2),
        interrupted_on=(date(2025, 1, 1),),
        judgment_on=date(2025, 2, 1),
    )
    assert last(facts) == date(2026, 12, 31)
    assert title_until(facts).value is None


def test_a_claim_that_a_person_bought_from_a_company_has_the_shorter_time() -> None:
    facts = LimitationFacts(
        due_date=date(2018, 2, 1),
        judgment_on=date(2020, 5, 20),
        natural_creditor=True,
        bought_by_natural_person=True,
    )
    assert title_until(facts).value == date(2035, 5, 20)


def test_longer_time_is_sued_for_within_two_years_of_the_end() -> None:
    facts = LimitationFacts(due_date=date(2018, 2, 1), judgment_on=date(2020, 5, 20))
    assert last_day_to_sue_for_extension(facts).value == date(2037, 5, 20)
    company = LimitationFacts(
        due_date=date(2018, 2, 1), judgment_on=date(2020, 5, 20), natural_debtor=False
    )
    assert last_day_to_sue_for_extension(company).value is None


def test_a_proceeding_under_way_lets_nothing_run_out() -> None:
    facts = LimitationFacts(
        due_date=date(2020, 3, 1),
        natural_debtor=False,
        proceedings=(Proceeding(begun_on=date(2023, 2, 1), ended_on=date(2030, 1, 1)),),
    )
    assert running_limitation(facts.known_on(date(2029, 1, 1))).value is None
    assert barred(facts, date(2029, 1, 1)) is False
    assert last(facts) == date(2033, 1, 1)


@given(due=days, judged=days, acts=st.lists(days, max_size=4), natural=st.booleans())
def test_no_debt_outlives_its_enforcement_ground(
    due: date, judged: date, acts: list[date], natural: bool
) -> None:
    facts = LimitationFacts(
        due_date=due,
        judgment_on=max(due, judged),
        interrupted_on=tuple(acts),
        natural_creditor=natural,
    )
    end = title_until(facts).value
    assert end is not None
    assert last(facts) <= end


def last(facts: LimitationFacts) -> date:
    answer = last_day_to_collect(facts)
    assert isinstance(answer, Decision)
    assert answer.value is not None
    return answer.value
