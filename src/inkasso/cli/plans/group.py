"""`inkasso plan`: payment plans, from the telephone to the last instalment."""

from __future__ import annotations

from datetime import date

import click
from django.conf import settings

from inkasso.base.money import Money
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say, table
from inkasso.cli.plans.showing import (
    COLUMNS,
    plan_document,
    proposal_document,
    say_proposal,
    standing_document,
    standing_row,
)
from inkasso.cli.plans.wishes import Said, by_option, told_option, wish_options
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import open_file
from inkasso.mandates.agency import read_agency
from inkasso.plans.loading import standings
from inkasso.plans.watching import State
from inkasso.receivables.finding import find_case
from inkasso.strategy.planning import Agreement, plan_proposal

_PURPOSE = "collection"


@click.group("plan")
def plan_command() -> None:
    """Payment plans: what a person can pay, what is agreed, and whether it is kept."""


@plan_command.command("propose")
@click.argument("ref")
@wish_options
@click.option("--changes", is_flag=True, help="In place of the plan in force.")
@date_option
@json_option
@pass_workspace
def propose_command(
    workspace: Workspace,
    *,
    ref: str,
    said: Said,
    changes: bool,
    on: date | None,
    as_json: bool,
) -> None:
    """The plan for case REF that fits what the person can pay; nothing is written."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, f"plan for case {ref}"):
        proposal = plan_proposal(
            find_case(ref).id, day, said.wish(day), free=said.free, changes=changes
        )
    if as_json:
        emit({"proposal": proposal_document(proposal)})
    else:
        say_proposal(proposal)


@plan_command.command("agree")
@click.argument("ref")
@wish_options
@told_option
@by_option
@date_option
@json_option
@pass_workspace
def agree_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    said: Said,
    told: Money | None,
    asked_by: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Agree on a plan with whoever owes case REF; the letter that confirms it goes out."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, f"plan for case {ref}"):
        plan = _agreement(ref, day, asked_by).agree(said.wish(day), free=said.free, told=told)
    if as_json:
        emit(plan_document(plan))
    else:
        say(
            f"Plan {plan.number} of case {plan.case_id} is agreed; `inkasso day` prints its letter."
        )


@plan_command.command("change")
@click.argument("ref")
@wish_options
@told_option
@by_option
@date_option
@json_option
@pass_workspace
def change_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    said: Said,
    told: Money | None,
    asked_by: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Agree on another plan in place of the one in force."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, f"changed plan for case {ref}"):
        plan = _agreement(ref, day, asked_by).change(said.wish(day), free=said.free, told=told)
    if as_json:
        emit(plan_document(plan))
    else:
        say(f"Plan {plan.number} of case {plan.case_id} takes the place of the one before.")


@plan_command.command("end")
@click.argument("ref")
@click.option("--wish", type=click.Choice(("debtor", "creditor")), required=True, help="Whose.")
@by_option
@date_option
@json_option
@pass_workspace
def end_command(
    workspace: Workspace, *, ref: str, wish: str, asked_by: str, on: date | None, as_json: bool
) -> None:
    """End the plan in force of case REF; a letter tells what is open and by when."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, f"end of the plan for case {ref}"):
        letter = _agreement(ref, day, asked_by).end(wish)
    if as_json:
        emit(
            {
                "case": str(letter.case_id),
                "ended_on": letter.dated,
                "payment_deadline": letter.payment_deadline,
                "total": Money(letter.total_cents),
            }
        )
    else:
        total = Money(letter.total_cents)
        say(f"The plan has ended: {total} EUR by {letter.payment_deadline}.")


@plan_command.command("show")
@click.argument("ref")
@date_option
@json_option
@pass_workspace
def show_command(workspace: Workspace, *, ref: str, on: date | None, as_json: bool) -> None:
    """Every plan of case REF, and how it stands."""
    with work(workspace, _PURPOSE, f"plans of case {ref}"):
        found = list(standings(day_of(workspace, on), find_case(ref).id))
    if as_json:
        emit({"plans": [standing_document(one) for one in found]})
        return
    table(f"{len(found)} plans", COLUMNS, map(standing_row, found))
    for one in found:
        rows = ((i.number, i.due, Money(i.cents)) for i in one.plan.instalments)
        table(f"Plan {one.plan.number}", (">no.", "due", ">amount"), rows)


@plan_command.command("list")
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only these.")
@date_option
@json_option
@pass_workspace
def list_command(
    workspace: Workspace, *, state: str | None, on: date | None, as_json: bool
) -> None:
    """Every plan and how it stands: a queue of what to look at."""
    with work(workspace, _PURPOSE, "list of plans"):
        found = [one for one in standings(day_of(workspace, on)) if state in (None, one.state)]
    if as_json:
        emit({"plans": [standing_document(one) for one in found]})
    else:
        table(f"{len(found)} plans", COLUMNS, map(standing_row, found))


def _agreement(ref: str, on: date, asked_by: str) -> Agreement:
    """The case's debtor opened, ready to be agreed with."""
    case = find_case(ref)
    open_file(case.person_id, f"case:{case.id}")
    return Agreement(case.id, on, read_agency(settings.AGENCY_FILE), asked_by)
