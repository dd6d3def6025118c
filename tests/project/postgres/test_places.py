"""Where a cluster lies, and as whom its server runs."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from inkasso.project.postgres import DatabaseUnavailable, places
from inkasso.project.postgres.account import Account, server_account
from inkasso.project.postgres.places import Place, copy_for, place_for

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root must hand the server over")
needs_ordinary_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


@pytest.fixture
def shared(open_directory: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for clusters that cannot lie at home, instead of the machine's own."""
    folder = open_directory / "shared"
    monkeypatch.setattr(places, "SHARED_FOLDERS", (folder,))
    return folder


@pytest.fixture
def closed_home(open_directory: Path) -> Path:
    """A home that only its owner can reach, as those under /root."""
    closed = open_directory / "closed"
    closed.mkdir(mode=0o700)
    return closed / "home"


def test_root_never_runs_the_server(open_directory: Path) -> None:
    assert server_account(open_directory / "data").uid != 0


@needs_root
def test_cluster_keeps_its_owner_when_root_comes_later(open_directory: Path) -> None:
    data = open_directory / "data"
    data.mkdir()
    os.chown(data, 1234, 1234)
    assert server_account(data).uid == 1234


def test_cluster_lies_in_the_home_where_the_server_can_reach_it(open_directory: Path) -> None:
    assert place_for(open_directory / "home").folder == open_directory / "home" / "postgres"


def test_place_does_not_move_with_the_working_directory(
    open_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(open_directory)
    assert place_for(Path("home")).folder == open_directory / "home" / "postgres"


@needs_root
def test_cluster_lies_elsewhere_when_the_server_cannot_reach_the_home(
    closed_home: Path, shared: Path
) -> None:
    place = place_for(closed_home)
    assert place.folder.parent == shared
    assert place.account.can("x", place.folder)
    assert place_for(closed_home).folder == place.folder
    assert closed_home.parent.stat().st_mode & 0o777 == 0o700
    assert not (closed_home / "postgres").exists()


@needs_root
def test_deleted_home_gets_another_place(closed_home: Path, shared: Path) -> None:
    first = place_for(closed_home)
    shutil.rmtree(closed_home)
    assert place_for(closed_home).folder != first.folder


@needs_root
@pytest.mark.parametrize("note", ["", "../../etc\n", "0123\n", "/\n"])
def test_damaged_note_of_the_place_is_not_followed(
    closed_home: Path, shared: Path, note: str
) -> None:
    closed_home.mkdir()
    (closed_home / "cluster-id").write_text(note)
    assert place_for(closed_home).folder.parent == shared


@needs_root
def test_shared_folder_that_others_may_write_is_not_trusted(
    closed_home: Path, shared: Path
) -> None:
    shared.mkdir()
    shared.chmod(0o777)
    with pytest.raises(DatabaseUnavailable, match="no place for the database"):
        place_for(closed_home)


@needs_ordinary_user
def test_home_of_somebody_else_is_refused_with_advice() -> None:
    with pytest.raises(DatabaseUnavailable, match="INKASSO_HOME"):
        place_for(Path("/inkasso-home"))


@needs_root
def test_programs_in_a_closed_directory_are_copied_once_for_the_server(
    closed_home: Path, shared: Path
) -> None:
    account = server_account(closed_home)
    program = closed_home / "bin" / "program"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho works\n")
    program.chmod(0o700)
    copy = copy_for(account, closed_home, name="programs")
    assert copy is not None
    assert account.run(copy / "bin" / "program").stdout == "works\n"
    (copy / "mark").touch()
    assert copy_for(account, closed_home, name="programs") == copy
    assert (copy / "mark").exists()
    assert program.stat().st_mode & 0o777 == 0o700


def ourselves() -> Account:
    return Account(name="me", uid=os.geteuid(), gid=os.getegid())


@pytest.mark.parametrize("name", ["a" * 90, "with,comma"])
def test_socket_lies_in_a_short_directory_when_its_own_path_does_not_fit(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    place = Place(folder=folder, account=ourselves())
    place.make_socket_directory()
    directory = place.socket_directory
    assert directory.parent == Path("/tmp")
    assert directory.stat().st_mode & 0o777 == 0o700
    with closing(place.lock_file("server.lock")) as lock:
        place.remove_socket_directory(lock)
    assert not directory.exists()


def test_socket_directory_of_a_new_cluster_survives_the_leaving_of_the_old_one(
    open_directory: Path,
) -> None:
    place = Place(folder=open_directory, account=ourselves())
    with closing(place.lock_file("server.lock")) as old:
        (open_directory / "server.lock").unlink()
        place.lock_file("server.lock").close()
        place.make_socket_directory()
        place.remove_socket_directory(old)
    assert place.socket_directory.exists()
