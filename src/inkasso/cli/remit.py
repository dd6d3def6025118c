"""`inkasso remit`: handing over what was collected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import click
from django.conf import settings

from inkasso.base.moment import Moment
from inkasso.billing.filing import RemittanceFiles, file_left_unmade, file_remittance
from inkasso.billing.models import OwnTransfer, Remittance
from inkasso.billing.own_money import file_own_transfer, move_own_money
from inkasso.billing.remitting import remit
from inkasso.billing.two_people import TwoPeople, remit_by_two
from inkasso.cli.clients.parameters import BusinessId
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, euros, say, stderr, table
from inkasso.cli.progress import progress
from inkasso.cli.second import second_of, second_option
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.mandates.agency import read_agency
from inkasso.mandates.models import Client
from inkasso.mandates.services import client_by_business_id

Filed = tuple[Remittance, RemittanceFiles]


@click.command("remit")
@click.option("--client", type=BusinessId(), help="Only this client.")
@second_option
@date_option
@json_option
@pass_workspace
def remit_command(
    workspace: Workspace, *, client: str | None, second: str, on: date | None, as_json: bool
) -> None:
    """Remit what clients have coming: payment order, report, postings."""
    day = day_of(workspace, on)
    with workspace.database():
        agrees = second_of(workspace, second, "approve_remittance", day)
        with sweep(workspace, "administration", "remittances") as swept:
            filed = remit_clients(workspace, day, client, agrees)
            moved = move_own(workspace, day)
            swept.size = len(filed)
    if as_json:
        own: Json | None = {"amount": euros(moved[0].cents), "file": moved[1]} if moved else None
        remittances = [_remittance(one, files, workspace) for one, files in filed]
        emit({"remittances": remittances, "own_money": own})
        return
    table(f"{len(filed)} remittances", _COLUMNS, (_cells(one, files) for one, files in filed))
    if moved:
        say(f"{euros(moved[0].cents)} EUR of the agency's own is moved to its account: {moved[1]}")


def remit_clients(
    workspace: Workspace, on: date, client: str | None, agrees: Moment | None
) -> list[Filed]:
    """Remit, and make the files; also those that a killed run left unmade."""
    agency = read_agency(settings.AGENCY_FILE)
    if client is None:
        ids = list(Client.objects.order_by("id").values_list("id", flat=True))
    else:
        ids = [client_by_business_id(client).id]
    with progress("Remitting", len(ids)) as advance:
        made = []
        for remittance in _made(workspace, on, ids, agrees):
            made.append((remittance, file_remittance(remittance, workspace.home, agency)))
            advance(1)
    for _ in file_left_unmade(workspace.home, agency):
        pass
    return made


def _made(
    workspace: Workspace, on: date, ids: Sequence[int], agrees: Moment | None
) -> Iterator[Remittance]:
    """Remittances, by two people where there are two; what waits at the desk is told."""
    if agrees is None:
        yield from remit(on, ids)
        return
    two = TwoPeople(asks=Moment(on=on, by=workspace.actor), agrees=agrees)
    for one in remit_by_two(two, ids):
        if isinstance(one, Remittance):
            yield one
        else:
            stderr.print(f"{one.client}: {one.because}.", markup=False)


def move_own(workspace: Workspace, on: date) -> tuple[OwnTransfer, str] | None:
    """Move what the agency earned off the client money account; files of killed runs too."""
    agency = read_agency(settings.AGENCY_FILE)
    transfer = move_own_money(on, agency)
    filed = {t.id: file_own_transfer(t, workspace.home, agency) for t in OwnTransfer.objects.all()}
    return (transfer, filed[transfer.id]) if transfer else None


_COLUMNS = ("client", "period", ">collected", ">commission", ">VAT", ">paid out", "report")


def _cells(one: Remittance, files: RemittanceFiles) -> tuple[object, ...]:
    return (
        one.client.name,
        f"{one.period_from} – {one.period_to}",
        euros(one.principal_cents + one.interest_cents + one.costs_cents),
        euros(one.commission_cents),
        euros(one.vat_cents),
        euros(one.paid_out_cents),
        files.report,
    )


def _remittance(one: Remittance, files: RemittanceFiles, workspace: Workspace) -> Json:
    return {
        "client": one.client.business_id,
        "period": {"from": one.period_from, "to": one.period_to},
        "collected": {
            "principal": euros(one.principal_cents),
            "interest": euros(one.interest_cents),
            "costs": euros(one.costs_cents),
        },
        "commission": euros(one.commission_cents),
        "vat": euros(one.vat_cents),
        "paid_out": euros(one.paid_out_cents),
        "file": str(workspace.home / files.order) if files.order else None,
        "report": str(workspace.home / files.report),
    }
