"""`inkasso hold`: stopping a case, and letting it go on."""

from __future__ import annotations

from datetime import date

import click

from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.workspace import Workspace
from inkasso.receivables.finding import find_case
from inkasso.receivables.holding import REASONS, lift_hold, place_hold


@click.command("hold")
@click.argument("ref")
@click.option("--reason", type=click.Choice(REASONS), required=True)
@click.option("--note", default="", help="What was said, such as the ground of an objection.")
@click.option("--lift", is_flag=True, help="Let collecting go on.")
@date_option
@json_option
@pass_workspace
def hold_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    reason: str,
    note: str,
    lift: bool,
    on: date | None,
    as_json: bool,
) -> None:
    """Stop collecting a case (dispute, suspension, pause), or lift such a hold."""
    with workspace.database():
        case = find_case(ref)
        if lift:
            lift_hold(case, reason, day_of(workspace, on))
        else:
            place_hold(case, reason, day_of(workspace, on), note[:500])
    state = "lifted" if lift else "placed"
    if as_json:
        emit({"case": str(case.id), "reason": reason, "hold": state})
    else:
        say(f"Case {case.id}: hold ({reason}) {state}.")
