"""The group of commands."""

from __future__ import annotations

import click

from inkasso.cli.staff.accounts import add_command, end_command, grant_command, list_command


@click.group("staff")
def staff_command() -> None:
    """Accounts of the agency's people, and their roles."""


staff_command.add_command(add_command)
staff_command.add_command(grant_command)
staff_command.add_command(end_command)
staff_command.add_command(list_command)
