"""What `make install` says on a machine that lacks something."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "install.sh"
TOOLS = ("sh", "cat", "cksum", "dirname", "rm", "grep")

TOO_OLD = '[ "$1" = -V ] && echo Python 3.9.2 || exit 1'
WITHOUT_VENV = (
    'case "$*" in *"import venv"* | *virtualenv*) exit 1 ;; -V) echo Python 3.11.2 ;; esac'
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a path with a blank, on a machine with the bare tools and no Python."""
    checkout = tmp_path / "check out"
    (checkout / "tools").mkdir(parents=True)
    shutil.copy(SCRIPT, checkout / "tools")
    (tmp_path / "bin").mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found, name
        (tmp_path / "bin" / name).symlink_to(found)
    return checkout


def put_python(checkout: Path, body: str) -> None:
    python = checkout.parent / "bin" / "python3"
    python.write_text(f"#!/bin/sh\n{body}\n")
    python.chmod(0o755)


def install(checkout: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(checkout / "tools" / "install.sh")],
        env={"PATH": str(checkout.parent / "bin"), **environ},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (None, "needs Python 3.11 or newer. Here is: no python3."),
        (TOO_OLD, "needs Python 3.11 or newer. Here is: Python 3.9.2."),
        (WITHOUT_VENV, "apt install python3-venv"),
    ],
)
def test_missing_python_is_named_with_what_to_do(
    checkout: Path, body: str | None, said: str
) -> None:
    if body:
        put_python(checkout, body)
    result = install(checkout)
    assert result.returncode == 1
    assert said in result.stderr
    assert result.stdout == ""


def test_python_that_the_user_names_is_not_replaced_by_another(checkout: Path) -> None:
    put_python(checkout, WITHOUT_VENV)
    result = install(checkout, PYTHON="/no/such python")
    assert result.returncode == 1
    assert "Here is: no /no/such python." in result.stderr
