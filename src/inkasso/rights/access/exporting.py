"""Giving a package out: only on a granted request of somebody verified, locked for its way.

A request for access gets everything (`package`); one for portability what the person gave.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

from django.db import connection, transaction
from psycopg import IsolationLevel

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.formats.age import Locked, new_passphrase
from inkasso.formats.age_keys import Recipient
from inkasso.gate.acting import open_files
from inkasso.gate.current import current
from inkasso.gate.register import register_and_map
from inkasso.law.wording import fill
from inkasso.notice.rights import Right
from inkasso.rights.access.finding import find_whose, payers_towards
from inkasso.rights.access.package import Contents, Occasion, Package
from inkasso.rights.access.sealed import SEALED, may_have_notes
from inkasso.rights.models import RequestExport
from inkasso.rights.portability.given import PORTED, FieldDecided
from inkasso.rights.portability.package import PortablePackage
from inkasso.rights.requests.deciding import Outcome, not_verified, remedy
from inkasso.rights.requests.state import State

#: How long after its answer a request may be acted on: a package is fetched, or sent once more.
_USABLE_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A package that was made."""

    path: Path
    #: What opens it, to be told by another way; empty where it is not locked.
    passphrase: str
    contents: Contents
    #: What became of each table; told of portability, where much is left out.
    fields: Sequence[FieldDecided] = ()


def export(
    state: State,
    folder: Path,
    moment: Moment,
    *,
    locked: bool = True,
    passphrase: str = "",
    recipient: Recipient | None = None,
) -> Exported:
    """Write the package of a granted request to a folder, under a name of its own.

    `passphrase`: what opens it; one is made where none is given. `recipient`: the key that opens
    it, in place of a passphrase; then it is one for another controller, and delicate categories
    stay out of it.

    At the edge, outside transactions: that it was begun is on record before anything is read.
    Raises `Refused` as `require_exportable`; `FileExistsError` rather than write over a package.
    """
    require_exportable(state, moment.on)
    number, person_id = state.request.id, state.request.person_id
    path = folder / f"{state.right}-{number}.zip{'.age' if locked else ''}"
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
        passphrase = (passphrase or new_passphrase()) if locked and recipient is None else ""
        try:
            with one_moment():
                package = _package(state, moment, for_another=recipient is not None)
                contents = _write(package, file, recipient or passphrase)
        except BaseException:
            path.unlink()
            raise
    return Exported(path=path, passphrase=passphrase, contents=contents, fields=_fields(package))


def require_exportable(state: State, on: date) -> None:
    """Raise `Refused`, as `require_granted`, unless a request has a package to be made."""
    require_granted(state, on, Right.ACCESS, Right.PORTABILITY)


def may_export(state: State, on: date) -> bool:
    """Whether it has."""
    try:
        require_exportable(state, on)
    except Refused:
        return False
    return True


def require_granted(state: State, on: date, *rights: Right) -> None:
    """Raise `Refused` unless a request for one of these rights was granted to somebody verified.

    `identity_not_verified`, `nothing_to_export`, and `answer_too_old`: what was granted once is no
    key to all that is held ever after, nor was who asks known for ever.
    """
    if not state.is_verified:
        raise Refused(not_verified(state))
    granted = (Outcome.GRANTED, Outcome.PARTLY)
    decided = state.decision is not None and state.decision.outcome in granted
    if state.right not in rights or not decided:
        message = _NOTHING.format(number=state.request.id)
        raise Refused(Refusal(code="nothing_to_export", message=message))
    require_recent(state, on)


def require_recent(state: State, on: date) -> None:
    """Raise `Refused` (`answer_too_old`) where a request was answered too long ago to act on."""
    last = last_day_to_act(state)
    if last is not None and on > last:
        message = fill(_TOO_OLD, number=str(state.request.id), last=last)
        raise Refused(Refusal(code="answer_too_old", message=message, remedy=_ASK_ANEW))


def last_day_to_act(state: State) -> date | None:
    """The last day on which something is given out on a request; None while it is not answered."""
    return None if state.decision is None else state.decision.decided_on + _USABLE_FOR


def portable(state: State, moment: Moment, *, for_another: bool) -> PortablePackage:
    """What the person of a request gave; with the file open, in one transaction."""
    register, data_map = register_and_map()
    without = frozenset() if may_have_notes(state) else SEALED
    if for_another:
        without = frozenset(register.categories) - PORTED
    whose = find_whose(state.request.person_id)
    return PortablePackage(whose, occasion_of(state, moment), register, data_map, without=without)


def _open(state: State) -> None:
    """Open the person's file and those of whoever paid; whoever acts for nobody sees nothing."""
    if current() is None:
        return
    person_id = state.request.person_id
    payers = payers_towards(person_id) if state.right is Right.ACCESS else ()
    open_files([person_id, *payers], f"request:{state.request.id}")


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction that sees one moment throughout, unless it is part of a longer one."""
    if connection.in_atomic_block:
        with transaction.atomic():
            _plan_for_all_rows()
            yield
        return
    connection.ensure_connection()
    raw = connection.connection
    raw.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        with transaction.atomic():
            _plan_for_all_rows()
            yield
    finally:
        if not raw.closed:
            raw.isolation_level = None


def _plan_for_all_rows() -> None:
    """Let cursors be planned for all of their rows: for a tenth, they would walk whole tables."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL cursor_tuple_fraction = 1")


def _package(state: State, moment: Moment, *, for_another: bool) -> Package | PortablePackage:
    if state.right is Right.PORTABILITY:
        return portable(state, moment, for_another=for_another)
    register, data_map = register_and_map()
    whose = find_whose(state.request.person_id)
    without = frozenset() if may_have_notes(state) else SEALED
    return Package(whose, occasion_of(state, moment), register, data_map, without=without)


def _fields(package: Package | PortablePackage) -> Sequence[FieldDecided]:
    return package.fields if isinstance(package, PortablePackage) else ()


def _write(package: Package | PortablePackage, file: BinaryIO, key: str | Recipient) -> Contents:
    """Write a package to a file, locked unless the key is empty."""
    if not key:
        return package.write(file)
    locked = Locked(file, key)
    try:
        contents = package.write(locked)  # type: ignore[arg-type]  # a raw file that is written to
    except BaseException:
        locked.abandon()
        raise
    locked.close()
    return contents


def occasion_of(state: State, moment: Moment) -> Occasion:
    """For which request a package is made, when, and in which language."""
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
    fi="Pyyntöön {number} ei ole annettavaa: anna tiedot vasta, kun pääsyä tai siirtoa koskevaan "
    "pyyntöön on suostuttu.",
    sv="För begäran {number} finns inget att lämna ut: bevilja först en begäran om tillgång eller "
    "dataportabilitet.",
    en="Request {number} has nothing to give out: grant a request for access or portability first.",
)
_TOO_OLD = Words(
    fi="Pyyntöön {number} vastattiin, ja sen perusteella annettiin tietoja {last} asti.",
    sv="Begäran {number} är besvarad, och på den lämnades uppgifter ut till och med {last}.",
    en="Request {number} was answered, and could be acted on until {last}.",
)
_ASK_ANEW = Words(
    fi="Kirjaa uusi pyyntö ja tunnista pyytäjä.",
    sv="Ta emot en ny begäran och identifiera den som begär.",
    en="Take in a new request, and identify who asks.",
)
