"""`inkasso gate review`: what is unusual in the access log."""

from __future__ import annotations

from datetime import date

import click

from inkasso.base.clock import HELSINKI
from inkasso.cli.options import Day, json_option, pass_workspace
from inkasso.cli.output import Json, emit, table
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.gate.looking import Days
from inkasso.gate.reviewing.findings import Finding
from inkasso.oversight.reviewing.looking import look_through


@click.command("review")
@click.option("--from", "first", type=Day(), help="First day.")
@click.option("--to", "last", type=Day(), help="Last day.")
@json_option
@pass_workspace
def review_command(
    workspace: Workspace, *, first: date | None, last: date | None, as_json: bool
) -> None:
    """What is unusual in the access log, for somebody to ask about."""
    with sweep(workspace, "oversight", "review of the access log") as swept:
        rows, found = look_through(Days(first, last))
        swept.size = len(rows)
    if as_json:
        emit({"looks": len(rows), "findings": [_finding(one) for one in found]})
        return
    columns = ("when", "what", ">rows", "person", "because")
    cells = (
        (
            f"{one.at.astimezone(HELSINKI):%Y-%m-%d %H:%M}",
            one.kind,
            len(one.rows),
            one.subject or "",
            one.because.en,
        )
        for one in found
    )
    table(f"{len(found)} findings in {len(rows)} rows", columns, cells)


def _finding(one: Finding) -> Json:
    return {
        "kind": one.kind,
        "at": one.at.astimezone(HELSINKI),
        "actor": one.actor,
        "person": str(one.subject) if one.subject else None,
        "about": one.about,
        "rows": list(one.rows),
        "because": {"fi": one.because.fi, "sv": one.because.sv, "en": one.because.en},
    }
