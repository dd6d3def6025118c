"""The command line in this process: the real commands, the test's database, captured streams."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import Inkasso, command_line, workspace_at


@pytest.fixture
def inkasso(db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Inkasso:
    """Runs a command line in the test's own home and database, on 2 March 2026."""
    return command_line(workspace_at(tmp_path), capsys)
