"""The embedded server, started by its first user and stopped by its last.

Three locks in the cluster's folder hold it together, and the kernel keeps them honest:
`start.lock` is held while somebody starts or stops the server, `use.lock` is shared by everybody
who uses it, and `server.lock` is held by the server itself. Whoever is killed leaves none behind.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from inkasso.project.postgres.binaries import find_binaries
from inkasso.project.postgres.locks import LockFile
from inkasso.project.postgres.places import Place, place_for
from inkasso.project.postgres.server import (
    DATABASE,
    OWNER,
    create_cluster,
    ensure_database,
    server_url,
    start_server,
    stop_server,
    wait_for_an_earlier_server,
    wait_until_it_answers,
)


@contextmanager
def embedded_postgres(
    home: Path, *, durable: bool = True, environ: Mapping[str, str] = os.environ
) -> Iterator[str]:
    """The URL of this home's own database, which has a running server within the block.

    The first of several users at once makes the cluster where it is missing and starts the
    server; the last one stops it. A server that a killed process has left behind is joined.
    `durable=False`, for tests, starts a server that forgets what a power cut interrupts; a running
    one is taken as it is. Raises `DatabaseUnavailable`.
    """
    place = place_for(home)
    with (
        closing(place.lock_file("start.lock")) as start,
        closing(place.lock_file("use.lock")) as use,
        closing(place.lock_file("server.lock")) as server,
    ):
        try:
            with start.alone():
                use.share()
                _ensure_running(place, environ, durable=durable)
            yield server_url(place, OWNER, DATABASE)
        finally:
            _leave(place, start=start, use=use, server=server)


def _leave(place: Place, *, start: LockFile, use: LockFile, server: LockFile) -> bool:
    """Use the server no longer, and stop it unless somebody else does; whether it is stopped."""
    with start.alone():
        unused = use.try_alone()
        if unused:
            stop_server(place, server)
    return unused


def _ensure_running(place: Place, environ: Mapping[str, str], *, durable: bool) -> None:
    # Opened anew, because the server inherits this very opening of the file and must keep it.
    with closing(place.lock_file("server.lock")) as lock:
        if wait_for_an_earlier_server(place, lock):
            return
        _start(place, environ, lock, durable=durable)
    with closing(place.lock_file("server.lock")) as probe:
        wait_until_it_answers(place, probe)
    ensure_database(place)


def _start(place: Place, environ: Mapping[str, str], lock: LockFile, *, durable: bool) -> None:
    cluster = place.data if place.data.exists() else None
    binaries = find_binaries(environ, place.account, cluster=cluster)
    if cluster is None:
        _announce(place, binaries.major)
        create_cluster(place, binaries, lock, durable=durable)
        _remove_forsaken(place)
    start_server(place, binaries, lock, durable=durable)


def _announce(place: Place, major: int) -> None:
    sys.stderr.write(
        f"Creating an embedded PostgreSQL {major} in {place.folder}, for demo and tests only; "
        "for real work set DATABASE_URL=postgresql://user:password@host/database\n"
    )


def _remove_forsaken(place: Place) -> None:
    """Remove clusters that an earlier, deleted home at the same path has left elsewhere."""
    note = place.folder / "home"
    if not note.exists():
        return
    for other in place.folder.parent.glob("*/home"):
        if other != note and other.read_bytes() == note.read_bytes():
            forsaken = Place(folder=other.parent, account=place.account)
            if _stop_if_unused(forsaken):
                shutil.rmtree(forsaken.folder)


def stop_if_unused(home: Path) -> bool:
    """Stop the server that a killed process may have left behind; False while somebody uses it."""
    return _stop_if_unused(place_for(home))


def _stop_if_unused(place: Place) -> bool:
    with (
        closing(place.lock_file("start.lock")) as start,
        closing(place.lock_file("use.lock")) as use,
        closing(place.lock_file("server.lock")) as server,
    ):
        return _leave(place, start=start, use=use, server=server)
