"""Where an installation keeps what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from inkasso.project.home import ensure_home, inkasso_home


def test_home_is_var_in_the_working_directory_unless_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert inkasso_home({}) == tmp_path / "var"
    assert inkasso_home({"INKASSO_HOME": ""}) == tmp_path / "var"


def test_home_named_by_a_relative_path_does_not_move_with_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    home = inkasso_home({"INKASSO_HOME": "some where/else"})
    monkeypatch.chdir("/")
    assert home == tmp_path / "some where" / "else"


def test_home_may_begin_with_a_tilde_that_no_shell_has_expanded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert inkasso_home({"INKASSO_HOME": "~/inkasso"}) == tmp_path / "inkasso"


def test_home_is_made_closed_to_readers_and_open_to_passers_through(tmp_path: Path) -> None:
    home = ensure_home(tmp_path / "new" / "home")
    assert home.stat().st_mode & 0o066 == 0


def test_home_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    ensure_home(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o750
