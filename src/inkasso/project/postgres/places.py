"""Where a cluster lies, so that the account of its server can reach it.

Usually `$INKASSO_HOME/postgres`. When root works in a directory that others cannot pass through
(`/root`, say), the cluster lies in a folder for all such installations, under a random name that
`$INKASSO_HOME/cluster-id` remembers: with the home goes the memory, and a new cluster is made.
No directory that was there before is ever changed.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from inkasso.project.home import ensure_home
from inkasso.project.postgres.account import Account, server_account
from inkasso.project.postgres.connection import PORT
from inkasso.project.postgres.faults import NO_PLACE, NOT_OURS, DatabaseUnavailable
from inkasso.project.postgres.locks import LockFile, directory_locked

#: The folder for clusters and programs that cannot lie where they belong; the first that works.
SHARED_FOLDERS = (Path("/var/lib/inkasso"), Path(tempfile.gettempdir()) / "inkasso-of-root")

#: `sun_path` holds 108 bytes on Linux and 104 on macOS, with a closing zero.
_LONGEST_SOCKET_PATH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folder of one cluster: data, socket, log and locks."""

    #: The folder; it belongs to whoever works here.
    folder: Path
    #: Whose process the server is, and whose files the data are.
    account: Account

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "log"

    @property
    def socket_directory(self) -> Path:
        """Where the socket of the server that runs, or ran last, is."""
        return Path(os.fsdecode(self._socket_note.read_bytes()))

    @property
    def _socket_note(self) -> Path:
        return self.folder / "socket-directory"

    def lock_file(self, name: str) -> LockFile:
        """One of the cluster's lock files, opened; fit to be opened by its owner later."""
        path = self.folder / name
        lock = LockFile(path)
        self.account.give(path)
        return lock

    def make_socket_directory(self) -> None:
        """Make an empty directory for the socket that only the server's account can enter.

        Its name is new each time: a server removes its socket by name when it stops, which must
        not be the socket of a later one.
        """
        self._remove_socket_directory()
        parent = self.folder if _fits_a_socket(self.folder) else Path("/tmp")
        directory = tempfile.mkdtemp(prefix="inkasso-", dir=parent)
        self._socket_note.write_bytes(os.fsencode(directory))
        self.account.give(Path(directory))

    def remove_socket_directory(self, lock: LockFile) -> None:
        """Remove the socket's directory, unless the folder is another one than that of the lock.

        The folder may have been deleted, and made anew by somebody else, in the meantime.
        """
        if lock.is_at(self.folder / "server.lock"):
            self._remove_socket_directory()

    def _remove_socket_directory(self) -> None:
        if self._socket_note.exists():
            shutil.rmtree(self.socket_directory, ignore_errors=True)
            self._socket_note.unlink()


def place_for(home: Path) -> Place:
    """The place of this home's cluster, existing or new; its folder exists afterwards.

    Raises `DatabaseUnavailable` where no place can be found or the home is somebody else's.
    """
    home = home.absolute()
    try:
        ensure_home(home)
        with directory_locked(home):
            return _existing_place(home) or _new_place(home)
    except PermissionError as error:
        raise DatabaseUnavailable(NOT_OURS.format(place=home), detail=str(error)) from error


def copy_for(account: Account, source: Path, *, name: str) -> Path | None:
    """A copy of a directory that the account can read, made once; None where there is no room."""
    shared, _ = _shared_folder(account)
    if shared is None:
        return None
    target = shared / name
    if not target.exists():
        with directory_locked(shared):
            _copy_readable(source, target)
    return target


def _existing_place(home: Path) -> Place | None:
    """The place that an earlier run chose; it may not have got as far as making the data."""
    at_home = home / "postgres"
    folders = [at_home] if (at_home / "data").exists() else _remembered_folders(home)
    for folder in folders:
        return Place(folder=folder, account=server_account(folder / "data"))
    return None


def _remembered_folders(home: Path) -> list[Path]:
    try:
        cluster = (home / "cluster-id").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return []
    if not re.fullmatch("[0-9a-f]{16}", cluster):  # a write that was cut short
        return []
    return [path for shared in SHARED_FOLDERS if (path := shared / cluster).is_dir()]


def _new_place(home: Path) -> Place:
    account = server_account(home / "postgres" / "data")
    folder = home / "postgres"
    folder.mkdir(mode=0o711, exist_ok=True)
    if account.is_ourselves or _can_use(account, folder):
        return Place(folder=folder, account=account)
    with suppress(OSError):  # something else may lie there
        folder.rmdir()
    return Place(folder=_new_folder_elsewhere(home, account), account=account)


def _can_use(account: Account, folder: Path) -> bool:
    """Whether the account can be given, reach and write a directory in the folder."""
    trial = folder / "trial"
    trial.mkdir(mode=0o700, exist_ok=True)
    try:
        account.give(trial)
        return account.can("w", trial)
    except OSError:  # some shared and network file systems know no owners
        return False
    finally:
        trial.rmdir()


def _new_folder_elsewhere(home: Path, account: Account) -> Path:
    shared, tried = _shared_folder(account)
    if shared is None:
        raise DatabaseUnavailable(NO_PLACE.format(account=account.name, tried=tried))
    cluster = secrets.token_hex(8)
    folder = shared / cluster
    folder.mkdir()
    folder.chmod(0o711)
    # Whoever tidies up must be able to tell whose cluster it is.
    (folder / "home").write_bytes(os.fsencode(home))
    (home / "cluster-id").write_text(f"{cluster}\n", encoding="ascii")
    return folder


def _shared_folder(account: Account) -> tuple[Path | None, str]:
    for folder in SHARED_FOLDERS:
        if _make_shared(folder) and account.can("x", folder):
            return folder, ""
    return None, ", ".join(map(str, SHARED_FOLDERS))


def _make_shared(folder: Path) -> bool:
    """Make a folder that everybody may enter and only we may write; whether it is one."""
    try:
        folder.mkdir()
        folder.chmod(0o755)  # the umask may have taken more away
    except FileExistsError:
        pass
    except OSError:
        return False
    # In a directory that everybody may write, somebody else may have been here first.
    found = folder.lstat()
    writable_by_others = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not writable_by_others


def _copy_readable(source: Path, target: Path) -> None:
    """Copy a directory under a passing name first, so that a half copy is never taken for whole."""
    if target.exists():
        return
    passing = target.with_name(f"{target.name}.new")
    shutil.rmtree(passing, ignore_errors=True)
    shutil.copytree(source, passing, symlinks=True)
    for path in (passing, *passing.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if executable else 0o644)
    passing.rename(target)


def _fits_a_socket(folder: Path) -> bool:
    path = os.fsencode(folder / "inkasso-12345678" / f".s.PGSQL.{PORT}")
    # libpq takes a comma for the border between two hosts.
    return len(path) <= _LONGEST_SOCKET_PATH and b"," not in path
