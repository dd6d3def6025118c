"""Every command that takes a day answers the ends of the calendar, and the days it can reckon with.

The commands are found by walking the command line, so that a new one is tried by being there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click
import pytest

from command_line import Answer, Inkasso
from inkasso.base.clock import FixedClock
from inkasso.cli.main import inkasso as program
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace

#: Served until stopped, played for minutes, or proved by a test of its own at great length.
_LONG = {("serve",), ("notice", "verify")}


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))
        elif command is not None and any("--date" in option.opts for option in command.params):
            if any(option.required for option in command.params):
                yield (*path, name)
            else:
                yield (*path, name, "")


@pytest.fixture(scope="module")
def dated() -> list[tuple[str, ...]]:
    """Commands that take a day; those that need nothing else end with an empty word."""
    found = list(_commands(program))
    assert len(found) > 60, "the walk finds the commands"
    return found


@pytest.mark.parametrize("day", ["9999-12-31", "2501-01-01", "1599-12-31", "0001-01-01"])
def test_no_command_reckons_with_a_day_out_of_reach(
    inkasso: Inkasso, dated: list[tuple[str, ...]], day: str
) -> None:
    for path in dated:
        answer = inkasso(*filter(None, path), "--date", day)
        assert answer.code == 3, (path, answer.err)
        assert "reaches" in answer.out + answer.err, path


@pytest.fixture
def at_home(own_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Inkasso:
    """Runs a command line on an empty database of its own, which the sweep needs."""
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


@pytest.mark.parametrize("day", ["2500-12-31", "1600-01-01"])
def test_every_command_answers_the_first_and_the_last_day_within_reach(
    at_home: Inkasso, dated: list[tuple[str, ...]], day: str
) -> None:
    plain = [path[:-1] for path in dated if not path[-1] and path[:-1] not in _LONG]
    assert {("day",), ("retention", "plan"), ("rights", "overview")} <= set(plain)
    for path in plain:
        answer = at_home(*path, "--date", day)
        assert answer.code in (0, 1, 2, 3, 4), (path, answer.err)
