"""`inkasso client report`: the report of a period to a client, as a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from django.conf import settings

from inkasso.base.files import write_whole
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language
from inkasso.billing.clients.period import PeriodReport, period_report
from inkasso.billing.clients.tables import to_csv, to_xlsx
from inkasso.billing.report.businesses import agency_business, client_business
from inkasso.billing.report.of_period import PeriodPage, to_pdf_report
from inkasso.cli.clients.parameters import BusinessId
from inkasso.cli.options import Day, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.mandates.agency import read_agency
from inkasso.mandates.services import client_by_business_id


@click.command("report")
@click.option("--business-id", required=True, type=BusinessId())
@click.option("--since", required=True, type=Day(), help="First day of the period.")
@click.option("--until", required=True, type=Day(), help="Its last day.")
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the cases to this file: .csv, .xlsx or .pdf.",
)
@json_option
@pass_workspace
def report_command(
    workspace: Workspace,
    *,
    business_id: str,
    since: date,
    until: date,
    target: Path | None,
    as_json: bool,
) -> None:
    """What came in and went out for a client in a period, and where its cases stand."""
    if target is not None and target.suffix not in (".csv", ".xlsx", ".pdf"):
        raise click.UsageError("--to ends in .csv, .xlsx or .pdf")
    with work(workspace, "assignments", "report to a client"):
        client = client_by_business_id(business_id)
        report = period_report(client.id, since, until)
    if target is not None:
        language: Language = client.language if client.language in LANGUAGES else "en"
        if target.suffix == ".pdf":
            agency = agency_business(read_agency(settings.AGENCY_FILE))
            page = PeriodPage(
                report=report,
                agency=agency,
                client=client_business(client),
                language=language,
                dated=workspace.clock.today(),
            )
            write_whole(target, to_pdf_report(page))
        else:
            write_whole(target, (to_csv if target.suffix == ".csv" else to_xlsx)(report, language))
    sums = {name: str(Money(cents)) for name, cents in _sums(report).items()}
    counts = {"cases": len(report.lines), "opened": report.opened, "closed": report.closed}
    if as_json:
        emit({"report": {"since": since, "until": until, **counts, **sums}})
        return
    say(f"{client.name}, {since} to {until}: {counts['cases']} cases.")
    say(", ".join(f"{name.replace('_', ' ')} {text}" for name, text in sums.items()) + ".")


def _sums(report: PeriodReport) -> dict[str, int]:
    return {
        "handed_over": report.handed,
        "collected": report.collected,
        "paid_out": report.fees.paid_out,
        "commission": report.fees.commission,
        "vat": report.fees.vat,
        "costs_kept": report.fees.costs_kept,
        "credited": report.credited,
        "given_up_principal": report.given_up,
        "given_up_rest": report.given_up_rest,
        "taken_back": report.taken_back,
        "open_principal": report.left_principal,
    }
