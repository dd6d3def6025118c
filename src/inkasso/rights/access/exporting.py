"""Giving a package out: only on a granted request of somebody verified, locked for its way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.db import connection, transaction
from psycopg import IsolationLevel

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.formats.age import Locked, new_passphrase
from inkasso.gate.acting import open_files
from inkasso.gate.current import current
from inkasso.gate.register import register_and_map
from inkasso.notice.rights import Right
from inkasso.rights.access.finding import find_whose, payers_towards
from inkasso.rights.access.package import Contents, Occasion, Package
from inkasso.rights.models import RequestExport
from inkasso.rights.requests.deciding import Outcome, not_verified, remedy
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A package that was made."""

    path: Path
    #: What opens it, to be told by another way; empty where it is not locked.
    passphrase: str
    contents: Contents


def export(state: State, folder: Path, moment: Moment, *, locked: bool = True) -> Exported:
    """Write the package of a granted request for access to a folder, under a name of its own.

    At the edge, outside transactions: that it was begun is on record before anything is read.
    Raises `Refused`: `identity_not_verified`, `nothing_to_export`; `FileExistsError` rather than
    write over a package.
    """
    _check(state)
    number, person_id = state.request.id, state.request.person_id
    path = folder / f"access-{number}.zip{'.age' if locked else ''}"
    folder.mkdir(parents=True, exist_ok=True)
    with _new_file(path) as file:
        RequestExport.objects.create(
            request=state.request,
            person_id=person_id,
            exported_on=moment.on,
            locked=locked,
            by=moment.by,
        )
        _open(state)
        passphrase = new_passphrase() if locked else ""
        try:
            with _one_moment():
                contents = _write(state, file, passphrase, _occasion(state, moment))
        except BaseException:
            path.unlink()
            raise
    return Exported(path=path, passphrase=passphrase, contents=contents)


def _check(state: State) -> None:
    if not state.is_verified:
        raise Refused(not_verified(state))
    granted = (Outcome.GRANTED, Outcome.PARTLY)
    decided = state.decision is not None and state.decision.outcome in granted
    if state.right is not Right.ACCESS or not decided:
        message = _NOTHING.format(number=state.request.id)
        raise Refused(Refusal(code="nothing_to_export", message=message))


def _open(state: State) -> None:
    """Open the person's file and those of whoever paid; whoever acts for nobody sees nothing."""
    if current() is not None:
        person_id = state.request.person_id
        open_files([person_id, *payers_towards(person_id)], f"request:{state.request.id}")


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees one moment throughout, unless it is part of a longer one."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    connection.ensure_connection()
    raw = connection.connection
    raw.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        with transaction.atomic():
            yield
    finally:
        if not raw.closed:
            raw.isolation_level = None


def _write(state: State, file: BinaryIO, passphrase: str, occasion: Occasion) -> Contents:
    register, data_map = register_and_map()
    whose = find_whose(state.request.person_id)
    package = Package(whose, occasion, register, data_map)
    if not passphrase:
        return package.write(file)
    locked = Locked(file, passphrase)
    try:
        contents = package.write(locked)  # type: ignore[arg-type]  # a raw file that is written to
    except BaseException:
        locked.abandon()
        raise
    locked.close()
    return contents


def _occasion(state: State, moment: Moment) -> Occasion:
    register, _ = register_and_map()
    return Occasion(
        request=state.request.id,
        on=moment.on,
        language=_language(state.request.language),
        remedy=remedy(register),
    )


def _language(text: str) -> Language:
    return next((one for one in LANGUAGES if one == text), "fi")


def _new_file(path: Path) -> BinaryIO:
    """A file that is not there yet, which only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(descriptor, "wb")


_NOTHING = Words(
    fi="Pyyntöön {number} ei ole annettavaa: anna tiedot vasta, kun pääsypyyntöön on suostuttu.",
    sv="För begäran {number} finns inget att lämna ut: bevilja först en begäran om tillgång.",
    en="Request {number} has nothing to give out: grant a request for access first.",
)
