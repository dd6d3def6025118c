"""`inkasso client agree` and `account`: other terms from a day on, another account number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import click
from django.db import transaction

from inkasso.base.iban import Iban
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.cli.clients.parameters import Account, BusinessId, Percent, Rest
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.second import nobody_approves, second_of, second_option
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.mandates.account_number import CallBack, ask_new_account
from inkasso.mandates.agreeing import change_terms, terms_of
from inkasso.mandates.models import Agreement, CostsTo, Rhythm
from inkasso.mandates.raising import APPROVES, agree_terms, terms_approved
from inkasso.mandates.services import agreement_on, client_by_business_id
from inkasso.staff.approvals import approve
from inkasso.staff.models import Approval

_RENAMED = {
    "costs_to": "recovered_costs_to",
    "remit": "remittance_rhythm",
    "rests_up_to": "rests_up_to_cents",
}


@click.command("agree")
@click.option("--business-id", required=True, type=BusinessId())
@click.option("--from", "valid_from", type=Day(), help="First day; default --date.")
@click.option("--commission-percent", type=Percent())
@click.option("--costs-to", type=click.Choice(CostsTo.values))
@click.option("--remit", type=click.Choice(Rhythm.values))
@click.option("--costs-first/--costs-last", default=None)
@click.option("--standard-compensation/--no-standard-compensation", default=None)
@click.option("--vat-deductible/--no-vat-deductible", default=None)
@click.option("--settles-in-time/--no-settles-in-time", default=None)
@click.option("--rests-up-to", type=Rest(), help="Rest of a case that may be given up unasked.")
@click.option("--why", default="", help="Needed where the agency keeps, or may give up, more.")
@second_option
@date_option
@json_option
@pass_workspace
def agree_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    /,
    *,
    business_id: str,
    valid_from: date | None,
    why: str,
    second: str,
    on: date | None,
    as_json: bool,
    **given: object,
) -> None:
    """Agree otherwise from a day on; what is not given stays, what was remitted too."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    first = valid_from or moment.on
    said = {_RENAMED.get(name, name): value for name, value in given.items() if value is not None}
    with workspace.database():
        alone = nobody_approves(workspace, APPROVES, moment.on)
        agrees = second_of(workspace, second, APPROVES, moment.on) if second else None
        with work(workspace, "client_relations", "agreement changed"):
            client = client_by_business_id(business_id)
            terms = replace(terms_of(agreement_on(client.id, first)), **said)  # type: ignore[arg-type]
            row: Agreement | Approval | None
            if alone:
                row = change_terms(client, terms, first, moment)
            else:
                with transaction.atomic():
                    row = agree_terms(client, terms, first, moment, why=why)
                    row = _approved(row, agrees) if isinstance(row, Approval) else row
    if row is None:
        if as_json:
            emit({"agreement": None, "waits": "approval"})
        else:
            say("The client would get less: this waits for somebody else's approval at the desk.")
        return
    if as_json:
        emit({"agreement": {"business_id": business_id, **_shown(row)}})
        return
    say(
        f"From {row.valid_from} on {client.name} pays {Decimal(row.commission_percent)} % "
        f"and is remitted {row.remittance_rhythm}."
    )


def _approved(asked: Approval, agrees: Moment | None) -> Agreement | None:
    """The new version; None where it waits for somebody who is not here."""
    made: list[Agreement] = []
    if agrees is not None:
        approve(asked.id, agrees, lambda said, at: made.append(terms_approved(said, at)))
    return made[0] if made else None


def _shown(row: Agreement) -> dict[str, object]:
    return {
        "valid_from": row.valid_from,
        "commission_percent": str(row.commission_percent),
        "costs_to": str(row.recovered_costs_to),
        "remit": str(row.remittance_rhythm),
        "costs_first": row.costs_first,
        "standard_compensation": row.standard_compensation,
        "vat_deductible": row.vat_deductible,
        "settles_in_time": row.settles_in_time,
        "rests_up_to": Money(row.rests_up_to_cents),
    }


@click.command("account")
@click.option("--business-id", required=True, type=BusinessId())
@click.option("--iban", required=True, type=Account(), help="Where remittances are to be paid.")
@click.option("--called", type=Day(), help="Day of the call back; default --date.")
@click.option("--number", required=True, help="The number called; it has stood for 30 days.")
@click.option("--note", required=True, help="Who answered, and what they said.")
@date_option
@json_option
@pass_workspace
def account_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    business_id: str,
    iban: str,
    called: date | None,
    number: str,
    note: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Ask for another account number; it changes when somebody else approves it at the desk."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    account = Iban.parse(iban)
    assert account is not None, "the option has read it"
    with work(workspace, "client_relations", "another account number asked for"):
        client = client_by_business_id(business_id)
        call = CallBack(on=called or moment.on, number=number, note=note)
        asked = ask_new_account(client, account, call, moment)
    if as_json:
        emit({"approval": asked.id, "business_id": business_id, "iban": account.text})
    else:
        say(f"Request {asked.id} waits for somebody else's approval at the desk.")
