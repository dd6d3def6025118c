"""`inkasso prove`: the books prove themselves."""

from __future__ import annotations

from collections.abc import Iterator

import click

from inkasso.billing.proofs import proofs as billing_proofs
from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import emit, say, table
from inkasso.cli.progress import progress
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.demands.proofs import proofs as demand_proofs
from inkasso.gate.acting import acting
from inkasso.gate.proofs import proofs as gate_proofs
from inkasso.ledger.models import Posting
from inkasso.ledger.proofs import Check
from inkasso.ledger.proofs import proofs as ledger_proofs
from inkasso.payments.proofs import proofs as payment_proofs
from inkasso.plans.filing import proofs as plan_proofs
from inkasso.receivables.proofs import proofs as receivable_proofs

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
        emit({"holds": holds, "postings": postings, "checks": [c._asdict() for c in checks]})
    else:
        show(checks)
    return 0 if holds else _FAULTS_FOUND


def prove(workspace: Workspace) -> list[Check]:
    """Every check, in order."""
    with progress("Proving the books") as advance:
        checks = []
        for check in _checks(workspace):
            checks.append(check)
            advance(1)
    return checks


def _checks(workspace: Workspace) -> Iterator[Check]:
    yield from ledger_proofs()
    yield from receivable_proofs()
    yield from payment_proofs()
    yield from demand_proofs(workspace.home)
    yield from plan_proofs(workspace.home)
    yield from billing_proofs()
    with acting("oversight", actor=workspace.actor, reason="proof of the access log"):
        of_the_log = list(gate_proofs())
    yield from of_the_log


def show(checks: list[Check]) -> None:
    """The checks as a table, and what they come to."""
    rows = (("holds" if check.holds else "FAILS", check.check, check.detail) for check in checks)
    table("Proof of the books", ("", "check", "found"), rows)
    wrong = sum(not check.holds for check in checks)
    say("The books hold." if not wrong else f"{wrong} checks fail; see above what and where.")
