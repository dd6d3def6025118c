"""`inkasso prove`: the books prove themselves."""

from __future__ import annotations

from datetime import date

import click

from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import emit, say, spoken, table
from inkasso.cli.progress import progress
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.ledger.models import Posting
from inkasso.ledger.proofs import Check
from inkasso.ledger.proving import keep_proof
from inkasso.oversight.proving import every_check

_FAULTS_FOUND = 1


@click.command("prove")
@json_option
@pass_workspace
def prove_command(workspace: Workspace, *, as_json: bool) -> int:
    """Prove the books: every statement that must hold, and whether it does."""
    with sweep(workspace, "administration", "proof of the books") as swept:
        checks = prove(workspace)
        swept.size = postings = Posting.objects.count()
    holds = all(check.holds for check in checks)
    if as_json:
        emit(
            {"holds": holds, "postings": postings, "checks": [one.as_document() for one in checks]}
        )
    else:
        show(checks)
    return 0 if holds else _FAULTS_FOUND


def prove(workspace: Workspace, on: date | None = None) -> list[Check]:
    """Every check, in order; what they found is kept, as of a day."""
    with progress("Proving the books") as advance:
        checks = []
        for check in every_check(workspace.home, workspace.actor):
            checks.append(check)
            advance(1)
    now = workspace.clock.now()
    keep_proof(checks, now, on or now.date(), workspace.actor)
    return checks


def show(checks: list[Check]) -> None:
    """The checks as a table, and what they come to."""
    rows = (
        ("holds" if check.holds else "FAILS", check.check, spoken(check.found)) for check in checks
    )
    table("Proof of the books", ("", "check", "found"), rows)
    wrong = sum(not check.holds for check in checks)
    say("The books hold." if not wrong else f"{wrong} checks fail; see above what and where.")
