"""`inkasso intake`: receivables handed over as tables or electronic invoices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click
from django.db import transaction

from inkasso.base.words import Language
from inkasso.cli.clients import BusinessId
from inkasso.cli.main import BAD_INPUT
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.progress import progress
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
    with workspace.database():
        owner = client_by_business_id(client)
        intake = Intake(owner, reading.on)
        if dry_run or strict:
            with transaction.atomic():
                verdicts = list(_take_in(files, intake, reading))
                spoiled = strict and any(v.outcome is Outcome.REFUSED for v in verdicts)
                transaction.set_rollback(dry_run or spoiled)
        else:
            # A file is read to its end before its first row is taken in.
            spoiled = False
            for file in files:
                _read_through(file, reading)
            verdicts = list(_take_in(files, intake, reading))
    _show(verdicts, as_json=as_json, language=_language(owner.language))
    if spoiled:
        say_nothing_kept(as_json=as_json)
    return BAD_INPUT if spoiled else 0


def _language(language: str) -> Language:
    return "sv" if language == "sv" else "en" if language == "en" else "fi"


def _read_through(file: Path, reading: Reading) -> None:
    for _ in read_rows(file, reading):
        pass


def _take_in(files: Iterable[Path], intake: Intake, reading: Reading) -> Iterator[Verdict]:
    for file in files:
        with progress(f"Taking in {file.name}") as advance:
            for verdicts in intake.take_in(read_rows(file, reading)):
                advance(len(verdicts))
                yield from verdicts


def _show(verdicts: list[Verdict], *, as_json: bool, language: Language) -> None:
    accepted = sum(v.outcome is Outcome.ACCEPTED for v in verdicts)
    refused = sum(v.outcome is Outcome.REFUSED for v in verdicts)
    if as_json:
        emit(
            {
                "rows": len(verdicts),
                "accepted": accepted,
                "refused": refused,
                "verdicts": [_verdict(verdict, language) for verdict in verdicts],
            }
        )
        return
    duplicates = len(verdicts) - accepted - refused
    say(f"{len(verdicts)} rows: {accepted} accepted, {refused} refused, {duplicates} duplicates.")
    faults = [(v, fault) for v in verdicts for fault in v.faults if v.outcome is Outcome.REFUSED]
    if faults:
        rows = ((v.row, fault.field, fault.code, fault.message.en) for v, fault in faults)
        table("Refused", (">row", "field", "code", "why"), rows)


def _verdict(verdict: Verdict, language: Language) -> Json:
    return {
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


def say_nothing_kept(*, as_json: bool) -> None:
    """Strict means all or nothing; this was nothing."""
    if not as_json:
        say("Nothing was taken in: --strict, and some rows are refused.")
