"""`inkasso intake`: receivables handed over as tables or electronic invoices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click
from django.db import transaction

from inkasso.base.faults import Fault
from inkasso.base.words import Language
from inkasso.cli.clients.parameters import BusinessId
from inkasso.cli.main import BAD_INPUT
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, stderr, table
from inkasso.cli.progress import progress
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.mandates.services import client_by_business_id
from inkasso.receivables.intake.reading import Reading, read_rows
from inkasso.receivables.intake.taking_in import Intake
from inkasso.receivables.intake.verdicts import Outcome, Verdict

FILES = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command("intake")
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("--client", required=True, type=BusinessId(), help="Business ID of the client.")
@click.option("--dry-run", is_flag=True, help="Judge every row and keep nothing.")
@click.option("--strict", is_flag=True, help="Take nothing in unless every row is sound.")
@date_option
@json_option
@pass_workspace
def intake_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    files: tuple[Path, ...],
    client: str,
    dry_run: bool,
    strict: bool,
    on: date | None,
    as_json: bool,
) -> int:
    """Take receivables in; every row gets its verdict."""
    reading = Reading(
        on=day_of(workspace, on), allow_test_range=not workspace.production, client=client
    )
    with sweep(workspace, "assignments", f"intake: {', '.join(f.name for f in files)}") as swept:
        owner = client_by_business_id(client)
        intake = Intake(owner, reading.on)
        if dry_run or strict:
            with transaction.atomic():
                judged = list(_take_in(files, intake, reading))
                spoiled = strict and any(one.verdict.outcome is Outcome.REFUSED for one in judged)
                transaction.set_rollback(dry_run or spoiled)
        else:
            # A file is read to its end before its first row is taken in.
            spoiled = False
            for file in files:
                _read_through(file, reading)
            judged = list(_take_in(files, intake, reading))
        swept.size = len(judged)
    if as_json:
        _emit(judged, _language(owner.language), kept=not (dry_run or spoiled))
    else:
        _show(judged)
    if spoiled:
        stderr.print(
            "Nothing was taken in: --strict, and some rows are refused.",
            markup=False,
            soft_wrap=True,
        )
    return BAD_INPUT if spoiled else 0


class Judged(NamedTuple):
    """A row's verdict, and the file that the row stands in."""

    file: str
    verdict: Verdict


def _language(language: str) -> Language:
    return "sv" if language == "sv" else "en" if language == "en" else "fi"


def _read_through(file: Path, reading: Reading) -> None:
    for _ in read_rows(file, reading):
        pass


def _take_in(files: Iterable[Path], intake: Intake, reading: Reading) -> Iterator[Judged]:
    for file in files:
        with progress(f"Taking in {file.name}") as advance:
            judged: list[Judged] = []
            for verdicts in intake.take_in(read_rows(file, reading)):
                advance(len(verdicts))
                judged += [Judged(file.name, verdict) for verdict in verdicts]
        # Co-debtors are taken in last; the reader of the answer has the file's order before them.
        yield from sorted(judged, key=lambda one: one.verdict.row)


def _emit(judged: list[Judged], language: Language, *, kept: bool) -> None:
    counts = Counter(one.verdict.outcome for one in judged)
    emit(
        {
            "rows": len(judged),
            "accepted": counts[Outcome.ACCEPTED],
            "refused": counts[Outcome.REFUSED],
            "kept": kept,
            "verdicts": [_verdict(one, language) for one in judged],
        }
    )


def _show(judged: list[Judged]) -> None:
    counts = Counter(one.verdict.outcome for one in judged)
    say(
        f"{len(judged)} rows: {counts[Outcome.ACCEPTED]} accepted, "
        f"{counts[Outcome.REFUSED]} refused, {counts[Outcome.DUPLICATE]} duplicates."
    )
    columns = ("file", ">row", "field", "code", "why")
    for title, rows in (("Refused", _refusals(judged)), ("Noticed", _notes(judged))):
        if rows:
            table(title, columns, rows)


def _refusals(judged: Iterable[Judged]) -> list[tuple[object, ...]]:
    refused = (one for one in judged if one.verdict.outcome is Outcome.REFUSED)
    return [_cells(one, fault) for one in refused for fault in one.verdict.faults]


def _notes(judged: Iterable[Judged]) -> list[tuple[object, ...]]:
    return [_cells(one, note) for one in judged for note in one.verdict.notes]


def _cells(one: Judged, fault: Fault) -> tuple[object, ...]:
    return (one.file, one.verdict.row, fault.field, fault.code, fault.message.en)


def _verdict(one: Judged, language: Language) -> Json:
    verdict = one.verdict
    return {
        "file": one.file,
        "row": verdict.row,
        "verdict": verdict.outcome.value,
        "case": str(verdict.case_id) if verdict.case_id else None,
        "receivable": verdict.invoice_number or None,
        "faults": [
            {"field": f.field, "code": f.code, "message": f.message.in_language(language)}
            for f in verdict.faults
        ],
        "notes": [
            {"field": f.field, "code": f.code, "message": f.message.in_language(language)}
            for f in verdict.notes
        ],
    }
