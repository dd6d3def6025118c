"""`inkasso rights export|open`: a person's package, locked on its way, and opened again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkasso.base.moment import Moment
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.formats.age import unlocked
from inkasso.formats.age_keys import Identity, read_identity
from inkasso.rights.access.exporting import export
from inkasso.rights.requests.state import find_request


@click.command("export")
@click.argument("number", type=int)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder."
)
@click.option("--plain", is_flag=True, help="Not locked: to print, or to hand over in person.")
@date_option
@json_option
@pass_workspace
def export_command(
    workspace: Workspace, *, number: int, out: Path, plain: bool, on: date | None, as_json: bool
) -> None:
    """Write the package of a granted request: all that is held, or what the person gave.

    All for a request for access; what they gave on consent or under a contract for portability.

    The file is locked in the age format; tell the passphrase by another way than the file goes.
    """
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, "rights", f"package for request {number}"):
        made = export(find_request(number), out, moment, locked=not plain)
    if as_json:
        emit(
            {
                "request": number,
                "file": str(made.path),
                "passphrase": made.passphrase or None,
                "rows": made.contents.rows,
                "looks": made.contents.looks,
                "left_out": list(made.contents.left_out),
                "fields": [one.document() for one in made.fields],
            }
        )
        return
    say(f"{made.path}: {made.contents.total} rows of {len(made.contents.rows)} tables.")
    if made.passphrase:
        say(f"Passphrase, to be told by another way: {made.passphrase}")


@click.command("open")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The new file."
)
@click.option("--passphrase", help="Asked for unless given, or --identity is.")
@click.option(
    "--identity",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with the age identity that opens it.",
)
@json_option
def open_command(
    *, file: Path, out: Path, passphrase: str | None, identity: Path | None, as_json: bool
) -> None:
    """Unlock a package, as `age --decrypt` does; needs no database."""
    key: str | Identity
    if identity is not None:
        key = read_identity(identity.read_text(encoding="utf-8"))
    else:
        key = (passphrase or click.prompt("Passphrase", hide_input=True)).strip()
    size = 0
    with file.open("rb") as locked, out.open("xb") as opened:
        try:
            for chunk in unlocked(locked, key):
                size += opened.write(chunk)
        except BaseException:
            out.unlink()
            raise
    if as_json:
        emit({"file": str(out), "bytes": size})
    else:
        say(f"{out}: {size} bytes.")
