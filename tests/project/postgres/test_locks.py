"""Locks that die with their holder."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from inkasso.project.postgres.locks import LockFile, directory_locked


def test_sharers_keep_an_exclusive_holder_out_until_the_last_one_leaves(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with closing(LockFile(path)) as latecomer:
        with closing(LockFile(path)) as first, closing(LockFile(path)) as second:
            first.share()
            second.share()
            assert not latecomer.try_alone()
            second.release()
            assert not latecomer.try_alone()
        assert latecomer.try_alone()


def test_lock_is_free_when_its_holder_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    program = (
        "import sys, pathlib; from inkasso.project.postgres.locks import LockFile;"
        "lock = LockFile(pathlib.Path(sys.argv[1])); lock.share(); print('held', flush=True);"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with closing(LockFile(path)) as lock:
            assert not lock.try_alone()
            holder.kill()
            holder.wait()
            assert lock.try_alone()


def test_lock_outlives_its_opener_in_a_process_that_inherited_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = LockFile(path)
    assert lock.try_alone()
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"],
        stdin=subprocess.PIPE,
        pass_fds=(lock.descriptor,),
    ) as heir:
        lock.close()
        with closing(LockFile(path)) as other:
            assert not other.try_alone()
            heir.kill()
            heir.wait()
            assert other.try_alone()


@pytest.mark.parametrize(("text", "number"), [("", None), ("123\n", 123), ("rm -rf", None)])
def test_number_in_the_lock_file_is_digits_or_nothing(
    tmp_path: Path, text: str, number: int | None
) -> None:
    (tmp_path / "lock").write_text(text)
    with closing(LockFile(tmp_path / "lock")) as lock:
        assert lock.number() == number


def test_lock_file_knows_when_its_name_has_passed_to_another_file(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with closing(LockFile(path)) as old:
        assert old.is_at(path)
        path.unlink()
        assert not old.is_at(path)
        with closing(LockFile(path)) as new:
            assert new.is_at(path)
            assert not old.is_at(path)


def test_symbolic_link_is_not_followed_to_somebody_elses_file(tmp_path: Path) -> None:
    (tmp_path / "theirs").touch()
    (tmp_path / "lock").symlink_to(tmp_path / "theirs")
    with pytest.raises(OSError, match="symbolic links"):
        LockFile(tmp_path / "lock")


def test_directory_is_locked_for_the_length_of_the_block(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    try:
        with directory_locked(tmp_path), pytest.raises(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(descriptor)
