"""`inkasso event`: events of the agency, and who signed up."""

from __future__ import annotations

from datetime import date

import click

from inkasso.base.words import LANGUAGES, Language
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.relations.showing import information, say_information
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.relations.events import (
    CUSTOMER_SERVICE,
    NewGuest,
    announce,
    cancel,
    note_attendance,
    register,
)
from inkasso.relations.models import Event, Registration


@click.group("event")
def event_command() -> None:
    """Events, seminars and webinars: who signs up, cancels and comes."""


@event_command.command("add")
@click.option("--name", required=True)
@click.option("--held-on", type=Day(), required=True)
@json_option
@pass_workspace
def add_command(workspace: Workspace, *, name: str, held_on: date, as_json: bool) -> None:
    """Announce an event; the same again is the same."""
    with work(workspace, CUSTOMER_SERVICE, "event announced"):
        event = announce(name, held_on)
    if as_json:
        emit({"event": _event(event, [])})
    else:
        say(f"Event {event.id}: {event.name}, {event.held_on}.")


@event_command.command("register")
@click.argument("number", type=int)
@click.option("--name", required=True)
@click.option("--email", required=True)
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", show_default=True)
@date_option
@json_option
@pass_workspace
def register_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    name: str,
    email: str,
    language: Language,
    on: date | None,
    as_json: bool,
) -> None:
    """Sign somebody up for event NUMBER; they are told what becomes of their data."""
    guest = NewGuest(name=name, email=email, language=language)
    with work(workspace, CUSTOMER_SERVICE, f"registration for event {number}"):
        done = register(number, guest, day_of(workspace, on))
    row = done.registration
    if as_json:
        emit({"registration": _registration(row), "information": information(done.information)})
        return
    say(f"Registration {row.id}, person {row.person_id}.")
    say_information(done.information)


@event_command.command("cancel")
@click.argument("number", type=int)
@date_option
@json_option
@pass_workspace
def cancel_command(workspace: Workspace, *, number: int, on: date | None, as_json: bool) -> None:
    """Whoever made registration NUMBER does not come."""
    with work(workspace, CUSTOMER_SERVICE, f"registration {number} cancelled"):
        row = cancel(number, day_of(workspace, on))
    if as_json:
        emit({"registration": _registration(row)})
    else:
        say(f"Registration {row.id} was cancelled on {row.cancelled_on}.")


@event_command.command("attended")
@click.argument("number", type=int)
@click.option("--no", "absent", is_flag=True, help="They did not come.")
@json_option
@pass_workspace
def attended_command(workspace: Workspace, *, number: int, absent: bool, as_json: bool) -> None:
    """Whoever made registration NUMBER came."""
    with work(workspace, CUSTOMER_SERVICE, f"attendance of registration {number}"):
        row = note_attendance(number, came=not absent)
    if as_json:
        emit({"registration": _registration(row)})
    else:
        say(f"Registration {row.id}: {'came' if row.attended else 'did not come'}.")


@event_command.command("list")
@json_option
@pass_workspace
def list_command(workspace: Workspace, *, as_json: bool) -> None:
    """Events and registrations by number, without names: `inkasso gate open` shows one."""
    with work(workspace, CUSTOMER_SERVICE, "list of events"):
        found = [
            (event, list(Registration.objects.filter(event=event).order_by("id")))
            for event in Event.objects.order_by("held_on", "id")
        ]
    if as_json:
        emit({"events": [_event(event, rows) for event, rows in found]})
        return
    for event, rows in found:
        columns = (">registration", "person", "registered", "cancelled", "came")
        cells = (
            (row.id, row.person_id, row.registered_on, row.cancelled_on or "", _came(row))
            for row in rows
        )
        table(f"{event.id}: {event.name}, {event.held_on}", columns, cells)


def _came(row: Registration) -> str:
    return "" if row.attended is None else ("yes" if row.attended else "no")


def _event(event: Event, rows: list[Registration]) -> Json:
    return {
        "number": event.id,
        "name": event.name,
        "held_on": event.held_on,
        "registrations": [_registration(row) for row in rows],
    }


def _registration(row: Registration) -> Json:
    return {
        "number": row.id,
        "event": row.event_id,
        "person": str(row.person_id),
        "registered": row.registered_on,
        "cancelled": row.cancelled_on,
        "attended": row.attended,
    }
