"""`inkasso processor`: contracts with those who get data, in the agency's own register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from django.conf import settings

from inkasso.base.words import Words
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, stderr
from inkasso.cli.workspace import Workspace
from inkasso.gate.contracts import NewContract, add_contract, end_contract, own_register
from inkasso.notice.loading import load_register
from inkasso.notice.register import Processor, TransferGround


@click.group("processor")
def processor_command() -> None:
    """Who works for the agency with personal data, under which contract, and where."""


@processor_command.command("list")
@date_option
@json_option
@pass_workspace
def list_contracts(workspace: Workspace, *, on: date | None, as_json: bool) -> None:
    """Every contract of the register, and whether it is in force."""
    day = day_of(workspace, on)
    contracts = load_register(_folder(workspace)).processors
    if as_json:
        emit({"date": day, "processors": [_document(contract, day) for contract in contracts]})
        return
    say(f"{len(contracts)} contracts, {day}")
    for contract in contracts:
        _tell(contract, day)


@processor_command.command("add")
@click.argument("key")
@click.option("--name", required=True, help="Registered name of the company.")
@click.option("--service-fi", required=True, help="What it does for us, in Finnish.")
@click.option("--service-sv", required=True, help="The same in Swedish.")
@click.option("--service-en", required=True, help="The same in English.")
@click.option("--recipient-kind", required=True, help="What it is, by its key in recipients.yaml.")
@click.option("--country", required=True, help="Where it processes, two capitals.")
@click.option(
    "--transfer-ground",
    type=click.Choice([ground.value for ground in TransferGround]),
    help="Outside the EU and EEA: the point of GDPR chapter V.",
)
@click.option("--contract", default="", help="Number or name of the contract; needed.")
@click.option("--contract-dated", type=Day(), help="Day of the contract; default that of --date.")
@date_option
@json_option
@pass_workspace
def add(workspace: Workspace, /, *, on: date | None, as_json: bool, **given: object) -> None:
    """Take a contract on record; data may go from the day of --date."""
    day = day_of(workspace, on)
    _show(add_contract(_own_folder(workspace), _new(given, day)), day, as_json=as_json)


@processor_command.command("end")
@click.argument("key")
@date_option
@json_option
@pass_workspace
def end(workspace: Workspace, *, key: str, on: date | None, as_json: bool) -> None:
    """End a contract: the day of --date is the last on which data may go."""
    day = day_of(workspace, on)
    _show(end_contract(_own_folder(workspace), key, day, day), day, as_json=as_json)


def _new(given: dict[str, object], day: date) -> NewContract:
    text = {name: str(value or "") for name, value in given.items()}
    dated, ground = given["contract_dated"], text["transfer_ground"]
    return NewContract(
        key=text["key"],
        name=text["name"],
        service=Words(fi=text["service_fi"], sv=text["service_sv"], en=text["service_en"]),
        recipient=text["recipient_kind"],
        country=text["country"],
        transfer_ground=TransferGround(ground) if ground else None,
        contract=text["contract"],
        dated=dated if isinstance(dated, date) else day,
        holds_from=day,
    )


def _folder(workspace: Workspace) -> Path:
    """The agency's own register, else the demo's."""
    own = workspace.home / "notice"
    return own if own.exists() else Path(settings.NOTICE_FOLDER)


def _own_folder(workspace: Workspace) -> Path:
    """The agency's own register; made from the demo's on the first change, which is said."""
    is_new = not (workspace.home / "notice").exists()
    folder = own_register(workspace.home, Path(settings.NOTICE_FOLDER))
    if is_new:
        told = f"The demo's register was copied to {folder}: from now on that one is yours."
        stderr.print(told, markup=False, soft_wrap=True)
    return folder


def _show(contract: Processor, day: date, *, as_json: bool) -> None:
    if as_json:
        emit({"processor": _document(contract, day)})
        return
    until = f", until {contract.holds_to}" if contract.holds_to else ""
    say(f"{contract.key}: {contract.name}, {contract.contract}, from {contract.holds_from}{until}.")


def _document(contract: Processor, day: date) -> Json:
    return {
        "key": contract.key,
        "name": contract.name,
        "service": contract.service.en,
        "recipient_kind": contract.recipient,
        "country": contract.country,
        "transfer_ground": contract.transfer_ground.value if contract.transfer_ground else None,
        "contract": contract.contract,
        "contract_dated": contract.contract_dated,
        "from": contract.holds_from,
        "to": contract.holds_to,
        "in_force": contract.works_on(day),
    }


def _tell(contract: Processor, day: date) -> None:
    """One contract, in two lines."""
    ground = f", GDPR {contract.transfer_ground.value}" if contract.transfer_ground else ""
    until = f" to {contract.holds_to}" if contract.holds_to else ""
    holds = "in force" if contract.works_on(day) else "not in force"
    place = f"{contract.country}{ground}"
    say(f"{contract.key}: {contract.name}, {contract.recipient}, {place}, {holds}")
    say(f"  {contract.service.en}; {contract.contract}, from {contract.holds_from}{until}")
