"""Running a day stage by stage, for whoever watches, and keeping what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import TypeAlias

from django.db import connection, transaction

from inkasso.days.asking import PURPOSE, only_run
from inkasso.days.models import DayRun, Outcome
from inkasso.days.stages import STAGES, Day, Stage
from inkasso.gate.acting import acting
from inkasso.jobs.running import HandedBack, Stopped

#: Is told the stage, how much of it is done and how much there is; what it raises ends the run.
Watch: TypeAlias = Callable[[Stage, int, int], None]


def run_stages(
    day: Day, watch: Watch, stages: Sequence[Stage] = STAGES, *, job: int | None = None
) -> None:
    """Run a day and keep what came of it, also where it is stopped or breaks off.

    At the edge, outside a transaction; `job` is its number where the desk asked for it. A run that
    is handed back to be gone on with leaves no row. Raises `Refused`: `day_under_way`,
    `day_overtaken`.
    """
    with only_run(day.on, day.by, job):
        _run_and_keep(day, watch, stages)


def _run_and_keep(day: Day, watch: Watch, stages: Sequence[Stage]) -> None:
    at, begun_at = stages[0], _moment(day)
    try:
        for at in stages:
            _run(at, day, watch)
    except HandedBack:
        raise
    except Stopped:
        _keep(day, begun_at, at, Outcome.STOPPED)
        raise
    except Exception:
        _keep(day, begun_at, at, Outcome.BROKEN)
        raise
    _keep(day, begun_at, at, Outcome.DONE)


def result_of(day: Day) -> Mapping[str, object]:
    """What a day came to, in counts and cents; no case is named."""
    report = day.report
    return {
        "cases": report.cases,
        "letters": report.letters,
        "filed": day.filed,
        "costs_cents": report.costs_charged.cents,
        "steps": dict(sorted(report.steps.items())),
        "waiting": dict(sorted(report.waiting.items())),
        "refused": dict(sorted(Counter(one.code for one in report.refused).items())),
    }


def _run(stage: Stage, day: Day, watch: Watch) -> None:
    done, total = 0, stage.size(day)
    watch(stage, done, total)
    # Closed at once where the watcher ends it: what a stage acts as ends with it.
    with closing(stage.run(day)) as running:
        for more in running:
            done += more
            watch(stage, done, max(done, total))


def _moment(day: Day) -> datetime:
    """The database's moment, which also says when the run ended."""
    with (
        acting(PURPOSE, actor=day.by, reason="day run"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT now()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def _keep(day: Day, begun_at: datetime, stage: Stage, outcome: Outcome) -> None:
    with acting(PURPOSE, actor=day.by, reason="day run"), transaction.atomic():
        DayRun.objects.create(
            day=day.on,
            by=day.by[:100],
            begun_at=begun_at,
            outcome=outcome,
            stage=stage.key,
            result=dict(result_of(day)),
        )
