"""`inkasso rights`: its commands."""

from __future__ import annotations

import click

from inkasso.cli.rights.erasing import erase_command, plan_command
from inkasso.cli.rights.letters import letter_command, recipients_command
from inkasso.cli.rights.overview import overview_command
from inkasso.cli.rights.packages import export_command, open_command
from inkasso.cli.rights.porting import import_command, transfer_command, wish_command
from inkasso.cli.rights.receipts import receipt_group
from inkasso.cli.rights.rectifying import rectify_command, review_command
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
    wish_command,
    transfer_command,
    import_command,
    list_command,
    overview_command,
    plan_command,
    erase_command,
    receipt_group,
    rectify_command,
    review_command,
    letter_command,
    recipients_command,
):
    rights_command.add_command(_command)
