"""The law's commands in this process: no database, no home, captured streams."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from command_line import Law, command_line, workspace_at


@pytest.fixture
def law(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Law:
    """Runs `inkasso law … --json`; its exit code and its document."""
    inkasso = command_line(workspace_at(tmp_path, today=date(2026, 12, 30)), capsys)

    def call(*arguments: str | Path) -> tuple[int, dict[str, object]]:
        answer = inkasso("law", *arguments, "--json")
        return answer.code, answer.document

    return call
