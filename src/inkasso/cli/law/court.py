"""`inkasso law court`: what an undisputed claim costs the debtor."""

from __future__ import annotations

from datetime import date

import click

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.cli.codes import Amount
from inkasso.cli.options import Day, json_option
from inkasso.cli.output import citations, emit, say, say_grounds
from inkasso.law.fi.courts.costs import Rate, UndisputedClaim, undisputed_claim_costs


@click.command("court")
@click.option("--principal", required=True, type=Amount(), help="Principal claimed, in euros.")
@click.option("--filed", required=True, type=Day(), help="Day it reached the court.")
@click.option("--rate", type=click.Choice(["basic", "high"]), default="basic", show_default=True)
@click.option(
    "--electronic/--paper", default=True, help="How it was filed; default electronically."
)
@click.option("--eviction", is_flag=True, help="Eviction is claimed.")
@json_option
def court_command(
    *, principal: Money, filed: date, rate: str, electronic: bool, eviction: bool, as_json: bool
) -> None:
    """The court fee and capped legal costs of an undisputed claim."""
    if principal.cents < 0:
        raise click.BadParameter("is less than zero", param_hint="--principal")
    claim = UndisputedClaim(
        principal=principal,
        filed_on=filed,
        rate=Rate(rate),
        electronic=electronic,
        eviction=eviction,
    )
    answer = undisputed_claim_costs(claim)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    fee, costs, total = answer.value.fee, answer.value.costs, answer.value.total
    if as_json:
        emit(
            {
                "fee": fee,
                "costs": costs,
                "total": total,
                "because": citations(answer.because),
            }
        )
        return
    say(f"court fee   {fee if fee is not None else 'in the costs'}")
    say(f"legal costs {costs}\ntotal       {total}")
    say_grounds(answer.because)
