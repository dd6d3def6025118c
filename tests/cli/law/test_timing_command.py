"""`inkasso law timing`."""

from __future__ import annotations

from pathlib import Path

import pytest

from law_questions import LawQuestions


@pytest.fixture
def law(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> LawQuestions:
    return LawQuestions(tmp_path, capsys)


CONSUMER = "kind: consumer\nprincipal: 100\ndue: 2026-01-15\ninvoice_sent: 2026-01-01\n"
BUSINESS = "kind: business\nprincipal: 100\ndue: 2026-01-15\n"
OLD = "kind: business\nprincipal: 100\ndue: 2021-01-15\n"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        (CONSUMER + "next: reminder", "2026-01-30", None),
        ("reading: literal\n" + CONSUMER + "next: reminder", "2026-01-29", None),
        (
            CONSUMER + "next: demand\nacts: [{act: reminder, date: 2026-03-02}]",
            "2026-03-17",
            None,
        ),
        (
            CONSUMER
            + "next: demand\nacts: [{act: reminder, date: 2026-03-02}, "
            + "{act: demand, date: 2026-03-20}]",
            "2026-04-04",
            None,
        ),
        (CONSUMER + "next: plan", "2026-01-16", None),
        (BUSINESS + "next: demand", "2026-01-16", None),
        (BUSINESS + "next: demand\nacts: [{act: demand, date: 2026-09-01}]", "2026-09-12", None),
        (
            "reading: literal\n"
            + BUSINESS
            + "next: demand\nacts: [{act: demand, date: 2026-09-01}]",
            "2026-09-11",
            None,
        ),
        (OLD + "next: demand\nacts: [{act: demand, date: 2021-03-01}]", "2021-03-09", None),
        (OLD + "next: demand\nacts: [{act: demand, date: 2022-04-28}]", "2022-05-09", None),
        (BUSINESS + "next: tratta\nacts: [{act: reminder, date: 2026-02-01}]", "2026-02-12", None),
        (
            BUSINESS + "next: tratta\nacts: [{act: tratta, date: 2026-02-01}]",
            "2026-02-15",
            "2026-04-02",
        ),
        (
            BUSINESS + "next: publication\nacts: [{act: tratta, date: 2026-02-01}]",
            "2026-02-15",
            "2026-04-02",
        ),
        (OLD + "next: publication\nacts: [{act: tratta, date: 2021-11-01}]", "2021-11-22", None),
        (BUSINESS + "next: bankruptcy_demand", "2026-01-16", None),
        (
            OLD
            + "debtor: limited_company\nnext: tratta\nacts: [{act: reminder, date: 2021-02-01}]",
            "2021-02-09",
            None,
        ),
    ],
)
def test_the_next_act_has_its_first_day(
    law: LawQuestions, text: str, earliest: str, latest: str | None
) -> None:
    asked = law.ask_file("timing", text)
    assert asked.code == 0, asked.err
    assert asked.answer["earliest"] == earliest
    assert asked.answer["latest"] == latest
    assert asked.answer["because"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CONSUMER, "fact_missing"),
        ("principal: 1\nnext: demand", "fact_missing"),
        ("kind: consumer\nnext: reminder\ninvoice_sent: 2026-01-01", "fact_missing"),
        ("kind: consumer\nnext: reminder\ndue: 2026-01-15", "fact_missing"),
        (CONSUMER.replace("2026-01-01", "2026-01-02") + "next: reminder", "no_invoice_in_time"),
        (CONSUMER + "next: demand", "no_reminder"),
        (CONSUMER + "next: tratta", "not_for_consumers"),
        (CONSUMER + "next: bankruptcy_demand", "not_for_consumers"),
        (BUSINESS + "next: publication", "no_tratta"),
        (BUSINESS + "next: tratta", "no_reminder"),
        (
            OLD + "next: tratta\nacts: [{act: reminder, date: 2021-02-01}]",
            "fact_missing",
        ),
        (
            OLD + "debtor: person\nnext: tratta\nacts: [{act: reminder, date: 2021-02-01}]",
            "not_for_this_debtor",
        ),
        ("kind: business\ndue: 1998-01-15\nnext: demand", "not_encoded"),
    ],
)
def test_where_there_is_no_day_the_question_is_refused(
    law: LawQuestions, text: str, code: str
) -> None:
    asked = law.ask_file("timing", text)
    assert asked.code == 3
    assert asked.refused == code


def test_a_person_reads_a_line(law: LawQuestions) -> None:
    file = law.home / "facts.yaml"
    file.write_text(CONSUMER + "next: reminder", encoding="utf-8")
    asked = law.ask("timing", str(file))
    assert asked.out.startswith("earliest 2026-01-30\n")
    assert "Consumer Ombudsman" in asked.out


FULL_DAYS = "reading: full_days\n"


def test_full_days_are_counted_for_a_tratta_too_when_asked_for(law: LawQuestions) -> None:
    text = FULL_DAYS + BUSINESS + "next: publication\nacts: [{act: tratta, date: 2026-02-01}]"
    assert law.ask_file("timing", text).answer["earliest"] == "2026-02-16"


@pytest.mark.parametrize("act", ["reminder", "demand", "plan", "tratta", "publication"])
@pytest.mark.parametrize("past", ["", "{act: reminder, date: 1998-03-01}"])
def test_what_lies_before_the_act_has_no_next_act(law: LawQuestions, act: str, past: str) -> None:
    old = "kind: business\nprincipal: 100\ndue: 1985-01-15\n"
    asked = law.ask_file("timing", old + f"next: {act}\nacts: [{past}]")
    assert (asked.code, asked.refused) == (3, "not_encoded")


def test_an_old_debt_that_is_still_collected_has_one(law: LawQuestions) -> None:
    old = "kind: business\nprincipal: 100\ndue: 1985-01-15\n"
    text = old + "next: demand\nacts: [{act: demand, date: 2026-09-01}]"
    assert law.ask_file("timing", text).answer["earliest"] == "2026-09-12"


@pytest.mark.parametrize("days", ["", "literal", "full_days"])
@pytest.mark.parametrize(
    "sent", ["2020-06-01", "2021-10-01", "2022-03-01", "2022-05-01", "2026-02-01"]
)
def test_a_tratta_is_entered_from_the_day_it_may_be_reported(
    law: LawQuestions, sent: str, days: str
) -> None:
    reading = f"reading: {days}\n" if days else ""
    text = (
        f"kind: business\ndue: 2019-01-01\nnext: publication\nacts: [{{act: tratta, date: {sent}}}]"
    )
    published = law.ask_file("timing", reading + text).answer["earliest"]
    facts = (
        f"kind: tratta\ndebtor: company\nundisputed: true\ndemand_sent: {sent}\non: {published}\n"
    )
    entered = law.ask_file("credit-entry", facts + (f"days: {days}" if days else ""))
    assert (entered.answer["earliest"], entered.answer["allowed"]) == (published, True)
