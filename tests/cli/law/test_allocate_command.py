"""`inkasso law allocate`."""

from __future__ import annotations

from pathlib import Path

import pytest

from law_questions import LawQuestions

DEBT = ("--principal", "500", "--interest", "20.00", "--costs", "41,00")


@pytest.fixture
def law(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> LawQuestions:
    return LawQuestions(tmp_path, capsys)


@pytest.mark.parametrize(
    ("arguments", "paid"),
    [
        (("--kind", "consumer", "--payment", "100"), ("20.00", "80.00", "0.00", "0.00", "0.00")),
        (("--kind", "business", "--payment", "100"), ("20.00", "80.00", "0.00", "0.00", "0.00")),
        (
            ("--kind", "business", "--costs-first", "--payment", "100"),
            ("20.00", "39.00", "41.00", "0.00", "0.00"),
        ),
        (
            ("--kind", "consumer", "--costs-first", "--payment", "100"),
            ("20.00", "80.00", "0.00", "0.00", "0.00"),
        ),
        (("--kind", "consumer", "--payment", "535"), ("20.00", "500.00", "15.00", "0.00", "0.00")),
        (
            ("--kind", "consumer", "--payment", "570", "--interest-on-costs", "1.50"),
            ("20.00", "500.00", "41.00", "1.50", "7.50"),
        ),
    ],
)
def test_a_payment_is_divided_as_section_11_a_says(
    law: LawQuestions, arguments: tuple[str, ...], paid: tuple[str, ...]
) -> None:
    asked = law.ask("allocate", *DEBT, *arguments, "--json")
    assert asked.code == 0
    keys = ("interest", "principal", "costs", "interest_on_costs", "over")
    assert tuple(asked.answer[key] for key in keys) == paid
    assert asked.rows("because")[0]["section"] == "11 a § 1 mom."


def test_money_of_before_16_december_2013_is_refused(law: LawQuestions) -> None:
    question = ("allocate", *DEBT, "--kind", "consumer", "--payment", "1", "--json")
    before = law.ask(*question, "--date", "2013-12-15")
    assert before.code == 3
    assert before.refused == "not_encoded"
    assert law.ask(*question, "--date", "2013-12-16").code == 0


@pytest.mark.parametrize("wrong", ["-1", "1.001", "much"])
def test_an_amount_that_is_none_is_wrong_usage(law: LawQuestions, wrong: str) -> None:
    asked = law.ask("allocate", *DEBT, "--kind", "consumer", f"--payment={wrong}", "--json")
    assert asked.code == 2


def test_a_person_reads_lines(law: LawQuestions) -> None:
    asked = law.ask("allocate", *DEBT, "--kind", "consumer", "--payment", "100")
    assert "principal 80.00\n" in asked.out
    assert "11 a § 2 mom." in asked.out
