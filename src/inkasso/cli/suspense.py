"""`inkasso suspense`: money without a case, and giving it one."""

from __future__ import annotations

from datetime import date

import click

from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, euros, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import open_files, sweeping
from inkasso.payments.correcting.booking_away import book_away
from inkasso.payments.correcting.recording import REASONS, ByHand
from inkasso.payments.models import Handled
from inkasso.payments.suspense import Waiting, assign, waiting_items
from inkasso.receivables.finding import find_case


@click.command("suspense")
@click.option("--item", type=int, help="Item to place; needs --case.")
@click.option("--case", "ref", help="Case that the item is for.")
@click.option(
    "--as",
    "reason",
    type=click.Choice([*REASONS[Handled.BOOKED]]),
    help="Book money that left as the agency's expense; needs --item.",
)
@date_option
@json_option
@pass_workspace
def suspense_command(
    workspace: Workspace,
    *,
    item: int | None,
    ref: str | None,
    reason: str | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Show what waits in suspense with proposals, or place one item on a case."""
    if (item is None) != (ref is None and reason is None) or (ref and reason):
        raise click.UsageError("--item and one of --case and --as belong together")
    with work(workspace, "payments", "suspense queue at the terminal"):
        # Proposals compare payers with every debtor's name, which is a sweep; the payers that are
        # then shown are looked at, each by itself.
        with sweeping("suspense queue") as swept:
            if item is not None and ref is not None:
                assign(item, find_case(ref), day_of(workspace, on))
            elif item is not None and reason is not None:
                book_away(item, reason, ByHand(on=day_of(workspace, on), by=workspace.actor))
            waiting = list(waiting_items(day_of(workspace, on)))
            swept.size = len(waiting)
        open_files((one.payer_id for one in waiting if one.payer_id), "queue:suspense")
    if as_json:
        emit({"items": [_item(one) for one in waiting]})
        return
    say(f"{len(waiting)} items wait in suspense.")
    rows = (
        (w.item.id, w.item.value_date, euros(w.item.cents), w.because, _best(w)) for w in waiting
    )
    table("", (">item", "value date", ">amount", "why", "likeliest case"), rows)


def _best(waiting: Waiting) -> str:
    if not waiting.proposals:
        return "-"
    best = waiting.proposals[0]
    return f"{best.case_id}: {', '.join(best.because)}"


def _item(waiting: Waiting) -> Json:
    return {
        "item": waiting.item.id,
        "value_date": waiting.item.value_date,
        "amount": euros(waiting.item.cents),
        "reference": waiting.item.reference or None,
        "payer": waiting.payer or None,
        "message": waiting.message or None,
        "because": waiting.because,
        "proposals": [
            {"case": str(p.case_id), "score": p.score, "because": list(p.because)}
            for p in waiting.proposals
        ],
    }
