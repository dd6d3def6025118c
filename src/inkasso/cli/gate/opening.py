"""`inkasso gate open`: one person's file, for a purpose, for a minute, on record."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import click

from inkasso.cli.gate.people import find_person
from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import open_files
from inkasso.gate.reading import Held, may_read, read_held
from inkasso.gate.register import register_in_force
from inkasso.notice.data_map import DataMap, load_data_map
from inkasso.notice.register import Purpose
from inkasso.oversight.reviewing.looking import payers_of

#: Longest reason and longest `about` that the log keeps.
_REASON_MAX, _ABOUT_MAX = 500, 200


@click.command("open")
@click.argument("person")
@click.option("--purpose", "key", required=True, help="Purpose of the register to act for.")
@click.option("--reason", required=True, help="Why; it stands in the log, and the person reads it.")
@click.option("--about", help="What for, such as case:10001; of a case that is named, that case.")
@json_option
@pass_workspace
def open_command(
    workspace: Workspace, *, person: str, key: str, reason: str, about: str | None, as_json: bool
) -> None:
    """Open a PERSON's file (uuid, or a case for its debtor) and show what the purpose may read."""
    purpose = _purpose(key)
    for text, most, option in ((reason, _REASON_MAX, "reason"), (about, _ABOUT_MAX, "about")):
        if text is not None and not 0 < len(text.strip()) <= most:
            raise click.UsageError(f"--{option}: 1 to {most} characters")
    data_map = load_data_map()
    with work(workspace, key, reason):
        person_id, found = find_person(person)
        people = [person_id]
        if _reads_payers(purpose, data_map):
            people += payers_of(people).get(person_id, ())
        open_files(people, about or found)
        held = list(read_held(people, purpose, data_map))
    if as_json:
        emit({"person": str(person_id), "purpose": key, "held": [_held(one) for one in held]})
    else:
        _show_held(held, person_id)


def _purpose(key: str) -> Purpose:
    purposes = register_in_force().purposes
    if key not in purposes:
        raise click.UsageError(f"--purpose: the register has {', '.join(purposes)}")
    return purposes[key]


def _reads_payers(purpose: Purpose, data_map: DataMap) -> bool:
    """Whether a purpose may know who paid, and may reach them: else their files stay closed."""
    needed = ("receivables_payment", "payments_bankitem", "payments_itempayer")
    return all(may_read(purpose, data_map.tables[name]) for name in needed)


def _held(held: Held) -> Json:
    return {
        "table": held.table,
        "category": held.category,
        "about": held.about,
        "rows": [dict(row) for row in held.rows],
    }


def _show_held(held: Sequence[Held], person_id: UUID) -> None:
    if not held:
        say(f"Nothing about {person_id} is held that this purpose may read.")
    for one in held:
        for row in one.rows:
            cells = ((name, "-" if value is None else value) for name, value in row.items())
            table(f"{one.about} ({one.category})", ("column", "value"), cells)
