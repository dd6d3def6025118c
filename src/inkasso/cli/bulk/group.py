"""`inkasso bulk`: what a change to many cases would do, asking for it, how it stands.

Somebody else approves it at the desk, and the desk's worker carries it out.
"""

from __future__ import annotations

from datetime import date

import click
from django.conf import settings
from django.db import transaction

from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.bulk.asking import Preview, ask, preview
from inkasso.bulk.choosing import named
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.orders import Act, Change, Judged
from inkasso.bulk.standing import standing_of
from inkasso.cli.codes import Amount
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import citations, emit, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.mandates.agency import read_agency
from inkasso.mandates.instructing import HOW, CreditorSaid

_PURPOSE = "collection"
#: Letters are written at the desk, where each is looked at.
_ACTS = tuple(act.value for act in Act if act is not Act.LETTER)


@click.group("bulk")
def bulk_command() -> None:
    """One change to many cases: looked at, asked for, approved by somebody else at the desk."""


@bulk_command.command("ask")
@click.argument("act", type=click.Choice(_ACTS))
@click.argument("cases", nargs=-1, required=True)
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day of a pause.")
@click.option("--most", type=Amount(), help="Of small rests, the most that is open.")
@click.option("--said-by", default="", help="Who of the creditor agreed, or took it back.")
@click.option("--said-on", type=Day(), help="On which day; default --date.")
@click.option("--said-how", type=click.Choice(list(HOW)), default="email", show_default=True)
@click.option("--why", default="", help="Ask for it, and tell the second person why.")
@date_option
@json_option
@pass_workspace
def ask_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    act: str,
    cases: tuple[str, ...],
    until: date | None,
    most: Money | None,
    said_by: str,
    said_on: date | None,
    said_how: str,
    why: str,
    on: date | None,
    as_json: bool,
) -> None:
    """What ACT would do to CASES; with --why it is asked for. `inkasso bulk ask pause 10001 …`."""
    day, kind = day_of(workspace, on), Act(act)
    last = date(until.year, until.month, until.day) if until else None
    said = CreditorSaid(by=said_by, on=said_on or day, how=said_how) if said_by else None
    with work(workspace, _PURPOSE, f"{act} of many cases"), transaction.atomic():
        chosen = named(" ".join(cases), DOINGS[kind].most)
        change = Change(act=kind, until=last, most=most, said=said)
        shown = preview(change, chosen, day, read_agency(settings.AGENCY_FILE))
        asked = ask(shown, why, Moment(on=day, by=workspace.actor)) if why else None
    order = str(asked.facts["order"]) if asked else None
    if as_json:
        emit({"order": order, **_document(shown)})
        return
    rows = ((one.case, one.gives_up, _answer(one)) for one in shown.answers)
    table(f"{len(shown.done)} of {len(shown.answers)} cases", ("case", ">gives up", "answer"), rows)
    say(f"Change {order} waits for approval at the desk." if order else "Nothing is asked for yet.")


@bulk_command.command("show")
@click.argument("number", type=int)
@json_option
@pass_workspace
def show_command(workspace: Workspace, *, number: int, as_json: bool) -> None:
    """How change NUMBER stands, case by case."""
    with work(workspace, _PURPOSE, f"change {number}"):
        standing = standing_of(number)
    decided = standing.approval.decision or "waits"
    told = {one.case_id: one for one in standing.outcomes}
    rows = []
    for case, _ in standing.order.cases:
        outcome = told.get(case)
        state = "waits" if outcome is None else outcome.state
        code = outcome.refusal["code"] if outcome and outcome.refusal else ""
        unsent = [one["code"] for one in outcome.unsent] if outcome else []
        rows.append({"case": str(case), "state": state, "code": code, "no_letter": unsent})
    if as_json:
        emit({"order": str(number), "act": standing.change.act, "decision": decided, "cases": rows})
    else:
        cells = (
            (one["case"], one["state"], one["code"], ", ".join(one["no_letter"])) for one in rows
        )
        table(f"{standing.change.act}: {decided}", ("case", "state", "why", "no letter"), cells)


def _document(shown: Preview) -> dict[str, object]:
    return {
        "gives_up": shown.gives_up,
        "cases": [
            {
                "case": one.case,
                "gives_up": one.gives_up,
                "code": one.refusal.code if one.refusal else None,
                "grounds": citations(one.refusal.because if one.refusal else ()),
            }
            for one in shown.answers
        ],
    }


def _answer(one: Judged) -> str:
    return one.refusal.message.en if one.refusal else "would be done"
