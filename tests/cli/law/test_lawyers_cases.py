"""Cases worked out from the statutes alone, without the code: tables a lawyer can read and extend.

Interest was added up day by day in fractions, costs act by act, last days on the calendar.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from command_line import Law

TABLES = Path(__file__).with_name("lawyers_cases")
Row = dict[str, object]


def table(name: str) -> list[object]:
    rows = yaml.load((TABLES / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return [pytest.param(row, id=f"{number} {row['case']}") for number, row in enumerate(rows)]


def ask(law: Law, command: str, facts: object, folder: Path) -> dict[str, object]:
    file = folder / "facts.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    code, document = law(command, file)
    assert code == 0, document
    return document


def cites(grounds: object, section: object) -> bool:
    assert isinstance(grounds, list)
    return any(str(ground["section"]).startswith(str(section)) for ground in grounds)


@pytest.mark.parametrize("row", table("interest"))
def test_interest_is_the_sum_of_its_days(law: Law, row: dict[str, str]) -> None:
    code, document = law("interest", *row["ask"].split())
    assert (code, document["interest"]) == (0, row["interest"])
    assert cites(document["because"], row.get("section", ""))


@pytest.mark.parametrize("row", table("costs"))
def test_costs_are_what_the_acts_of_the_days_allow(law: Law, tmp_path: Path, row: Row) -> None:
    facts, steps = row["facts"], [step.split() for step in str(row["done"]).split(" | ")]
    assert isinstance(facts, dict)
    acts = [
        {"act": act, "date": day} | dict(fact.split("=") for fact in rest[:-2])
        for act, day, *rest in steps
    ]
    document = ask(law, "costs", typed(facts | {"acts": acts}), tmp_path)
    answers = document["acts"]
    assert isinstance(answers, list)
    assert [answer["allowed"] for answer in answers] == [step[-1] for step in steps]
    if "total" in row:
        assert document["total"] == row["total"]
    if "compensation" in row:
        assert document["standard_compensation"] == row["compensation"]
    grounds = [ground for answer in answers for ground in answer["because"]]
    assert cites(grounds, row.get("section", ""))


@pytest.mark.parametrize("row", table("limitation"))
def test_limitation_ends_on_its_day(law: Law, tmp_path: Path, row: Row) -> None:
    document = ask(law, "limitation", typed(row["facts"]), tmp_path)
    expected = typed(row["gives"])
    assert isinstance(expected, dict)
    assert {key: document[key] for key in expected} == expected
    assert cites(document["because"], row["section"])


def typed(value: object) -> object:
    """Texts of the tables as the commands take them; a date and an amount stay texts."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return {"true": True, "false": False, "null": None}.get(str(value), value)
