"""Carrying out again what a restored backup brought back, from the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import DatabaseError, connection, transaction

from inkasso.base.decisions import Refused
from inkasso.base.words import Words
from inkasso.notice.rights import Right
from inkasso.rights.ageing import remove_as_of
from inkasso.rights.erasure.carrying_out import (
    Outside,
    Removed,
    left_behind,
    mark,
    record,
    remove,
    remove_files,
    tell_of,
)
from inkasso.rights.erasure.deciding import decided_fields
from inkasso.rights.erasure.journal import Line
from inkasso.rights.erasure.standing import look, take_turn
from inkasso.rights.models import Erasure, ErasureMark, Request
from inkasso.rights.requests.taking_in import open_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """An erasure that was carried out again."""

    line: Line
    #: Rows that went, by table.
    removed: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """An erasure that could not be carried out again, and why."""

    line: Line
    why: Words


@dataclass(slots=True, kw_only=True)
class Replayed:
    """What a replay came to."""

    #: Whole lines of the journal.
    lines: int
    #: What is wrong with the journal; None where nothing is.
    damage: Words | None
    #: Whether its last line was cut off in writing.
    torn: bool
    again: list[Again] = field(default_factory=list)
    stuck: list[Stuck] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether every erasure of a sound journal is carried out here."""
        return self.damage is None and not self.stuck


def replay(outside: Outside, *, by: str) -> Replayed:
    """Carry out every erasure that this database does not know; each in a transaction of its own.

    For the purpose `retention`. Only lines that hold are followed; an erasure that something keeps
    from happening is told, and tried again the next time.
    """
    standing = look(outside.journal)
    done = Replayed(
        lines=len(standing.reading.lines), damage=standing.told, torn=standing.reading.torn
    )
    for line in standing.missing:
        try:
            removed = _again(line, outside, by=by)
        except Refused as refused:
            done.stuck.append(Stuck(line=line, why=refused.refusal.message))
        except DatabaseError as error:
            done.stuck.append(Stuck(line=line, why=_REFERRED.format(why=_first_line(error))))
        else:
            _note(done, line, removed)
    return done


def _note(done: Replayed, line: Line, removed: Removed | None) -> None:
    if removed is None:
        return
    if removed.left:
        done.stuck.append(Stuck(line=line, why=left_behind(removed).message))
    else:
        rows = {table: count for table, count in removed.rows.items() if count}
        done.again.append(Again(line=line, removed=rows))


def _again(line: Line, outside: Outside, *, by: str) -> Removed | None:
    """Carry out a line, as far as it can be; None where somebody else has done it meanwhile."""
    open_for(line.erased.person_id, f"erasure:{line.erased.request}")
    with transaction.atomic():
        take_turn()
        remove_as_of(line.erased.day)
        if ErasureMark.objects.filter(sequence=line.sequence).exists():
            return None
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        removed = remove(line.erased.person_id, line.erased.tables)
        remove_files(outside.home, removed.files)
        if removed.left:
            return removed
        mark(line)
        if _is_decided(line):
            fields = decided_fields(line.erased.request)
            tell_of(line.erased, fields, by=by)
            record(line, removed.rows, [one for one in fields if not one.goes], by=by)
    return removed


def _is_decided(line: Line) -> bool:
    """Whether the database has the decision and lacks its erasure: only the last step was lost.

    A restored backup may lack the request; its number may be another's by now.
    """
    request = line.erased.request
    known = Request.objects.filter(
        id=request,
        person_id=line.erased.person_id,
        right=Right.ERASURE,
        requestdecision__outcome__in=("granted", "partly"),
    )
    return known.exists() and not Erasure.objects.filter(request_id=request).exists()


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


_REFERRED = Words(
    fi="Tietokanta ei antanut poistaa rivejä: {why}.",
    sv="Databasen lät inte raderna raderas: {why}.",
    en="The database did not let the rows go: {why}.",
)
