"""`inkasso notice`: what the agency says of its processing, and whether the system keeps it."""

from __future__ import annotations

import click

from inkasso.cli.notice.assessments import assessments_command
from inkasso.cli.notice.due import due_command
from inkasso.cli.notice.publishing import (
    publish_command,
    record_command,
    retention_command,
    rights_command,
)
from inkasso.cli.notice.verify import verify_command
from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.workspace import Workspace
from inkasso.gate.privileges.applying import Difference, apply, differences
from inkasso.gate.register import register_and_map
from inkasso.notice.data_map import load_data_map

_FAULTS_FOUND = 1


@click.group("notice")
def notice_command() -> None:
    """The processing register: what is derived from it, and the proof that it is kept."""


notice_command.add_command(publish_command)
notice_command.add_command(record_command)
notice_command.add_command(retention_command)
notice_command.add_command(rights_command)
notice_command.add_command(due_command)
notice_command.add_command(assessments_command)
notice_command.add_command(verify_command)


@notice_command.command("apply")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@json_option
@pass_workspace
def apply_command(workspace: Workspace, *, dry_run: bool, as_json: bool) -> None:
    """Bring database privileges to what the register allows; shows each change first."""
    register, data_map = register_and_map()
    with workspace.database(), workspace.as_owner():
        found = differences(register, data_map)
        if not as_json:
            _show(found, "The database grants what the register allows: nothing to change.")
        if not dry_run:
            apply(register, data_map)
    if as_json:
        emit({"applied": not dry_run, "differences": [_document(one) for one in found]})
    elif found:
        say("Nothing was changed: --dry-run." if dry_run else f"{len(found)} changes made.")


@notice_command.command("drift")
@json_option
@pass_workspace
def drift_command(workspace: Workspace, *, as_json: bool) -> int:
    """Any difference between the register and the database's privileges."""
    register, data_map = register_and_map()
    with workspace.database(), workspace.as_owner():
        found = differences(register, data_map)
    if as_json:
        emit({"differences": [_document(one) for one in found]})
    else:
        _show(found, "No drift: the database grants what the register allows, and nothing else.")
    return _FAULTS_FOUND if found else 0


@notice_command.command("map")
@json_option
def map_command(*, as_json: bool) -> None:
    """Which column holds what: every column of every table is declared."""
    totals = load_data_map().totals()
    if as_json:
        emit(
            {
                "columns": totals.columns,
                "declared": totals.columns,
                "personal": totals.personal,
                "free_text": totals.free_text,
                "by_category": dict(totals.by_category),
            }
        )
        return
    table("Personal data by category", ("category", ">columns"), totals.by_category.items())
    say(f"{totals.tables} tables, {totals.columns} columns, {totals.personal} personal.")


def _document(difference: Difference) -> Json:
    return {
        "missing": difference.missing,
        "kind": type(difference.fact).__name__.lower(),
        "what": str(difference.fact),
    }


def _show(found: list[Difference], nothing: str) -> None:
    if not found:
        say(nothing)
        return
    rows = (("missing" if one.missing else "too much", str(one.fact)) for one in found)
    table(f"{len(found)} differences", ("", "what"), rows)
