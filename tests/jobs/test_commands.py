"""Commands of the terminal as part of a job."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inkasso.base.faults import OperationalFault
from inkasso.jobs.commands import run_command


class Told(Exception):  # noqa: N818  it says what happened
    """The job was told to stop."""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "INKASSO_HOME", str(tmp_path))


def test_the_document_of_a_command_comes_back() -> None:
    found = run_command(("notice", "map"), lambda: None)
    assert found["columns"] == found["declared"]


def test_a_command_that_gives_no_answer_is_a_fault_outside() -> None:
    with pytest.raises(OperationalFault, match="ended with 2"):
        run_command(("notice", "nothing"), lambda: None)


def test_a_job_that_is_told_to_stop_ends_its_command() -> None:
    def tick() -> None:
        raise Told

    with pytest.raises(Told):
        run_command(("notice", "map"), tick)
