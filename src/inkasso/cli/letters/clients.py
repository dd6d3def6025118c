"""`inkasso letter client`: a letter in free words to a client, about no case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from django.conf import settings

from inkasso.base.files import write_whole
from inkasso.base.moment import Moment
from inkasso.cli.clients.parameters import BusinessId
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.correspondence.to_clients.writing import (
    ClientWish,
    preview_to_client,
    send_to_client,
)
from inkasso.mandates.agency import read_agency
from inkasso.mandates.services import client_by_business_id


@click.command("client")
@click.argument("business_id", type=BusinessId())
@click.argument("template")
@click.option("--words", default="", help="Your own words, in the client's language.")
@click.option("--preview", type=click.Path(path_type=Path), help="Only look: where the PDF goes.")
@date_option
@json_option
@pass_workspace
def client_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    business_id: str,
    template: str,
    words: str,
    preview: Path | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Send the client of BUSINESS_ID a letter from TEMPLATE; its PDF is made at once."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    agency = read_agency(settings.AGENCY_FILE)
    with work(workspace, "client_relations", f"letter to client {business_id}"):
        client = client_by_business_id(business_id)
        wish = ClientWish(client=client, template=template, words=words)
        if preview is not None:
            write_whole(preview, preview_to_client(wish, agency, moment))
            number = None
        else:
            number = send_to_client(wish, agency, moment, workspace.home).id
    if as_json:
        emit({"letter": number, "client": business_id, "template": template, "date": moment.on})
    elif number is None:
        say(f"{preview}: not sent.")
    else:
        say(f"Letter {number} is sent to {client.name}.")
