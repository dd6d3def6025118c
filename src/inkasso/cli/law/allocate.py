"""`inkasso law allocate`: what a payment pays first."""

from __future__ import annotations

from datetime import date

import click

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.cli.codes import Amount
from inkasso.cli.options import Day, day_of, json_option, pass_workspace
from inkasso.cli.output import citations, emit, say, say_grounds
from inkasso.cli.workspace import Workspace
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.allocation import Component, allocate, allocation_order

_NOTHING = Money(0)


@click.command("allocate")
@click.option("--kind", required=True, type=click.Choice(["consumer", "business"]))
@click.option("--principal", required=True, type=Amount())
@click.option("--interest", required=True, type=Amount())
@click.option("--costs", required=True, type=Amount())
@click.option("--interest-on-costs", type=Amount(), default=_NOTHING)
@click.option("--payment", required=True, type=Amount())
@click.option("--costs-first", is_flag=True, help="A business contract says costs come first.")
@click.option("--date", "on", type=Day(), help="The day the money came; default today.")
@json_option
@pass_workspace
def allocate_command(
    workspace: Workspace,
    /,
    *,
    kind: str,
    costs_first: bool,
    on: date | None,
    as_json: bool,
    **amounts: Money,
) -> None:
    """How a payment is divided over a debt (513/1999, 11 a §)."""
    if any(amount.cents < 0 for amount in amounts.values()):
        raise click.BadParameter("no amount is below zero")
    regime = Regime.CONSUMER if kind == "consumer" else Regime.OTHER
    order = allocation_order(regime, day_of(workspace, on), costs_first=costs_first)
    if isinstance(order, Refusal):
        raise Refused(order)
    divided = allocate(
        amounts["payment"].cents,
        [(part, amounts[part.value].cents) for part in order.value],
    )
    paid = dict(divided.paid)
    answer = {part.value: Money(paid[part]) for part in _SHOWN} | {"over": Money(divided.left_over)}
    if as_json:
        emit({**answer, "because": citations(order.because)})
        return
    for part, amount in answer.items():
        say(f"{part.replace('_', ' ')} {amount}")
    say_grounds(order.because)


_SHOWN = (
    Component.INTEREST,
    Component.PRINCIPAL,
    Component.COSTS,
    Component.INTEREST_ON_COSTS,
)
