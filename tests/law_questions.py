"""Questions to `inkasso law` in this process: no database, a fixed clock, captured output."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from inkasso.base.clock import FixedClock
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace

Answer = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Answer:
        """Its one JSON document."""
        return cast("Answer", json.loads(self.out))

    @property
    def refused(self) -> str:
        """The code of its refusal."""
        refused = self.answer["refused"]
        assert isinstance(refused, dict)
        return str(refused["code"])

    def rows(self, key: str) -> list[Answer]:
        """A list of objects in its document."""
        return cast("list[Answer]", self.answer[key])


@dataclass(frozen=True, slots=True)
class LawQuestions:
    """Asks the command line, on 2 March 2026."""

    home: Path
    captured: pytest.CaptureFixture[str]

    def ask(self, *arguments: str) -> Asked:
        """The answer to `inkasso law …`."""
        workspace = Workspace(
            home=self.home,
            database=nullcontext,
            as_owner=nullcontext,
            scratch_database=nullcontext,
            migrate=lambda: None,
            actor="tester",
            clock=FixedClock(date(2026, 3, 2)),
            production=False,
        )
        self.captured.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(workspace, ["law", *arguments])
        streams = self.captured.readouterr()
        assert isinstance(ended.value.code, int)
        return Asked(code=ended.value.code, out=streams.out, err=streams.err)

    def ask_file(self, command: str, text: str) -> Asked:
        """The answer about the facts in a file."""
        file = self.home / "facts.yaml"
        file.write_text(text, encoding="utf-8")
        return self.ask(command, str(file), "--json")
