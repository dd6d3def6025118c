"""Running commands of `inkasso` in this process, and what they gave back."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from inkasso.base.clock import FixedClock
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """Exit code and both streams of a command."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, object]:
        """The one JSON document on standard output; anything else there is an error."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document


#: Runs a command line; see the fixture `inkasso`.
Inkasso = Callable[..., Answer]


def workspace_at(
    home: Path,
    *,
    production: bool = False,
    actor: str = "tester",
    today: date = date(2026, 3, 2),
) -> Workspace:
    """A home on the test's own database, by a clock that stands still."""
    return Workspace(
        home=home,
        database=nullcontext,
        as_owner=nullcontext,
        scratch_database=nullcontext,
        migrate=lambda: None,
        actor=actor,
        clock=FixedClock(today),
        production=production,
    )


def command_line(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> Inkasso:
    """Runs commands in a workspace, their streams captured."""

    def call(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(workspace, [str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Answer(ended.value.code, captured.out, captured.err)

    return call


#: Runs `inkasso law … --json`: exit code and document; see the fixture `law`.
Law = Callable[..., tuple[int, dict[str, object]]]
