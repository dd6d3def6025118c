"""`inkasso notice due`: who has not been told yet, and which messages wait."""

from __future__ import annotations

from datetime import date

import click

from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, table
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.gate.informing import InformationDue, overdue, waiting_messages
from inkasso.gate.models import NoticeMessage


@click.command("due")
@date_option
@json_option
@pass_workspace
def due_command(workspace: Workspace, *, on: date | None, as_json: bool) -> None:
    """Whom Article 14 should have reached by now, and messages on new versions that wait."""
    with sweep(workspace, "oversight", "information owed") as swept:
        owed = list(overdue(day_of(workspace, on)))
        waiting = list(waiting_messages())
        swept.size = len(owed) + len(waiting)
    if as_json:
        emit({"overdue": [_owed(one) for one in owed], "messages": [_message(m) for m in waiting]})
        return
    people = ((one.person_id, one.came_on, one.due_on) for one in owed)
    table(f"{len(owed)} people not told in time", ("person", "data came", "due"), people)
    rows = ((m.person_id, m.version.version, m.language, m.queued_on) for m in waiting)
    table(f"{len(waiting)} messages wait", ("person", "version", "language", "since"), rows)


def _owed(one: InformationDue) -> Json:
    return {"person": str(one.person_id), "came_on": one.came_on, "due_on": one.due_on}


def _message(message: NoticeMessage) -> Json:
    return {
        "person": str(message.person_id),
        "version": message.version.version,
        "language": message.language,
        "queued_on": message.queued_on,
    }
