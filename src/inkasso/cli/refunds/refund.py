"""`inkasso refund`: sending back what was paid in excess."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click
from django.conf import settings

from inkasso.base.moment import Moment
from inkasso.billing.refunding import Owed, file_refund, refund_excess
from inkasso.billing.two_people import TwoPeople, refund_by_two
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, euros, table
from inkasso.cli.second import second_of, second_option
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.mandates.agency import read_agency
from inkasso.receivables.models import Refund


@click.command("refund")
@second_option
@date_option
@json_option
@pass_workspace
def refund_command(workspace: Workspace, *, second: str, on: date | None, as_json: bool) -> None:
    """Order back what was paid in excess, to the account that it came from."""
    agency, day = read_agency(settings.AGENCY_FILE), day_of(workspace, on)
    with workspace.database():
        agrees = second_of(workspace, second, "approve_refund", day)
        with sweep(workspace, "payments", "refunds of what was paid in excess") as swept:
            results = list(_results(workspace, day, agrees))
            ordered = [one for one in results if isinstance(one, Refund)]
            known = Refund.objects.all()
            # Also those whose files a killed run left unmade.
            files = {one.id: file_refund(one, workspace.home, agency) for one in known}
            swept.size = len(results)
    owed = [one for one in results if isinstance(one, Owed)]
    if as_json:
        emit(
            {
                "refunds": [
                    {
                        "case": str(one.case_id),
                        "amount": euros(one.cents),
                        "payee": one.refundpayee.name,
                        "iban": one.refundpayee.iban,
                        "file": files[one.id],
                    }
                    for one in ordered
                ],
                "owed": [
                    {"case": str(one.case_id), "amount": one.amount, "because": one.because}
                    for one in owed
                ],
            }
        )
        return
    rows = ((r.case_id, euros(r.cents), r.refundpayee.name, files[r.id]) for r in ordered)
    table(f"{len(ordered)} refunds ordered", (">case", ">amount", "payee", "file"), rows)
    if owed:
        still = ((one.case_id, one.amount, one.because) for one in owed)
        table("Still owed", (">case", ">amount", "why"), still)


def _results(workspace: Workspace, on: date, agrees: Moment | None) -> Iterator[Refund | Owed]:
    """Refunds, by two people where there are two."""
    if agrees is None:
        return refund_excess(on)
    asks = Moment(on=on, by=workspace.actor)
    return refund_by_two(TwoPeople(asks=asks, agrees=agrees))
