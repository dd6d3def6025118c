"""Which PostgreSQL is taken when there are several."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inkasso.project.postgres import DatabaseUnavailable, binaries
from inkasso.project.postgres.account import Account
from inkasso.project.postgres.binaries import find_binaries


@pytest.fixture
def ourselves() -> Account:
    return Account(name="me", uid=os.geteuid(), gid=os.getegid())


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which PostgreSQL can only lie where the test puts it."""
    monkeypatch.setattr(binaries, "_USUAL_DIRECTORIES", (f"{tmp_path}/usual/*/bin",))
    return tmp_path


def install(
    directory: Path, version: str, *, programs: tuple[str, ...] = ("postgres", "initdb")
) -> Path:
    directory.mkdir(parents=True)
    for name in programs:
        program = directory / name
        program.write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n")
        program.chmod(0o755)
    return directory


def only_machine(path: Path | str = "/none") -> dict[str, str]:
    return {"INKASSO_POSTGRES": "machine", "PATH": str(path)}


def test_newest_version_of_the_machine_is_taken(machine: Path, ourselves: Account) -> None:
    install(machine / "usual" / "9" / "bin", "9.6.24")
    install(machine / "usual" / "15" / "bin", "15.18 (Debian 15.18-0+deb12u1)")
    newest = install(machine / "usual" / "16" / "bin", "16.2")
    found = find_binaries(only_machine(), ourselves)
    assert (found.directory, found.major) == (newest, 16)


def test_machine_comes_before_the_wheel(machine: Path, ourselves: Account) -> None:
    found = install(machine / "usual" / "15" / "bin", "15.1")
    assert find_binaries({"PATH": "/none"}, ourselves).directory == found


def test_link_on_the_path_leads_to_the_real_directory(machine: Path, ourselves: Account) -> None:
    real = install(machine / "opt" / "bin", "17.1")
    (machine / "local").mkdir()
    (machine / "local" / "postgres").symlink_to(real / "postgres")
    assert find_binaries(only_machine(machine / "local"), ourselves).directory == real


@pytest.mark.parametrize("programs", [("postgres",), ("initdb",)])
def test_directory_without_both_programs_is_passed_over(
    machine: Path, ourselves: Account, programs: tuple[str, ...]
) -> None:
    install(machine / "usual" / "17" / "bin", "17.1", programs=programs)
    whole = install(machine / "usual" / "15" / "bin", "15.1")
    assert find_binaries(only_machine(), ourselves).directory == whole


def test_program_that_fails_or_is_too_old_is_passed_over(machine: Path, ourselves: Account) -> None:
    install(machine / "usual" / "14" / "bin", "14.9")
    broken = install(machine / "usual" / "17" / "bin", "17.1")
    (broken / "postgres").write_text("#!/bin/sh\nexit 126\n")
    with pytest.raises(DatabaseUnavailable, match="PostgreSQL 15 or newer"):
        find_binaries(only_machine(), ourselves)


def test_cluster_asks_for_programs_of_its_own_version(
    machine: Path, ourselves: Account, tmp_path: Path
) -> None:
    older = install(machine / "usual" / "15" / "bin", "15.1")
    install(machine / "usual" / "16" / "bin", "16.2")
    cluster = tmp_path / "data"
    cluster.mkdir()
    (cluster / "PG_VERSION").write_text("15\n")
    assert find_binaries(only_machine(), ourselves, cluster=cluster).directory == older
    (cluster / "PG_VERSION").write_text("12\n")
    with pytest.raises(DatabaseUnavailable, match="of PostgreSQL version 12"):
        find_binaries(only_machine(), ourselves, cluster=cluster)


def test_unknown_choice_is_refused_with_the_known_ones(ourselves: Account) -> None:
    with pytest.raises(DatabaseUnavailable, match="machine or wheel") as caught:
        find_binaries({"INKASSO_POSTGRES": "apt"}, ourselves)
    assert "machine och wheel" in caught.value.message.sv
    assert "machine ja wheel" in caught.value.message.fi
