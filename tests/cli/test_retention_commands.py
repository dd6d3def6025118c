"""`inkasso retention`: what would go and what went, and old copies of the database."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import make_case
from command_line import Inkasso, command_line, workspace_at


@pytest.fixture
def inkasso(own_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Inkasso:
    """Runs a command line on a database of its own: the sweep needs transactions of its own."""
    return command_line(workspace_at(tmp_path), capsys)


def copy_of(folder: Path, name: str, written: datetime) -> Path:
    path = folder / name
    path.write_bytes(b"copy")
    os.utime(path, (written.timestamp(), written.timestamp()))
    return path


def test_the_plan_tells_each_table_with_what_keeps_it(inkasso: Inkasso) -> None:
    make_case()

    answer = inkasso("retention", "plan", "--date", "2026-03-02", "--json")

    assert answer.code == 0
    assert answer.document["faults"] == []
    tables = {one["table"]: one for one in answer.document["tables"]}  # type: ignore[attr-defined]
    assert tables["receivables_case"]["stopped"]["open_case"] == 1
    assert tables["receivables_case"]["goes"] == 0
    assert {one["rule"] for one in tables["receivables_case"]["rules"]} == {
        "after_collection",
        "vouchers",
    }


def test_a_run_that_finds_nothing_leaves_no_record(inkasso: Inkasso) -> None:
    answer = inkasso("retention", "run", "--date", "2026-03-02", "--json")
    assert answer.document == {"date": "2026-03-02", "run": None, "removed": {}, "backups": []}


#: Written, swept on, whether three months are out.
BACKUPS = (
    (datetime(2026, 1, 31, 12, tzinfo=UTC), "2026-04-30", False),
    (datetime(2026, 1, 31, 12, tzinfo=UTC), "2026-05-01", True),
    (datetime(2026, 3, 2, 12, tzinfo=UTC), "2026-03-02", False),
)


@pytest.mark.parametrize(("written", "on", "goes"), BACKUPS)
def test_copies_go_when_their_time_is_out(
    inkasso: Inkasso, tmp_path: Path, written: datetime, on: str, *, goes: bool
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    path = copy_of(folder, "agency.dump", written)
    told = [str(path)] if goes else []

    planned = inkasso("retention", "plan", "--date", on, "--backups", str(folder), "--json")
    assert planned.document["backups"] == told
    assert path.exists()

    ran = inkasso("retention", "run", "--date", on, "--backups", str(folder), "--json")
    assert ran.document["backups"] == told
    assert path.exists() is not goes
