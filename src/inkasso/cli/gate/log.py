"""`inkasso gate log`: who looked at whom, for officers and for the person concerned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args
from uuid import UUID

import click

from inkasso.base.words import Language, Words
from inkasso.cli.gate.people import find_person
from inkasso.cli.options import Day, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import note_search
from inkasso.gate.looking import Days, Look, looks, told_to_person, what_for
from inkasso.gate.register import register_in_force
from inkasso.oversight.reviewing.looking import payers_of

#: What the log says when somebody reads it.
_LOG = "access log"
_LANGUAGES = get_args(Language)


@click.command("log")
@click.option("--person", help="Who looked at this person (uuid, or a case for its debtor).")
@click.option("--actor", help="What this actor looked at.")
@click.option("--from", "first", type=Day(), help="First day.")
@click.option("--to", "last", type=Day(), help="Last day.")
@click.option(
    "--language",
    type=click.Choice(_LANGUAGES),
    help="With --person: sentences to hand out to that person.",
)
@click.option("--name-employees", is_flag=True, help="With --language: say who, not only that.")
@json_option
@pass_workspace
def log_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    person: str | None,
    actor: str | None,
    first: date | None,
    last: date | None,
    language: Language | None,
    name_employees: bool,
    as_json: bool,
) -> None:
    """The access log, newest first: who looked at whom, for which purpose, why and what for."""
    if language and not person:
        raise click.UsageError("--language needs --person: the sentences speak to that person")
    with work(workspace, "oversight", "reading the access log"):
        people = _people(person) if person else None
        note_search(_LOG, subject=people[0] if people else None)
        found = list(looks(people=people, actor=actor, days=Days(first, last)))
    named = {key: purpose.name for key, purpose in register_in_force().purposes.items()}
    texts = [
        told_to_person(look, _name(look, named), language, names_employee=name_employees)
        for look in _once(found)
        if language
    ]
    if as_json:
        emit({"looks": [_look(look, named) for look in found], "texts": texts})
    elif language:
        say("\n".join(texts))
    else:
        _show_looks(found, named)


def _once(found: Sequence[Look]) -> list[Look]:
    """One row of each opening: it has more where a person and their payers were opened at once."""
    return list({(look.token, look.kind): look for look in found}.values())


def _people(text: str) -> list[UUID]:
    """The person, first, and whoever paid for them: what the bank told of a payer is shown too."""
    person_id, _ = find_person(text)
    return [person_id, *payers_of([person_id]).get(person_id, ())]


def _name(look: Look, named: dict[str, Words]) -> Words:
    """The purpose in the register's words; a role that is no purpose of it any more, as it is."""
    return named.get(look.purpose) or Words(fi=look.purpose, sv=look.purpose, en=look.purpose)


def _look(look: Look, named: dict[str, Words]) -> Json:
    return {
        "row": look.id,
        "at": look.local,
        "kind": look.kind,
        "actor": look.actor,
        "purpose": look.purpose,
        "purpose_name": _name(look, named).en,
        "reason": look.reason,
        "about": look.about,
        "person": str(look.subject) if look.subject else None,
        "size": look.size,
    }


def _show_looks(found: Sequence[Look], named: dict[str, Words]) -> None:
    columns = ("when", "kind", "who", "purpose", "why", "what for", "person", ">size")
    rows = (
        (
            f"{look.local:%Y-%m-%d %H:%M:%S}",
            look.kind,
            look.actor,
            _name(look, named).en,
            look.reason,
            what_for(look).en,
            look.subject or "",
            "" if look.size is None else look.size,
        )
        for look in found
    )
    table(f"{len(found)} rows of the access log", columns, rows)
