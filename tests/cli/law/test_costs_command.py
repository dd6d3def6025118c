"""`inkasso law costs`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from law_questions import LawQuestions

CONSUMER = """
kind: consumer
principal: 80.00
acts:
  - {act: reminder, date: 2026-01-30, form: written, asked: 5.00, invoice_sent: 2026-01-01,
     due: 2026-01-15}
  - {act: reminder, date: 2026-02-14, asked: 5}
  - {act: demand, date: 2026-03-01, asked: "14.00"}
  - {act: demand, date: 2026-03-16, asked: 14}
  - {act: plan, date: 2026-03-20, asked: 20, instalments: 3}
  - {act: extension, date: 2026-03-25, asked: 5, days: 14}
  - {act: reminder, date: 2026-05-01, asked: 5}
"""


@pytest.fixture
def law(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> LawQuestions:
    return LawQuestions(tmp_path, capsys)


def test_each_act_and_the_sum_come_with_their_grounds(law: LawQuestions) -> None:
    asked = law.ask_file("costs", CONSUMER)

    assert asked.code == 0
    acts = asked.rows("acts")
    assert [act["allowed"] for act in acts] == [
        "5.00",
        "5.00",
        "14.00",
        "7.00",
        "20.00",
        "5.00",
        "4.00",
    ]
    assert [act["act"] for act in acts[2:5]] == ["demand", "demand", "plan"]
    assert acts[0]["date"] == "2026-01-30"
    for act in acts:
        assert isinstance(act["because"], list)
        for ground in act["because"]:
            assert set(ground) == {"act", "section", "version", "text"}
    assert asked.answer["total"] == asked.answer["cap"] == "60.00"
    assert asked.answer["standard_compensation"] == "0.00"


def test_json_asks_as_well_as_yaml(law: LawQuestions) -> None:
    facts = {
        "kind": "business",
        "principal": 1000.01,
        "forty_euro": True,
        "vat_percent": 25.5,
        "acts": [{"act": "demand", "date": "2026-02-01", "asked": 100.10, "form": "durable"}],
    }
    asked = law.ask_file("costs", json.dumps(facts))

    assert asked.code == 0
    assert asked.rows("acts")[0]["allowed"] == "87.85"
    assert asked.answer["total"] == "87.85"
    assert asked.answer["standard_compensation"] == "40.00"


def test_a_person_reads_a_table(law: LawQuestions) -> None:
    file = law.home / "facts.yaml"
    file.write_text(CONSUMER, encoding="utf-8")
    asked = law.ask("costs", str(file))
    assert asked.code == 0
    assert "owed in all 60.00" in asked.out
    assert "10 d § 1 mom." in asked.out


ENFORCEABLE = """
kind: directly_enforceable_{}
principal: 3000.00
due: 2025-12-15
invoice_sent: 2025-11-15
forty_euro: {}
acts:
  - {{act: reminder, date: 2026-01-12}}
  - {{act: demand, date: 2026-02-03}}
