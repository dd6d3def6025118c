"""The command line in this process: the real commands, the test's database, captured streams."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from command_line import Answer, Inkasso
from inkasso.base.clock import FixedClock
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace


@pytest.fixture
def inkasso(db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Inkasso:
    """Runs a command line in the test's own home and database, on 2 March 2026."""
    workspace = Workspace(
        home=tmp_path,
        database=nullcontext,
        as_owner=nullcontext,
        scratch_database=nullcontext,
        migrate=lambda: None,
        actor="tester",
        clock=FixedClock(date(2026, 3, 2)),
        production=False,
    )

    def call(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(workspace, [str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Answer(ended.value.code, captured.out, captured.err)

    return call
