"""`inkasso payee`: another account of whoever a case's refund goes to, by two people."""

from __future__ import annotations

from datetime import date

import click
from django.db import transaction

from inkasso.base.moment import Moment
from inkasso.billing.other_account import NewAccount
from inkasso.billing.refunding import payer_of
from inkasso.billing.two_people import TwoPeople, other_account_by_two
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.second import second_always, second_option
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import open_file
from inkasso.receivables.finding import find_case


@click.command("payee")
@click.argument("case")
@click.option("--iban", required=True, help="The account.")
@click.option("--said-by", required=True, help="Who named it: the payer, or who speaks for them.")
@click.option("--said-on", type=Day(), help="On which day; default --date.")
@click.option("--checked", required=True, help="How it was checked that it is theirs.")
@second_option
@date_option
@json_option
@pass_workspace
def payee_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    case: str,
    iban: str,
    said_by: str,
    said_on: date | None,
    checked: str,
    second: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Send CASE's refunds to another account of whoever paid last; two people, always."""
    day = day_of(workspace, on)
    new = NewAccount(iban=iban, said_by=said_by, said_on=said_on or day, checked=checked)
    with workspace.database():
        agrees = second_always(workspace, second, "approve_refund", day)
        two = TwoPeople(asks=Moment(on=day, by=workspace.actor), agrees=agrees)
        with work(workspace, "payments", "another account of a payee"), transaction.atomic():
            number = find_case(case).id
            payer = payer_of(number)
            if payer is not None:
                open_file(payer, f"case:{number}")
            made = other_account_by_two(two, number, new)
    if as_json:
        emit({"case": str(number), "iban": made.iban, "agreed": agrees.by})
    else:
        say(f"Refunds of case {number} go to {made.iban} from now on.")
