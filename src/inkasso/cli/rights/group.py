"""`inkasso rights`: its commands."""

from __future__ import annotations

import click

from inkasso.cli.rights.packages import export_command, open_command
from inkasso.cli.rights.requests import (
    decide_command,
    extend_command,
    identify_command,
    list_command,
    new_command,
)


@click.group("rights")
def rights_command() -> None:
    """Requests of data subjects: taken in, identified, answered on time, carried out."""


for _command in (
    new_command,
    identify_command,
    extend_command,
    decide_command,
    export_command,
    open_command,
    list_command,
):
    rights_command.add_command(_command)
