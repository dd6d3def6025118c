"""`inkasso restore`: erasures that a restored backup brought back are carried out again.

Commands that touch data look first, cheaply; `inkasso restore replay` does it by hand and reports.
"""

from __future__ import annotations

import click

from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, spoken, stderr
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting
from inkasso.rights.erasure.carrying_out import Outside
from inkasso.rights.erasure.journal import Journal
from inkasso.rights.erasure.keys import journal_code
from inkasso.rights.erasure.replaying import Replayed, replay
from inkasso.rights.erasure.standing import is_up_to_date

_FAULTS_FOUND = 1
_REASON = "erasures after a restore"


@click.group("restore")
def restore_command() -> None:
    """After a restore from backup."""


@restore_command.command("replay")
@json_option
@pass_workspace
def replay_command(workspace: Workspace, *, as_json: bool) -> int:
    """Carry out again every erasure that the database does not know; exit 1 where one cannot be."""
    with workspace.database(), acting("retention", actor=workspace.actor, reason=_REASON):
        done = replay(outside_of(workspace), by=workspace.actor)
    if as_json:
        emit(_document(done))
    else:
        say(f"The journal has {done.lines} erasures; {len(done.again)} were carried out again.")
        for line in _lines(done):
            say(line)
    return 0 if done.holds else _FAULTS_FOUND


def catch_up(workspace: Workspace) -> None:
    """Carry out what a restored backup brought back, before anything else; told on stderr.

    Within the database, outside `acting`. Where all is well this costs one short transaction.
    """
    outside = outside_of(workspace)
    with acting("retention", actor=workspace.actor, reason=_REASON):
        if is_up_to_date(outside.journal):
            return
        done = replay(outside, by=workspace.actor)
    for line in _lines(done):
        stderr.print(line, markup=False, soft_wrap=True)


def outside_of(workspace: Workspace) -> Outside:
    """The journal and the files of a workspace."""
    return Outside(journal=Journal(workspace.erasures, journal_code), home=workspace.home)


def _lines(done: Replayed) -> list[str]:
    """What is to be told, in the language spoken."""
    told = [
        f"Erasure {again.line.sequence} of {again.line.erased.day} carried out again after a "
        f"restore: {sum(again.removed.values())} rows."
        for again in done.again
    ]
    told += [
        f"Erasure {stuck.line.sequence} could not be carried out again: {spoken(stuck.why)}"
        for stuck in done.stuck
    ]
    if done.torn:
        told.append("The journal's last line was cut off in writing; its erasure had not happened.")
    if done.damage is not None:
        told.append(f"{spoken(done.damage)} No erasure is carried out before that is mended.")
    return told


def _document(done: Replayed) -> Json:
    return {
        "lines": done.lines,
        "holds": done.holds,
        "torn": done.torn,
        "damage": None if done.damage is None else spoken(done.damage),
        "again": [
            {
                "sequence": again.line.sequence,
                "request": again.line.erased.request,
                "day": again.line.erased.day,
                "rows": dict(again.removed),
            }
            for again in done.again
        ],
        "stuck": [
            {"sequence": stuck.line.sequence, "why": spoken(stuck.why)} for stuck in done.stuck
        ],
    }
