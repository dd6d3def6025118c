"""The law's commands in this process: no database, no home, captured streams."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from command_line import Law
from inkasso.base.clock import FixedClock
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace


@pytest.fixture
def law(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Law:
    """Runs `inkasso law … --json`; its exit code and its document."""
    workspace = Workspace(
        home=tmp_path,
        database=nullcontext,
        as_owner=nullcontext,
        scratch_database=nullcontext,
        migrate=lambda: None,
        actor="tester",
        clock=FixedClock(date(2026, 12, 30)),
        production=False,
    )

    def call(*arguments: str | Path) -> tuple[int, dict[str, object]]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(workspace, ["law", *(str(argument) for argument in arguments), "--json"])
        assert isinstance(ended.value.code, int)
        document = json.loads(capsys.readouterr().out)
        assert isinstance(document, dict)
        return ended.value.code, document

    return call
