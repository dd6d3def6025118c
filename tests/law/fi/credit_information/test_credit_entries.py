"""Payment default entries, from the tables a lawyer can read and extend."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.credit_information.entries import (
    EntryDebtor,
    EntryFacts,
    EntryKind,
    credit_window,
    entry_window,
    judgment_window,
    may_be_entered,
    payment_behaviour_may_be_recorded,
    tratta_window,
)
from inkasso.law.fi.credit_information.retention import (
    Entry,
    Established,
    Purpose,
    may_use_credit_information,
    must_report_payment,
    removed_by,
)
from inkasso.law.fi.interpretations import DayReading, readings_named

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    found: list[Row] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def day(row: Row, name: str) -> date | None:
    return date.fromisoformat(row[name]) if row.get(name) else None


def flag(row: Row, name: str) -> bool | None:
    return row[name] == "true" if name in row else None


def facts_of(row: Row) -> EntryFacts:
    return EntryFacts(
        kind=EntryKind(row["kind"]),
        debtor=EntryDebtor(row["debtor"]),
        due_date=day(row, "due"),
        demand_sent_on=day(row, "demand"),
        contract_mentions_entry=flag(row, "mention"),
        new_agreement=flag(row, "agreement") or False,
        undisputed=flag(row, "undisputed"),
        judgment_on=day(row, "judgment"),
        paid_on=day(row, "paid"),
        minor=flag(row, "minor") or False,
        readings=readings_named(DayReading(row["reading"]) if "reading" in row else None),
    )


@pytest.mark.parametrize("row", rows("entries.yaml"), ids=lambda row: str(row["case"]))
def test_an_entry_may_be_made_when_the_act_says(row: Row) -> None:
    facts, on = facts_of(row), date.fromisoformat(row["on"])
    answer, window = may_be_entered(facts, on), entry_window(facts, on)
    assert isinstance(answer, Decision)
    assert isinstance(window, Decision)
    assert answer.value is (row["allowed"] == "true")
    assert window.value.earliest == day(row, "earliest")
    assert row["section"] in {ground.section for ground in answer.because}


@pytest.mark.parametrize("row", rows("removals.yaml"), ids=lambda row: str(row["case"]))
def test_an_entry_is_gone_by_its_day(row: Row) -> None:
    answer = removed_by(
        Entry(
            established=Established(row["established"]),
            debtor=EntryDebtor(row["debtor"]),
            made_on=date.fromisoformat(row["made"]),
            payment_known_on=day(row, "paid"),
        )
    )
    assert isinstance(answer, Decision)
    assert answer.value == date.fromisoformat(row["gone"])


def test_a_later_day_agreed_for_a_tratta_holds() -> None:
    facts = EntryFacts(
        kind=EntryKind.TRATTA,
        debtor=EntryDebtor.COMPANY,
        demand_sent_on=date(2026, 2, 1),
        undisputed=True,
        later_agreed=True,
    )
    answer = may_be_entered(facts, date(2026, 9, 1))
    assert isinstance(answer, Decision)
    assert answer.value is True


@pytest.mark.parametrize(
    "facts",
    [
        EntryFacts(kind=EntryKind.CONSUMER_CREDIT, debtor=EntryDebtor.PERSON),
        EntryFacts(
            kind=EntryKind.CONSUMER_CREDIT, debtor=EntryDebtor.PERSON, due_date=date(2026, 1, 1)
        ),
        EntryFacts(kind=EntryKind.JUDGMENT, debtor=EntryDebtor.PERSON),
        EntryFacts(kind=EntryKind.TRATTA, debtor=EntryDebtor.COMPANY),
        EntryFacts(
            kind=EntryKind.TRATTA, debtor=EntryDebtor.COMPANY, demand_sent_on=date(2026, 1, 1)
        ),
    ],
)
def test_a_missing_fact_is_refused_and_never_guessed(facts: EntryFacts) -> None:
    answer = may_be_entered(facts, date(2026, 6, 1))
    assert isinstance(answer, Refusal)
    assert answer.code == "fact_missing"


def test_before_the_act_nothing_is_answered() -> None:
    facts = EntryFacts(kind=EntryKind.RENT, debtor=EntryDebtor.PERSON)
    early = Entry(
        established=Established.REPORTED, debtor=EntryDebtor.PERSON, made_on=date(2007, 10, 31)
    )
    answers = [may_be_entered(facts, date(2007, 10, 31)), removed_by(early)]
    codes = [answer.code for answer in answers if isinstance(answer, Refusal)]
    assert codes == ["not_encoded", "not_encoded"]


def test_a_companys_late_paying_may_be_recorded_after_seven_days() -> None:
    due = date(2026, 1, 1)
    eighth, seventh = due + timedelta(days=8), due + timedelta(days=7)
    assert payment_behaviour_may_be_recorded(due, eighth, undisputed=True).value is True
    assert payment_behaviour_may_be_recorded(due, seventh, undisputed=True).value is False
    assert payment_behaviour_may_be_recorded(due, eighth, undisputed=False).value is False


def test_credit_information_may_be_used_to_plan_collecting_and_not_to_sell() -> None:
    allowed = {purpose for purpose in Purpose if may_use_credit_information(purpose).value}
    assert allowed == {Purpose.PLANNING_COLLECTION, Purpose.CREDIT}
    assert must_report_payment(reported_by_creditor=True).value is True
    assert must_report_payment(reported_by_creditor=False).value is False


days = st.dates(date(2008, 1, 1), date(2030, 12, 31))


@given(due=days, demand=days, on=days)
def test_no_entry_is_made_before_sixty_days_or_three_weeks(
    due: date, demand: date, on: date
) -> None:
    facts = EntryFacts(
        kind=EntryKind.CONSUMER_CREDIT,
        debtor=EntryDebtor.PERSON,
        due_date=due,
        demand_sent_on=demand,
        contract_mentions_entry=True,
    )
    answer = may_be_entered(facts, on)
    assert isinstance(answer, Decision)
    assert answer.value is ((on - due).days >= 60 and (on - demand).days >= 21)


@given(made=days, paid=days, kind=st.sampled_from(Established), who=st.sampled_from(EntryDebtor))
def test_paying_never_keeps_an_entry_longer(
    made: date, paid: date, kind: Established, who: EntryDebtor
) -> None:
    plain = removed_by(Entry(established=kind, debtor=who, made_on=made))
    known = max(made, paid)
    after = removed_by(Entry(established=kind, debtor=who, made_on=made, payment_known_on=known))
    assert isinstance(plain, Decision)
    assert isinstance(after, Decision)
    assert made <= after.value <= plain.value


def test_each_kind_of_entry_has_its_own_window() -> None:
    on = date(2026, 6, 1)
    credit = EntryFacts(
        kind=EntryKind.CONSUMER_CREDIT,
        debtor=EntryDebtor.PERSON,
        due_date=date(2026, 1, 10),
        demand_sent_on=date(2026, 3, 5),
        contract_mentions_entry=True,
    )
    judgment = EntryFacts(kind=EntryKind.JUDGMENT, debtor=EntryDebtor.COMPANY)
    tratta = EntryFacts(
        kind=EntryKind.TRATTA,
        debtor=EntryDebtor.COMPANY,
        demand_sent_on=date(2026, 5, 1),
        undisputed=True,
    )
    for facts, own in (
        (credit, credit_window),
        (judgment, judgment_window),
        (tratta, tratta_window),
    ):
        assert entry_window(facts, on) == own(facts, on)
