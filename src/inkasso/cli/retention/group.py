"""`inkasso retention plan` and `run`: the register's times, carried out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.progress import progress
from inkasso.cli.retention.days_to_come import play_if_to_come
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_and_map
from inkasso.notice.register import Register
from inkasso.rights.retention.backups import older_than
from inkasso.rights.retention.planning import Planned, faults, plan
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sweeping import run

_PURPOSE = "retention"
_FAULTS_FOUND = 1

backups_option = click.option(
    "--backups",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of copies of the database; those that are too old are named, or removed.",
)


@click.group("retention")
def retention_command() -> None:
    """How long data is kept: what is out of its time, and its removal."""


@retention_command.command("plan")
@date_option
@backups_option
@json_option
@pass_workspace
def plan_command(
    workspace: Workspace, *, on: date | None, backups: Path | None, as_json: bool
) -> int:
    """Count what is out of its time and what keeps it all the same; remove nothing."""
    day = day_of(workspace, on)
    with sweep(workspace, _PURPOSE, "retention plan") as swept:
        register, data_map = register_and_map()
        planned = list(plan(day, _now(workspace), register, data_map))
        wrong = faults(register, data_map)
        swept.size = sum(one.rows for one in planned)
    old = _old(backups, register, day)
    if as_json:
        emit(
            {
                "date": day,
                "tables": [_told(one) for one in planned],
                "backups": [str(path) for path in old],
                "faults": list(wrong),
            }
        )
    else:
        _show(day, planned, old, wrong)
    return _FAULTS_FOUND if wrong else 0


@retention_command.command("run")
@date_option
@backups_option
@json_option
@pass_workspace
def run_command(
    workspace: Workspace, *, on: date | None, backups: Path | None, as_json: bool
) -> None:
    """Remove what is out of its time, and carry old books forward into sums.

    A day to come is refused in production; elsewhere the database then counts as one whose days
    are played.
    """
    day = day_of(workspace, on)
    play_if_to_come(workspace, day)
    record = Record(day, _now(workspace))
    with sweep(workspace, _PURPOSE, "retention run") as swept:
        register, data_map = register_and_map()
        with progress("Removing") as advance:
            for rows in run(record, register, data_map, workspace.home):
                advance(rows)
        swept.size = sum(record.totals().values())
    old = _old(backups, register, day)
    for path in old:
        path.unlink()
    removed = record.totals()
    if as_json:
        emit(
            {
                "date": day,
                "run": None if record.number is None else str(record.number),
                "removed": dict(removed),
                "backups": [str(path) for path in old],
            }
        )
        return
    say(f"{day}: {sum(removed.values())} rows removed.")
    if removed:
        table("Removed", ("table", ">rows"), sorted(removed.items()))
    for path in old:
        say(f"removed {path}")


def _now(workspace: Workspace) -> datetime:
    return workspace.clock.now()


def _old(folder: Path | None, register: Register, on: date) -> list[Path]:
    if folder is None:
        return []
    if register.backups is None:
        raise click.UsageError("register.yaml says nothing of `backups`: how long are they kept?")
    return list(older_than(folder, register.backups, on))


def _told(one: Planned) -> Json:
    return {
        "table": one.table,
        "category": one.category,
        "rules": [{"rule": rule, "cutoff": last} for rule, last in one.cutoffs.items()],
        "rows": one.rows,
        "due": one.due,
        "goes": one.goes,
        "stopped": {
            "open_case": one.open_case,
            "hold": one.hold,
            "restriction": one.restriction,
            "kept_with": one.kept_with,
        },
    }


def _show(day: date, planned: Iterable[Planned], old: Sequence[Path], wrong: Sequence[str]) -> None:
    columns = (
        "table",
        "category",
        "rules",
        ">rows",
        ">due",
        ">goes",
        ">open",
        ">held",
        ">kept with",
    )
    rows = (
        (
            one.table,
            one.category,
            _rules(one),
            one.rows,
            one.due,
            one.goes,
            one.open_case,
            one.hold + one.restriction,
            one.kept_with,
        )
        for one in planned
    )
    table(f"What would go on {day}", columns, rows)
    for path in old:
        say(f"{path} would be removed: older than backups are kept")
    for fault in wrong:
        say(f"would never go: {fault}")


def _rules(one: Planned) -> str:
    return ", ".join(f"{rule} {last or '-'}" for rule, last in one.cutoffs.items())
