"""Removing for a day that has not come: refused in production, played elsewhere."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from builders import make_case
from command_line import Answer, Inkasso, command_line, workspace_at
from inkasso.receivables.models import Case
from inkasso.rights.ageing import days_are_played
from rights.erasure.erasing import paid_case

TODAY, TO_COME = date(2026, 3, 2), ("--date", "2026-03-03")


@pytest.fixture
def in_production(db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Inkasso:
    """Runs a command line as an agency in production does."""
    return command_line(workspace_at(tmp_path, production=True, today=TODAY), capsys)


def refused(answer: Answer) -> str:
    assert answer.code == 3
    return str(json.loads(answer.out)["refused"]["code"])


def asked(inkasso: Inkasso, case: Case) -> str:
    new = inkasso("rights", "new", "--person", str(case.id), "--right", "erasure", "--channel",
                  "email", "--json")  # fmt: skip
    return str(new.document["request"])


def test_production_removes_nothing_for_a_day_to_come(
    in_production: Inkasso, tmp_path: Path
) -> None:
    number = asked(in_production, paid_case(tmp_path))
    for command in (
        ("retention", "run"),
        ("rights", "decide", number),
        ("rights", "erase", number),
    ):
        assert refused(in_production(*command, *TO_COME, "--json")) == "day_to_come"
    listed = in_production("rights", "list", "--json").document["requests"]
    assert [one["decision"] for one in listed] == [None]  # type: ignore[attr-defined]


def test_production_takes_no_refusal_away(in_production: Inkasso) -> None:
    assert refused(in_production("retention", "run", *TO_COME, "--json")) == "day_to_come"
    assert not days_are_played()


def test_elsewhere_the_database_is_played_from_then_on(inkasso: Inkasso) -> None:
    number = asked(inkasso, make_case())
    assert not days_are_played()
    assert refused(inkasso("rights", "erase", number, *TO_COME, "--json")) == "erasure_not_granted"
    assert days_are_played()


def test_no_request_came_on_a_day_to_come(in_production: Inkasso) -> None:
    """Its clock would begin too late."""
    asked = ("rights", "new", "--right", "access", "--channel", "letter", "--requester", "A B, x")
    assert "request_to_come" in in_production(*asked, *TO_COME).err
    assert in_production(*asked).code == 0
