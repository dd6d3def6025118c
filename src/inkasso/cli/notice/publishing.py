"""`inkasso notice publish` and `record`: what is derived from the register, written to files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from inkasso.base.files import write_whole
from inkasso.base.moment import Moment
from inkasso.base.words import Language
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say, spoken, table
from inkasso.cli.second import second_of, second_option
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting
from inkasso.gate.informing import Published as Recorded
from inkasso.gate.informing import publish_version
from inkasso.gate.publishing.going_out import Wanted, write_out
from inkasso.gate.publishing.pending import pending
from inkasso.gate.register import register_folder, register_in_force
from inkasso.notice.loading import digest, read_register, register_files
from inkasso.notice.publishing.document import Table
from inkasso.notice.publishing.editions import Published
from inkasso.notice.publishing.record import compose_record
from inkasso.notice.publishing.record_files import (
    record_html,
    record_json,
    record_schema,
    record_xlsx,
)
from inkasso.notice.publishing.tables_told import keeping_table, rights_table
from inkasso.rights.informing.two_people import APPROVES, publish_by_two

_SUFFIXES = (".html", ".xlsx", ".json")


@click.command("publish")
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder of the published notice; earlier versions in it stay.",
)
@second_option
@date_option
@json_option
@pass_workspace
def publish_command(
    workspace: Workspace, *, folder: Path, second: str, on: date | None, as_json: bool
) -> None:
    """Publish the notice: pages and PDFs in three languages, and who must be told directly."""
    day = day_of(workspace, on)
    with workspace.database():
        agrees = second_of(workspace, second, APPROVES, day) if _is_new(workspace) else None
        recorded, published = publish_notice(workspace, folder, day, agrees)
    if as_json:
        emit(
            {
                "version": published.edition.version,
                "holds_from": published.edition.holds_from,
                "digest": published.edition.digest,
                "written": list(published.written),
                "changes": [spoken(change) for change in published.edition.changes],
                "messages_queued": recorded.queued,
                "statements": len(published.statements),
            }
        )
        return
    for path in published.written:
        say(str(folder / path))
    say(f"Version {published.edition.version}: {len(published.statements)} statements told.")
    if recorded.queued:
        say(f"{recorded.queued} messages wait for those whom the changes concern.")


def publish_notice(
    workspace: Workspace, folder: Path, on: date, agrees: Moment | None = None
) -> tuple[Recorded, Published]:
    """Record the version of the register in force, and write its notice; in an open database."""
    source = register_folder()
    files = register_files(source)
    register = read_register(files, source=str(source))
    why = f"notice {register.version} published"
    with acting("oversight", actor=workspace.actor, reason=why):
        if agrees is None:
            recorded = publish_version(files, on)
        else:
            wanted = Wanted(
                version=register.version, holds_from=register.holds_from, digest=digest(files)
            )
            asks = Moment(on=on, by=workspace.actor)
            recorded = publish_by_two(source, wanted, asks, agrees)
    return recorded, write_out(recorded.version, recorded, folder, on)


def _is_new(workspace: Workspace) -> bool:
    """Whether something would be promised that was not published yet; files alone promise none."""
    with acting("oversight", actor=workspace.actor, reason="what is to be published"):
        return pending(register_folder()) is not None


@click.command("record")
@click.option(
    "--out",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="File to write: .html, .xlsx or .json.",
)
@click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    default="fi",
    show_default=True,
    help="Of the page and the workbook; JSON has all three.",
)
@json_option
def record_command(*, path: Path, language: Language, as_json: bool) -> None:
    """The record of processing activities (GDPR 30(1)), for the supervisory authority."""
    if path.suffix not in _SUFFIXES:
        raise click.BadParameter(
            f"{path.name} ends in none of {', '.join(_SUFFIXES)}", param_hint="--out"
        )
    register = register_in_force()
    record = compose_record(register)
    written = [path]
    if path.suffix == ".html":
        write_whole(path, record_html(record, language).encode())
    elif path.suffix == ".xlsx":
        write_whole(path, record_xlsx(record, language))
    else:
        schema = path.with_suffix(".schema.json")
        write_whole(path, record_json(record).encode())
        write_whole(schema, record_schema().encode())
        written.append(schema)
    if as_json:
        document = {"version": register.version, "activities": len(record.activities)}
        emit({**document, "written": [str(one) for one in written]})
        return
    for one in written:
        say(str(one))


@click.command("retention")
@json_option
def retention_command(*, as_json: bool) -> None:
    """How long what is kept, from when on, and why."""
    _show(keeping_table(register_in_force()), "retention", as_json=as_json)


@click.command("rights")
@json_option
def rights_command(*, as_json: bool) -> None:
    """Which right of a data subject applies to which purpose."""
    _show(rights_table(register_in_force()), "rights", as_json=as_json)


def _show(told: Table, name: str, *, as_json: bool) -> None:
    columns = [spoken(column) for column in told.columns]
    rows = [[spoken(cell) for cell in row.cells] for row in told.rows]
    if as_json:
        emit({name: [dict(zip(columns, row, strict=True)) for row in rows]})
    else:
        table(spoken(told.caption), columns, rows)
