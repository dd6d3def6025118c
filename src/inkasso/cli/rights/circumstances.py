"""`inkasso circumstances`: what a person told of a hardship, and the relief that it brought."""

from __future__ import annotations

import sys
from datetime import date
from uuid import UUID

import click
from django.db import transaction

from inkasso.base.money import Money
from inkasso.cli.codes import Amount
from inkasso.cli.gate.people import find_protected, known_person
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, euros, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import open_files
from inkasso.rights.circumstances.counselling import WHERE
from inkasso.rights.circumstances.forgetting import forget
from inkasso.rights.circumstances.noting import NewNote, add_note
from inkasso.rights.circumstances.reading import Note, assign, notes_for
from inkasso.rights.circumstances.relieving import NewRelief, grant, reliefs_of
from inkasso.rights.consents.uses import HARDSHIP
from inkasso.rights.models import Relief, ReliefKind, Term

_ABOUT = "circumstances"


@click.group("circumstances")
def circumstances_command() -> None:
    """Circumstances of hardship: noted on consent, used to help, destroyed when not needed."""


@circumstances_command.command("add")
@click.argument("person")
@click.option("--legal-claim", default="", help="The claim it is needed for, without consent.")
@click.option("--assign", "assigned", multiple=True, help="Who else may see it, by actor's name.")
@date_option
@json_option
@pass_workspace
def add_command(
    workspace: Workspace,
    *,
    person: str,
    legal_claim: str,
    assigned: tuple[str, ...],
    on: date | None,
    as_json: bool,
) -> None:
    """Note what PERSON told, read from standard input, so that no shell remembers it."""
    text = sys.stdin.read().strip()
    with work(workspace, HARDSHIP, "noting circumstances"):
        person_id = known_person(person)
        open_files([person_id], _ABOUT)
        new = NewNote(
            person_id=person_id, text=text, legal_claim=legal_claim.strip(), assigned=assigned
        )
        with transaction.atomic():
            number = add_note(new, day_of(workspace, on), by=workspace.actor)
    if as_json:
        emit({"note": str(number)})
    else:
        say(f"Note {number} added; it is shown only to those assigned.")


@circumstances_command.command("relieve")
@click.argument("person_or_case")
@click.option("--kind", type=click.Choice(ReliefKind.values), required=True)
@click.option("--until", type=Day(), help="Last day; needed for counselling.")
@click.option("--term", type=click.Choice(Term.values), help="Of changed terms: which.")
@click.option("--monthly", type=Amount(), help="Of smaller instalments: the most a month.")
@date_option
@json_option
@pass_workspace
def relieve_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    person_or_case: str,
    kind: str,
    until: date | None,
    term: str | None,
    monthly: Money | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Grant relief to a person (uuid) or in a case; no reason is asked or kept."""
    new = NewRelief(
        kind=ReliefKind(kind),
        until=until,
        term=Term(term) if term else None,
        monthly=monthly,
    )
    with work(workspace, HARDSHIP, f"relief {kind}"):
        protected = find_protected(person_or_case)
        open_files([protected.person_id], _ABOUT)
        with transaction.atomic():
            relief = grant(protected, new, day_of(workspace, on), by=workspace.actor)
    counselling = relief.kind == ReliefKind.COUNSELLING
    where = {"fi": WHERE.fi, "sv": WHERE.sv, "en": WHERE.en} if counselling else None
    if as_json:
        emit({"relief": _relief(relief), "counselling": where})
        return
    say(f"Relief {relief.id} ({relief.kind}) granted; it stays when a note is forgotten.")
    for line in (where or {}).values():
        say(line)


@circumstances_command.command("show")
@click.argument("person")
@click.option("--reason", required=True, help="Why the situation needs it; it stands in the log.")
@click.option("--assign", "to", help="Let this actor see your notes too.")
@date_option
@json_option
@pass_workspace
def show_command(
    workspace: Workspace,
    *,
    person: str,
    reason: str,
    to: str | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Show the notes about PERSON that you are assigned to, and the relief granted."""
    if not 0 < len(reason.strip()) <= 500:
        raise click.UsageError("--reason: 1 to 500 characters")
    with work(workspace, HARDSHIP, reason):
        person_id = known_person(person)
        open_files([person_id], _ABOUT)
        with transaction.atomic():
            if to:
                assign(person_id, workspace.actor, to)
            notes = notes_for(person_id, workspace.actor, day_of(workspace, on))
            reliefs = reliefs_of(person_id)
    if as_json:
        emit(
            {
                "person": str(person_id),
                "notes": [_note(note) for note in notes],
                "reliefs": [_relief(relief) for relief in reliefs],
            }
        )
        return
    for note in notes:
        say(f"{note.recorded_on} {note.recorded_by} ({note.number}): {note.text}")
    columns = (">relief", "kind", "case", "granted", "until", "term", ">a month")
    table(f"{len(reliefs)} reliefs", columns, (_cells(relief) for relief in reliefs))


@circumstances_command.command("forget")
@click.argument("person")
@click.option("--note", "number", type=click.UUID, help="Only this note; default all of them.")
@json_option
@pass_workspace
def forget_command(
    workspace: Workspace, *, person: str, number: UUID | None, as_json: bool
) -> None:
    """Destroy the notes about PERSON with their keys; relief that was granted stays."""
    with work(workspace, HARDSHIP, "notes no longer needed"):
        person_id = known_person(person)
        open_files([person_id], f"{_ABOUT}:forget")
        with transaction.atomic():
            destroyed = forget(person_id, number)
    if as_json:
        emit({"notes_destroyed": destroyed})
    else:
        say(f"Notes destroyed: {destroyed}.")


def _note(note: Note) -> Json:
    return {
        "number": str(note.number),
        "text": note.text,
        "recorded_on": note.recorded_on,
        "recorded_by": note.recorded_by,
        "assigned": list(note.assigned),
        "legal_claim": note.legal_claim or None,
    }


def _relief(relief: Relief) -> Json:
    return {
        "number": relief.id,
        "person": str(relief.person_id),
        "case": str(relief.case_id) if relief.case_id else None,
        "kind": relief.kind,
        "granted_on": relief.granted_on,
        "granted_by": relief.granted_by,
        "until": relief.until,
        "hold": relief.hold_id,
        "term": relief.term or None,
        "monthly": euros(relief.monthly_cents) if relief.monthly_cents else None,
    }


def _cells(relief: Relief) -> tuple[object, ...]:
    monthly = euros(relief.monthly_cents) if relief.monthly_cents else ""
    return (
        relief.id,
        relief.kind,
        relief.case_id or "",
        relief.granted_on,
        relief.until or "",
        relief.term,
        monthly,
    )
