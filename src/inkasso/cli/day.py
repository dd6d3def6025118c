"""`inkasso day`: the day run, and the letters that come of it."""

from __future__ import annotations

from datetime import date
from itertools import chain

import click
from django.conf import settings

from inkasso.cli.background.figures import count_all
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import citations, emit, say, table
from inkasso.cli.progress import progress
from inkasso.cli.rights.erasing import finish_undone
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.demands.filing import count_pending, file_letters
from inkasso.gate.acting import acting
from inkasso.gate.seals import seal_log
from inkasso.mandates.agency import Agency, read_agency
from inkasso.objections.filing import file_answers, pending_answers
from inkasso.plans.filing import file_plan_letters, pending_plan_letters
from inkasso.strategy.dayrun import DayReport, run_day
from inkasso.strategy.loading import open_case_ids


@click.command("day")
@date_option
@json_option
@pass_workspace
def day_command(workspace: Workspace, *, on: date | None, as_json: bool) -> None:
    """Decide every open case's next step and take what is due."""
    day = day_of(workspace, on)
    with workspace.database():
        with sweep(workspace, "collection", "day run") as swept:
            report = play_day(workspace, day, read_agency(settings.AGENCY_FILE))
            swept.size = report.cases
        with acting("collection", actor=workspace.actor, reason="counting of figures"):
            count_all(day)
        finish_undone(workspace, day)
    show(report, as_json=as_json)


def play_day(workspace: Workspace, on: date, agency: Agency) -> DayReport:
    """One day: decisions first, then the letters' files, also those a killed run left undone."""
    report = DayReport(date=on)
    with progress("Deciding cases", len(open_case_ids())) as advance:
        weighed = 0
        for report in run_day(on, agency):
            advance(report.cases - weighed)
            weighed = report.cases
    pending = count_pending() + len(pending_plan_letters()) + len(pending_answers())
    home = workspace.home
    with progress("Making letters", pending) as advance:
        for filed in chain(file_letters(home), file_plan_letters(home), file_answers(home)):
            advance(filed)
    with acting("oversight", actor=workspace.actor, reason="seal of the access log"):
        seal_log()
    return report


def show(report: DayReport, *, as_json: bool) -> None:
    """What the day did, and of each refused case why."""
    if as_json:
        emit(
            {
                "date": report.date,
                "cases": report.cases,
                "steps": dict(sorted(report.steps.items())),
                "letters": report.letters,
                "costs_charged": report.costs_charged,
                "waiting": dict(sorted(report.waiting.items())),
                "refused": [
                    {
                        "case": str(refused.case_id),
                        "code": refused.code,
                        "because": refused.because.en,
                        "grounds": citations(refused.grounds),
                    }
                    for refused in report.refused
                ],
            }
        )
        return
    say(
        f"{report.date}: {report.cases} open cases, {report.letters} letters, "
        f"{report.costs_charged} EUR of costs charged."
    )
    if report.steps:
        table("Steps taken", ("step", ">cases"), sorted(report.steps.items()))
    if report.refused:
        rows = ((r.case_id, r.code, r.because.en) for r in report.refused)
        table("Not taken", (">case", "code", "why"), rows)
