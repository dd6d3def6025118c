"""`inkasso client report`: the report of a period to a client, as a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkasso.base.files import write_whole
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language
from inkasso.billing.clients.period import PeriodReport, period_report
from inkasso.billing.clients.tables import to_csv, to_xlsx
from inkasso.cli.clients.parameters import BusinessId
from inkasso.cli.options import Day, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.mandates.services import client_by_business_id


@click.command("report")
@click.option("--business-id", required=True, type=BusinessId())
@click.option("--since", required=True, type=Day(), help="First day of the period.")
@click.option("--until", required=True, type=Day(), help="Its last day.")
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the cases to this file: .csv or .xlsx.",
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
    if target is not None and target.suffix not in (".csv", ".xlsx"):
        raise click.UsageError("--to ends in .csv or .xlsx")
    with work(workspace, "assignments", "report to a client"):
        client = client_by_business_id(business_id)
        report = period_report(client.id, since, until)
    if target is not None:
        language: Language = client.language if client.language in LANGUAGES else "en"
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
        "open_principal": report.left_principal,
    }
