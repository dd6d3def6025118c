"""Carrying an erasure out: what was decided, once, and remembered outside the database first.

The rows are removed, then the journal has its line on the disk, then the transaction is committed.
So no erasure is ever committed that the journal does not know, and whatever stops the work between
the two is made good like a restored backup is: the line without a mark is carried out again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.gate.register import register_and_map
from inkasso.rights.ageing import remove_as_of
from inkasso.rights.erasure.deciding import decided_fields, plan_of, tables_to_erase
from inkasso.rights.erasure.holdings import Holdings
from inkasso.rights.erasure.journal import Erased, Journal, Line
from inkasso.rights.erasure.planning import Field
from inkasso.rights.erasure.standing import look, require_sound, take_turn
from inkasso.rights.models import Erasure, ErasureMark
from inkasso.rights.recipients.telling import tell_recipients
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import open_for
from inkasso.rights.retention.links import read_links
from inkasso.rights.retention.removing import remove_of_person

_KEYS = "parties_personkey"
#: Nobody opens a case, shares a debt or places a hold between the last look and the end of it.
_HOLD_STILL = (
    "LOCK TABLE receivables_case, receivables_codebtor, gate_hold IN SHARE MODE",
    "SET CONSTRAINTS ALL IMMEDIATE",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What an erasure touches outside the database."""

    journal: Journal
    #: The home folder, under which letters lie.
    home: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What came of removing a person's rows."""

    #: How many went, by table.
    rows: Mapping[str, int]
    #: Letters' files that go with them, under the home folder.
    files: tuple[str, ...]
    #: Tables in which rows stay because something else refers to them.
    left: tuple[str, ...]


def carry_out(state: State, outside: Outside, moment: Moment) -> Erasure:
    """Remove what was decided, remember it and tell recipients; done before, it says what was done.

    For the purpose `retention`, which opens the person's file. Raises `Refused`:
    `erasure_not_granted`, `restricted`, `erasure_stopped` where something has come in its way since
    the decision, `journal_unfit`, `journal_ahead`.
    """
    request = state.request
    fields = _granted(state)
    open_for(request.person_id, f"erasure:{request.id}")
    with transaction.atomic():
        take_turn()
        remove_as_of(moment.on)
        done = Erasure.objects.filter(request_id=request.id).first()
        if done is not None:
            return done
        standing = look(outside.journal)
        require_sound(standing)
        if standing.missing:
            raise Refused(Refusal(code="journal_ahead", message=_AHEAD))
        _hold_still()
        stays = _require_nothing_stops(state, fields, moment)
        tables = tables_to_erase(fields)
        erased = Erased(
            person_id=request.person_id, request=request.id, day=moment.on, tables=tables
        )
        tell_of(erased, fields, by=moment.by)
        removed = remove(request.person_id, tables)
        if removed.left:
            raise Refused(left_behind(removed))
        line = outside.journal.append(erased, beginning=standing.beginning)
        remove_files(outside.home, removed.files)
        mark(line)
        return record(line, removed.rows, stays, by=moment.by)


def remove(person_id: UUID, tables: Collection[str]) -> Removed:
    """Remove the person's rows of tables, as far as nothing else refers to them."""
    _, data_map = register_and_map()
    held = Holdings(person_id=person_id, data_map=data_map, links=read_links())
    files = held.files(tables)
    rows = remove_of_person(person_id, tables)
    return Removed(rows=rows, files=files, left=held.remaining(tables))


def remove_files(home: Path, files: Sequence[str]) -> None:
    """Remove files that lie under the home folder; what is gone already is no fault."""
    for name in files:
        path = (home / name).resolve()
        if path.is_relative_to(home.resolve()):
            path.unlink(missing_ok=True)


def tell_of(erased: Erased, fields: Sequence[Field], *, by: str) -> None:
    """Queue word of an erasure for whoever had got something of what goes (GDPR 19)."""
    categories = {field.category for field in fields if field.goes}
    moment = Moment(on=erased.day, by=by)
    tell_recipients(erased.person_id, erased.request, "erased", categories, moment=moment)


