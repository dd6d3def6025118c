"""`inkasso notice verify`: does the running system do what the notice says?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date

import click
from django.conf import settings
from django.db import transaction

from inkasso.base.moment import Moment
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say, table
from inkasso.cli.progress import progress
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting
from inkasso.gate.register import register_folder
from inkasso.mandates.agency import read_agency
from inkasso.notice.data_map import load_data_map
from inkasso.notice.statements import STATEMENTS
from inkasso.oversight.verified import begin_verification, keep_statement
from inkasso.oversight.verifying.register_as_is import read_as_is
from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Statement, Verdict
from inkasso.oversight.verifying.verifying import verify

_FAULTS_FOUND = 1


@click.command("verify")
@click.argument("keys", metavar="[KEY]…", nargs=-1)
@click.option("--keep", is_flag=True, help="Keep what is found: the desk shows it.")
@click.option("--job", type=int, help="Number of the desk's job that asks.")
@date_option
@json_option
@pass_workspace
def verify_command(
    workspace: Workspace,
    *,
    keys: tuple[str, ...],
    keep: bool,
    job: int | None,
    on: date | None,
    as_json: bool,
) -> int:
    """Does the running system do what the notice says? All statements, or those of KEYs."""
    if unknown := [key for key in keys if key not in STATEMENTS]:
        known = ", ".join(STATEMENTS)
        raise click.UsageError(f"no statement {', '.join(unknown)}; there are {known}")
    with workspace.database(), progress("Verifying the notice") as advance:
        running = Running(
            as_is=read_as_is(register_folder()),
            data_map=load_data_map(),
            agency=read_agency(settings.AGENCY_FILE),
            on=day_of(workspace, on),
            actor=workspace.actor,
            as_owner=workspace.as_owner,
        )
        judged = []
        told = verify(running, keys)
        if keep:
            told = _kept(told, running, len(keys or STATEMENTS), job)
        for statement in told:
            judged.append(statement)
            advance(1)
    _show(judged, as_json=as_json)
    return _FAULTS_FOUND if _number(judged, Verdict.FAILS) else 0


def _kept(
    told: Iterator[Statement], running: Running, count: int, job: int | None
) -> Iterator[Statement]:
    """The same, each kept as soon as it is judged."""
    reason, version = "verification of the notice", running.register.version
    moment = Moment(on=running.on, by=running.actor)
    with acting("oversight", actor=running.actor, reason=reason), transaction.atomic():
        run = begin_verification(version, count, moment, job)
    for statement in told:
        with acting("oversight", actor=running.actor, reason=reason), transaction.atomic():
            keep_statement(run, statement)
        yield statement


def _show(judged: Sequence[Statement], *, as_json: bool) -> None:
    counts = {verdict: _number(judged, verdict) for verdict in Verdict}
    if as_json:
        emit(
            {
                "holds": counts[Verdict.HOLDS],
                "fails": counts[Verdict.FAILS],
                "not_built": counts[Verdict.NOT_BUILT],
                "statements": [asdict(one) for one in judged],
            }
        )
        return
    rows = (
        (one.key, one.verdict.upper(), "\n".join([one.text, *(f"· {e}" for e in one.evidence)]))
        for one in judged
    )
    table("What the notice says, and what was found", ("key", "verdict", "evidence"), rows)
    say(
        f"{len(judged)} statements: {counts[Verdict.HOLDS]} hold, {counts[Verdict.FAILS]} fail, "
        f"{counts[Verdict.NOT_BUILT]} are not built."
    )


def _number(judged: Sequence[Statement], verdict: Verdict) -> int:
    return sum(one.verdict is verdict for one in judged)
