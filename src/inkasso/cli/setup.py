"""`inkasso init`: the database and its tables."""

from __future__ import annotations

import click
from django.conf import settings

from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.rights.restoring import catch_up
from inkasso.cli.workspace import Workspace
from inkasso.mandates.agency import read_agency


@click.command("init")
@json_option
@pass_workspace
def init_command(workspace: Workspace, *, as_json: bool) -> None:
    """Create the database's tables, or bring them up to date."""
    agency = read_agency(settings.AGENCY_FILE)
    with workspace.database():
        workspace.migrate()
        catch_up(workspace)
    if as_json:
        emit({"home": str(workspace.home), "agency": agency.name})
    else:
        say(f"Ready: {agency.name} works in {workspace.home}.")