def mark(line: Line) -> None:
    """Mark a line of the journal as carried out in this database."""
    ErasureMark.objects.create(sequence=line.sequence, digest=line.digest)


def record(line: Line, removed: Mapping[str, int], stays: Sequence[Field], *, by: str) -> Erasure:
    """Record an erasure with its request."""
    return Erasure.objects.create(
        request_id=line.erased.request,
        person_id=line.erased.person_id,
        sequence=line.sequence,
        line=line.digest,
        carried_out_on=line.erased.day,
        erased={table: rows for table, rows in sorted(removed.items()) if rows},
        kept={field.field: field.until and field.until.isoformat() for field in stays},
        key_destroyed=bool(removed.get(_KEYS)),
        by=by,
    )


def left_behind(removed: Removed) -> Refusal:
    """Why an erasure is not whole: something that stays refers to what was to go."""
    message = _LEFT.format(tables=", ".join(removed.left))
    return Refusal(code="erasure_stopped", message=message, remedy=_LATER)


def _granted(state: State) -> tuple[Field, ...]:
    fields = decided_fields(state.request.id)
    if not any(field.goes for field in fields):
        message = _NOT_GRANTED.format(number=state.request.id)
        raise Refused(Refusal(code="erasure_not_granted", message=message))
    return fields


def _hold_still() -> None:
    with connection.cursor() as cursor:
        for statement in _HOLD_STILL:
            cursor.execute(statement)


def _require_nothing_stops(
    state: State, decided: Sequence[Field], moment: Moment
) -> tuple[Field, ...]:
    """What stays, as of now; raises `Refused` where something that was to go has to stay."""
    now = plan_of(state, moment.on).fields
    staying = tuple(field for field in now if not field.goes)
    to_go = set(tables_to_erase(decided))
    stopped = [field for field in staying if field.field in to_go]
    if stopped:
        because = tuple(dict.fromkeys(cited for field in stopped for cited in field.because))
        raise Refused(
            Refusal(
                code="erasure_stopped",
                message=_STOPPED.format(
                    number=state.request.id, fields=", ".join(field.field for field in stopped)
                ),
                remedy=_LATER,
                because=because,
            )
        )
    return staying


_NOT_GRANTED = Words(
    fi="Pyynnöllä {number} ei ole poistettavaa: poistoon on suostuttava ensin.",
    sv="Begäran {number} har inget att radera: bevilja först en radering.",
    en="Request {number} has nothing to erase: grant an erasure first.",
)
_STOPPED = Words(
    fi="Pyynnön {number} poistoa ei voi tehdä: ratkaisun jälkeen näille tuli este: {fields}.",
    sv="Raderingen enligt begäran {number} kan inte göras: efter avgörandet har hinder uppstått "
    "för {fields}.",
    en="The erasure of request {number} cannot be carried out: since the decision something keeps "
    "{fields}.",
)
_LEFT = Words(
    fi="Kaikkia rivejä ei voi poistaa, sillä muut rivit viittaavat niihin: {tables}.",
    sv="Alla rader kan inte raderas, för andra rader hänvisar till dem: {tables}.",
    en="Not all rows can go, because other rows refer to them: {tables}.",
)
_LATER = Words(
    fi="Poisto tehdään, kun este poistuu: päiväajossa, tai komennolla inkasso rights erase.",
    sv="Raderingen görs när hindret upphör: i dagskörningen, eller med inkasso rights erase.",
    en="It is carried out when that ends: by the day run, or with inkasso rights erase.",
)
_AHEAD = Words(
    fi="Päiväkirjassa on poistoja, joita tästä tietokannasta ei ole tehty: inkasso restore replay.",
    sv="Journalen har raderingar som inte gjorts i denna databas: inkasso restore replay.",
    en="The journal has erasures that were not carried out in this database: inkasso restore "
    "replay.",
)
