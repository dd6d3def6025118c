"""`inkasso gate`: its commands."""

from __future__ import annotations

import click

from inkasso.cli.gate.log import log_command
from inkasso.cli.gate.opening import open_command
from inkasso.cli.gate.review import review_command


@click.group("gate")
def gate_command() -> None:
    """The gate: open a person's file, read who has looked at whom, find the unusual."""


gate_command.add_command(open_command)
gate_command.add_command(log_command)
gate_command.add_command(review_command)