"""


@pytest.mark.parametrize(
    ("receivable", "owed", "section"),
    [
        (("consumer", "false"), ("19.00", "19.00"), "10 j § 1 mom."),
        (("business", "false"), ("62.00", "26.00"), "10 j § 2 mom. 2 k"),
        (("business", "true"), ("62.00", "40.00"), "10 j § 2 mom. 1 k"),
    ],
)
def test_costs_that_need_no_judgment_are_told_of_a_directly_enforceable_receivable(
    law: LawQuestions, receivable: tuple[str, str], owed: tuple[str, str], section: str
) -> None:
    asked = law.ask_file("costs", ENFORCEABLE.format(*receivable))
    assert (asked.answer["total"], asked.answer["without_judgment"]) == owed
    assert section in {ground["section"] for ground in asked.rows("because")}
    spoken = law.ask("costs", str(law.home / "facts.yaml")).out
    assert f"without a judgment {owed[1]}" in spoken


def test_other_costs_need_a_judgment_whatever_they_are(law: LawQuestions) -> None:
    assert law.ask_file("costs", CONSUMER).answer["without_judgment"] is None


BARE = "kind: {}\nprincipal: 5\nacts: [{{act: demand, date: {}}}]"
ONE = "kind: consumer\nprincipal: 500\ndue: 2026-01-01\ninvoice_sent: 2025-12-01\nacts:\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("principal: 1\nacts: []", "fact_missing"),
        ("kind: consumer\nacts: [{act: demand, date: 2026-03-01}]", "fact_missing"),
        ("kind: consumer\nprincipal: 1", "fact_missing"),
        (ONE + "- {act: plan, date: 2026-03-01}", "fact_missing"),
        (ONE + "- {act: extension, date: 2026-03-01}", "fact_missing"),
        (ONE + "- {act: demand}", "fact_missing"),
        (ONE + "- {date: 2026-03-01}", "fact_missing"),
        (ONE + "- {act: reminder, form: other, date: 2026-03-01, asked: 3}", "fact_missing"),
        (
            "kind: consumer\nprincipal: 5\nacts: [{act: reminder, date: 2026-03-01}]",
            "fact_missing",
        ),
        (
            "kind: consumer\nprincipal: 5\ndue: 2026-01-01\n"
            "acts: [{act: reminder, date: 2026-03-01}]",
            "fact_missing",
        ),
        (
            "kind: business\nprincipal: 5\nacts: [{act: demand, date: 2020-12-31}]",
            "reasonable_only",
        ),
        (
            "kind: consumer\nprincipal: 5\nacts: [{act: demand, date: 2005-04-30}]",
            "reasonable_only",
        ),
        (BARE.format("business", "1999-08-31"), "not_encoded"),
    ],
)
def test_what_cannot_be_answered_is_refused(law: LawQuestions, text: str, code: str) -> None:
    asked = law.ask_file("costs", text)
    assert asked.code == 3
    assert asked.refused == code


@pytest.mark.parametrize(
    "text",
    [
        "kind: other\nprincipal: 1\nacts: [{act: demand, date: 2026-03-01}]",
        ONE.replace("500", "-1") + "- {act: demand, date: 2026-03-01}",
        ONE.replace("500", ".inf") + "- {act: demand, date: 2026-03-01}",
        ONE.replace("500", "1.001") + "- {act: demand, date: 2026-03-01}",
        ONE + "- {act: dance, date: 2026-03-01}",
        ONE + "- {act: demand, date: yesterday}",
        ONE + "- {act: demand, date: 2026-03-01, colour: red}",
        ONE + "- {act: plan, date: 2026-03-01, instalments: 0}",
        "[]",
        "kind: [",
    ],
)
def test_what_cannot_be_read_is_bad_input(law: LawQuestions, text: str) -> None:
    assert law.ask_file("costs", text).code == 4


def test_free_reminders_need_no_facts_about_an_invoice(law: LawQuestions) -> None:
    text = (
        "kind: consumer\nprincipal: 100.01\nacts:\n"
        "- {act: reminder, date: 2026-03-02, asked: 0}\n"
        "- {act: demand, date: 2026-03-17, asked: 30}\n"
    )
    asked = law.ask_file("costs", text)
    assert [act["allowed"] for act in asked.rows("acts")] == ["0.00", "24.00"]


def test_a_debtor_who_was_never_reminded_owes_no_demand(law: LawQuestions) -> None:
    text = ONE + "- {act: demand, date: 2026-03-17, asked: 24}\n"
    assert law.ask_file("costs", text).answer["total"] == "24.00"
    assert law.ask_file("costs", "reminded: false\n" + text).answer["total"] == "0.00"


def test_the_literal_reading_is_one_key_away(law: LawQuestions) -> None:
    text = ONE + "- {act: reminder, date: 2026-01-15, asked: 5}\n"
    assert law.ask_file("costs", text).answer["total"] == "0.00"
    assert law.ask_file("costs", "reading: literal\n" + text).answer["total"] == "5.00"
