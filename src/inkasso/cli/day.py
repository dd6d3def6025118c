"""`inkasso day`: the day run, and the letters that come of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date

import click
from django.conf import settings

from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import citations, emit, say, table
from inkasso.cli.progress import progress
from inkasso.cli.rights.erasing import finish_undone
from inkasso.cli.rights.restoring import catch_up
from inkasso.cli.workspace import Workspace
from inkasso.days.running import Watch, run_stages
from inkasso.days.stages import Day, Stage
from inkasso.mandates.agency import read_agency
from inkasso.strategy.dayrun import DayReport


@click.command("day")
@date_option
@json_option
@pass_workspace
def day_command(workspace: Workspace, *, on: date | None, as_json: bool) -> None:
    """Decide every open case's next step and take what is due."""
    day = Day(
        on=day_of(workspace, on),
        by=workspace.actor,
        agency=read_agency(settings.AGENCY_FILE),
        home=workspace.home,
    )
    with workspace.database():
        catch_up(workspace)
        with _bars() as watch:
            run_stages(day, watch)
        finish_undone(workspace, day.on)
    show(day.report, as_json=as_json)


@contextmanager
def _bars() -> Iterator[Watch]:
    """A bar on a terminal for each stage."""
    with ExitStack() as stack:
        advance, at, reached = None, None, 0

        def watch(stage: Stage, done: int, total: int) -> None:
            nonlocal advance, at, reached
            if advance is None or stage is not at:
                stack.close()
                name = stage.name.en
                advance = stack.enter_context(progress(name[0].upper() + name[1:], total))
                at, reached = stage, 0
            advance(done - reached)
            reached = done

        yield watch


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
