"""`inkasso bank`: bank files into the books, or only looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from inkasso.cli.intake import FILES
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, euros, say, table
from inkasso.cli.progress import progress
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.payments.importing import import_file
from inkasso.payments.looking import look
from inkasso.payments.outcomes import Outcome
from inkasso.payments.reading import FileSummary, Total, summarise


@click.command("bank")
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("--dry-run", is_flag=True, help="Only read: no database, nothing is booked.")
@date_option
@json_option
@pass_workspace
def bank_command(
    workspace: Workspace,
    *,
    files: tuple[Path, ...],
    dry_run: bool,
    on: date | None,
    as_json: bool,
) -> None:
    """Book what bank files say: each booked entry once, whichever files tell of it."""
    # Every file is read to its end before anything is booked, so half a file books nothing.
    summaries = [summarise(file) for file in files]
    if dry_run:
        results = look(files)
    else:
        with sweep(
            workspace, "payments", f"bank files: {', '.join(f.name for f in files)}"
        ) as swept:
            swept.size = sum(summary.entries for summary in summaries)
            results = [
                list(_import(file, summary, day_of(workspace, on)))
                for file, summary in zip(files, summaries, strict=True)
            ]
    _show(summaries, results, as_json=as_json)


def _import(file: Path, summary: FileSummary, on: date) -> Iterator[Outcome]:
    with progress(f"Booking {file.name}", summary.entries) as advance:
        for chunk in import_file(file, on):
            advance(chunk.entries)
            yield from chunk.outcomes


def _show(summaries: list[FileSummary], results: list[list[Outcome]], *, as_json: bool) -> None:
    pairs = list(zip(summaries, results, strict=True))
    if as_json:
        emit({"files": [_file(summary, outcomes) for summary, outcomes in pairs]})
        return
    for summary, outcomes in pairs:
        credits, debits = summary.booked_credits, summary.booked_debits
        say(
            f"{summary.file} ({summary.format}): {summary.entries} entries, "
            f"{credits.count} booked credits {euros(credits.cents)}, "
            f"{debits.count} booked debits {euros(debits.cents)}, "
            f"{summary.not_booked} not booked."
        )
        table("", ("outcome", ">items", ">sum"), _by_outcome(outcomes))


def _by_outcome(outcomes: Iterable[Outcome]) -> list[tuple[str, int, str]]:
    totals: dict[str, Total] = {}
    for outcome in outcomes:
        totals.setdefault(outcome.outcome, Total()).add(outcome.line.cents)
    return [(name, total.count, euros(total.cents)) for name, total in sorted(totals.items())]


def _file(summary: FileSummary, outcomes: Iterable[Outcome]) -> Json:
    return {
        "file": summary.file,
        "format": summary.format,
        "statements": summary.statements,
        "entries": summary.entries,
        "booked_credits": _total(summary.booked_credits),
        "booked_debits": _total(summary.booked_debits),
        "not_booked": summary.not_booked,
        "items": [_item(outcome) for outcome in outcomes],
    }


def _total(total: Total) -> Json:
    return {"count": total.count, "sum": euros(total.cents)}


def _item(outcome: Outcome) -> Json:
    line = outcome.line
    return {
        "archive_id": line.archive_id,
        "value_date": line.value_date,
        "amount": euros(line.cents),
        "currency": line.currency,
        "reference": line.references[0] if line.references else None,
        "payer": line.payer_name or None,
        "outcome": outcome.outcome,
        "case": str(outcome.case_id) if outcome.case_id else None,
        "because": outcome.because,
    }
