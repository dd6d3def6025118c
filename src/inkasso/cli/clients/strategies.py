"""`inkasso strategy`: how a client's cases are collected, tried on past ones, chosen from a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from django.conf import settings

from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.cli.clients.parameters import BusinessId
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.progress import progress
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.figures.simulations import simulate, switch_on
from inkasso.mandates.agency import read_agency
from inkasso.mandates.services import client_by_business_id
from inkasso.strategy.choosing import NewChoice, strategy_on
from inkasso.strategy.plan import read_strategy, write_strategy
from inkasso.strategy.simulation.comparing import Comparison, Question
from inkasso.strategy.simulation.summing import Summary

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_client_option = click.option("--client", required=True, type=BusinessId(), help="Business ID.")


@click.group("strategy")
def strategy_command() -> None:
    """How a client's cases are collected."""


@strategy_command.command("show")
@_client_option
@click.option("--kind", type=click.Choice(("consumer", "business")), default="consumer")
@date_option
@pass_workspace
def show_command(workspace: Workspace, *, client: str, kind: str, on: date | None) -> None:
    """Print the strategy of cases opened on a day, as a file that `choose` reads."""
    with work(workspace, "assignments", "strategy shown"):
        owner = client_by_business_id(client)
        strategy = strategy_on(owner.id, kind, day_of(workspace, on))
    click.echo(write_strategy(strategy), nl=False)


@strategy_command.command("simulate")
@click.argument("file", type=_FILE)
@_client_option
@click.option("--most", type=click.IntRange(1), help="Only so many of the newest cases.")
@date_option
@json_option
@pass_workspace
def simulate_command(
    workspace: Workspace,
    *,
    file: Path,
    client: str,
    most: int | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Play the client's past cases under FILE, beside the strategy in force; the result is kept."""
    proposed, day = read_strategy(file), day_of(workspace, on)
    with work(workspace, "assignments", "strategy simulated"), progress("Playing") as advance:
        owner = client_by_business_id(client)
        question = Question(
            client_id=owner.id,
            proposed=proposed,
            present=strategy_on(owner.id, proposed.regime, day),
            until=day,
            delivery_days=read_agency(settings.AGENCY_FILE).delivery_days,
            most=most,
        )
        told = 0

        def watch(done: int, total: int) -> None:
            nonlocal told
            advance(done - told)
            told = done

        found = simulate(question, workspace.actor, watch).found
    if as_json:
        emit(_json(found))
    else:
        _show(found)


@strategy_command.command("choose")
@click.argument("file", type=_FILE)
@_client_option
@click.option("--from", "valid_from", type=Day(), help="First day; default --date.")
@click.option("--why", required=True)
@click.option("--untried", default="", help="Why it is chosen without a simulation that is kept.")
@date_option
@json_option
@pass_workspace
def choose_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    file: Path,
    client: str,
    valid_from: date | None,
    why: str,
    untried: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Let cases that are opened from a day on follow the strategy in FILE."""
    strategy = read_strategy(file)
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    new = NewChoice(strategy=strategy, valid_from=valid_from or moment.on, why=why)
    with work(workspace, "client_relations", "strategy chosen"):
        row = switch_on(client_by_business_id(client), new, moment, untried)
    if as_json:
        emit({"choice": row.id, "kind": row.kind, "valid_from": row.valid_from})
    else:
        say(f"{row.kind} cases opened from {row.valid_from} on follow {file.name}.")


def _json(found: Comparison) -> Json:
    return {
        "cases": found.present.cases,
        "changed": found.changed,
        "present": _summary(found.present),
        "proposed": _summary(found.proposed),
        "in_fact": {
            "letters": found.letters_in_fact,
            "costs": str(Money(found.cents_in_fact)),
            "paid": str(Money(found.paid_in_fact)),
        },
        "held_as_they_were": ["payments", "credits", "holds"],
    }


def _summary(summary: Summary) -> Json:
    return {
        "letters": summary.letters,
        "steps": dict(summary.steps),
        "free": summary.free,
        "costs": str(Money(summary.cents)),
        "days_to_first_letter": summary.days_to_letter,
        "weeks_to_last_letter": summary.weeks_to_last,
        "days_to_first_payment": summary.days_to_payment,
        "paid_before_first_letter": summary.paid_unasked,
        "ended": dict(summary.ended),
    }


def _show(found: Comparison) -> None:
    before, after = _summary(found.present), _summary(found.proposed)
    rows = [(name, str(before[name]), str(after[name])) for name in before]
    title = f"{found.present.cases} cases, {found.changed} with other letters"
    table(title, ("", "present", "proposed"), rows)
    say("Payments, credits and holds are held as they were: how debtors would have answered ")
    say("other letters nobody knows.")
