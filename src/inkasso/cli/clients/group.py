"""`inkasso client`: taking clients on, changing who they are."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal

import click
from django.db import transaction

from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Language
from inkasso.cli.clients.agreeing import account_command, agree_command
from inkasso.cli.clients.parameters import Account, BusinessId, Percent
from inkasso.cli.clients.reporting import report_command
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, stderr
from inkasso.cli.second import second_of, second_option
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.mandates.details import change_details
from inkasso.mandates.models import Client, CostsTo, Rhythm
from inkasso.mandates.opening import APPROVES, ask_new_client, opened
from inkasso.mandates.services import NewClient, Terms, add_client, client_by_business_id
from inkasso.staff.approvals import approve

#: Why a request is made and approved at once.
_BESIDE = "both are at the terminal"


@click.group("client")
def client_command() -> None:
    """Clients, who hand over receivables."""


client_command.add_command(agree_command)
client_command.add_command(account_command)
client_command.add_command(report_command)


@client_command.command("add")
@click.option("--business-id", required=True, type=BusinessId())
@click.option("--name", required=True)
@click.option("--iban", required=True, type=Account(), help="Where remittances are paid.")
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", show_default=True)
@click.option("--street", default="")
@click.option("--postal-code", default="")
@click.option("--city", default="")
@click.option("--email", default="")
@click.option("--phone", default="")
@click.option("--commission-percent", type=Percent(), default="10", show_default=True)
@click.option("--costs-to", type=click.Choice(CostsTo.values), default="agency", show_default=True)
@click.option("--remit", type=click.Choice(Rhythm.values), default="daily", show_default=True)
@click.option("--costs-first/--costs-last", default=False, help="Only if the contract says so.")
@click.option("--standard-compensation", is_flag=True, help="Claim the 40 euros of 10 i §.")
@click.option("--vat-deductible/--no-vat-deductible", default=True, show_default=True)
@second_option
@date_option
@json_option
@pass_workspace
def add(
    workspace: Workspace, /, *, second: str, on: date | None, as_json: bool, **given: object
) -> None:
    """Take a client on; by two people, once there are accounts that could approve it."""
    names = {field.name for field in fields(NewClient)}
    new = NewClient(**{name: value for name, value in given.items() if name in names})  # type: ignore[arg-type]
    terms = Terms(
        commission_percent=Decimal(str(given["commission_percent"])),
        recovered_costs_to=CostsTo(str(given["costs_to"])),
        remittance_rhythm=Rhythm(str(given["remit"])),
        costs_first=bool(given["costs_first"]),
        vat_deductible=bool(given["vat_deductible"]),
        standard_compensation=bool(given["standard_compensation"]),
    )
    day = day_of(workspace, on)
    with workspace.database():
        agrees = second_of(workspace, second, APPROVES, day)
        with work(workspace, "client_relations", "client taken on"), transaction.atomic():
            if agrees is None:
                client = add_client(new, terms, day)
            else:
                client = _by_two(new, terms, Moment(on=day, by=workspace.actor), agrees)
    _show(client, as_json=as_json)


@client_command.command("set")
@click.option("--business-id", required=True, type=BusinessId())
@click.option("--name")
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--street")
@click.option("--postal-code")
@click.option("--city")
@click.option("--email")
@click.option("--phone")
@json_option
@pass_workspace
def change(
    workspace: Workspace, /, *, business_id: str, as_json: bool, **given: str | Language | None
) -> None:
    """Change a client's name or address; its account number takes `inkasso client account`."""
    with work(workspace, "client_relations", "client's details changed"):
        client = client_by_business_id(business_id)
        said = {field: value for field, value in given.items() if value is not None}
        # By the clock: whom to call back hangs on the day, and nobody chooses it.
        change_details(client, said, Moment(on=day_of(workspace, None), by=workspace.actor))
    _show(client, as_json=as_json)


def _by_two(new: NewClient, terms: Terms, moment: Moment, agrees: Moment) -> Client:
    """Asked for by whoever types and approved by who sits beside, as at the desk."""
    made: list[Client] = []
    asked = ask_new_client(new, terms, _BESIDE, moment)
    approve(asked.id, agrees, lambda facts, at: made.append(opened(facts, at)))
    return made[0]


def _show(client: Client, *, as_json: bool) -> None:
    document: Json = {
        "client": {
            "business_id": client.business_id,
            "name": client.name,
            "iban": client.iban,
            "language": client.language,
            "street": client.street,
            "postal_code": client.postal_code,
            "city": client.city,
        }
    }
    if as_json:
        emit(document)
    else:
        say(f"{client.name}, {client.business_id}, is a client.")
    if not (client.street and client.city):
        stderr.print(
            "No demand can be sent for this client before its address is known, for the law wants "
            "it printed (513/1999, 5 a §): inkasso client set --street … --postal-code … --city …",
            markup=False,
            soft_wrap=True,
        )
