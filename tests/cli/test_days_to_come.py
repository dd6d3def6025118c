"""Removing for a day that has not come: refused in production, played elsewhere."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from builders import make_case
from command_line import Answer, Inkasso
from inkasso.base.clock import FixedClock
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace
from inkasso.receivables.models import Case
from inkasso.rights.ageing import days_are_played
from rights.erasure.erasing import paid_case

TODAY, TO_COME = date(2026, 3, 2), ("--date", "2026-03-03")


@pytest.fixture
def in_production(db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Inkasso:
    """Runs a command line as an agency in production does."""
    workspace = Workspace(
        home=tmp_path,
        database=nullcontext,
        as_owner=nullcontext,
        scratch_database=nullcontext,
        migrate=lambda: None,
        actor="tester",
        clock=FixedClock(TODAY),
        production=True,
    )

    def call(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(workspace, [str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Answer(ended.value.code, captured.out, captured.err)

    return call


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
