"""`inkasso breach`: its commands."""

from __future__ import annotations

import click

from inkasso.cli.breach.notifying import notify_command
from inkasso.cli.breach.recording import (
    assess_command,
    close_command,
    list_command,
    measure_command,
    open_command,
    show_command,
)
from inkasso.cli.breach.scoping import scope_command


@click.group("breach")
def breach_command() -> None:
    """Breaches of data protection: the 72 hours, whom they concern, who is told, what is learnt."""


for _command in (
    open_command,
    assess_command,
    scope_command,
    measure_command,
    notify_command,
    close_command,
    list_command,
    show_command,
):
    breach_command.add_command(_command)
