"""Whose process the database server is: root never runs PostgreSQL."""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from inkasso.project.postgres.faults import NO_ACCOUNT, DatabaseUnavailable

#: Accounts that exist on many machines and own nothing that matters, best first.
_USUAL_ACCOUNTS = ("postgres", "nobody", "daemon")


class _Identity(TypedDict, total=False):
    """The arguments of `subprocess` that start a process as somebody else; none for ourselves."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The operating system's account that the server runs as."""

    #: Name for messages.
    name: str
    uid: int
    gid: int

    @property
    def is_ourselves(self) -> bool:
        """Whether this very process runs as the account."""
        return self.uid == os.geteuid()

    def identity(self) -> _Identity:
        """The arguments with which `subprocess` starts a process as this account."""
        if self.is_ourselves:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a short command as this account; what it prints is returned, together.

        Raises OSError where the command cannot be started.
        """
        return subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            cwd="/",
            env=clean_environment(),
            **self.identity(),
        )

    def can(self, right: str, path: Path) -> bool:
        """Whether `test -r`, `-w` or `-x` succeeds on the path for this account."""
        return self.run("/bin/sh", "-c", f'test -{right} "$1"', "sh", path).returncode == 0

    def give(self, path: Path) -> None:
        """Make the path this account's own. Raises OSError where the file system does not."""
        if not self.is_ourselves:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def server_account(cluster: Path) -> Account:
    """The account to run the server as: ourselves, or somebody unprivileged when we are root.

    A cluster that exists already (`cluster` is its data directory) keeps its owner, so that root
    can work in an ordinary user's installation. Raises `DatabaseUnavailable` when root finds
    nobody, as in a container whose user namespace has no second user.
    """
    if os.geteuid() != 0:
        return _account_of(os.geteuid())
    if cluster.exists() and (owner := cluster.stat().st_uid) != 0:
        return _account_of(owner)
    for account in _unprivileged_accounts():
        if _can_start_as(account):
            return account
    raise DatabaseUnavailable(NO_ACCOUNT)


def clean_environment() -> dict[str, str]:
    """The environment of everything that is started here: none of the caller's PG* variables."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def _account_of(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:  # containers often run as a number that has no name
        return Account(name=str(uid), uid=uid, gid=os.getegid())
    return Account(name=entry.pw_name, uid=uid, gid=entry.pw_gid)


def _unprivileged_accounts() -> Iterator[Account]:
    known = {entry.pw_name: entry for entry in pwd.getpwall() if entry.pw_uid != 0}
    for name in _USUAL_ACCOUNTS:
        if name in known:
            yield Account(name=name, uid=known[name].pw_uid, gid=known[name].pw_gid)


def _can_start_as(account: Account) -> bool:
    try:
        return account.run("/bin/sh", "-c", ":").returncode == 0
    except OSError:
        return False
