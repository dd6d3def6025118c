"""The day run at the desk: today's, what waits for it, and what earlier ones came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.days.asking import DAY_RUN, ask_day, newest_runs, run_of
from inkasso.days.models import DayRun
from inkasso.days.stages import STAGES
from inkasso.demands.viewing import unprinted
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, mark_of
from inkasso.desk.page import page
from inkasso.desk.seeing.telling import label_told
from inkasso.desk.templatetags.desk import text
from inkasso.jobs.models import Job
from inkasso.jobs.reading import under_way
from inkasso.strategy.loading import open_case_ids

#: Runs that the history shows.
_SHOWN = 60
_STAGES: Mapping[str, Words] = {stage.key: stage.name for stage in STAGES}
#: The parts of a result that are counted by a code.
_COUNTED = ("steps", "refused", "waiting")


def _why(code: str) -> str:
    return text(code, "ended.")


@dataclass(frozen=True, slots=True)
class Run:
    """A run as the page tells it."""

    row: DayRun

    @property
    def letters(self) -> int:
        """Letters that it decided."""
        return int(self.row.result.get("letters", 0))

    @property
    def costs(self) -> Money:
        """What they cost the debtors."""
        return Money(int(self.row.result.get("costs_cents", 0)))

    @property
    def refused(self) -> int:
        """Steps that were due and not taken."""
        return sum(count for _, count in self._by("refused"))

    @property
    def minutes(self) -> str:
        """How long it took, in minutes and seconds."""
        whole = int((self.row.ended_at - self.row.begun_at).total_seconds())
        return f"{whole // 60}:{whole % 60:02d}"

    @property
    def stage(self) -> Words | None:
        """The stage that it reached."""
        return _STAGES.get(self.row.stage)

    @property
    def parts(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """What it did, did not and waits for, each counted."""
        return [(part, found) for part in _COUNTED if (found := self._by(part))]

    def _by(self, part: str) -> list[tuple[str, int]]:
        counted = cast("Mapping[str, int]", self.row.result.get(part, {}))
        most_first = sorted(counted.items(), key=lambda one: -one[1])
        told = label_told if part == "steps" else _why
        return [(told(code), count) for code, count in most_first]


@page("run_day")
def day_runs(request: HttpRequest) -> HttpResponse:
    """Today's run: asked for here, watched on its job's page, told here afterwards."""
    on, runs = today(), [Run(row) for row in newest_runs(_SHOWN)]
    before, going_on = run_of(on), under_way(DAY_RUN)
    form = DeskForm.of(request, seen=mark_of(on, before and before.id))
    asked: list[Job] = []
    if form.carried_out(lambda _: asked.append(ask_day(on))):
        where = reverse("job", args=[asked[0].id]) if asked else reverse("work")
        return HttpResponseRedirect(where)
    context = {
        "form": form,
        "before": before,
        "going_on": going_on,
        "runs": runs,
        "open_cases": len(open_case_ids()),
        "unprinted": unprinted().count(),
    }
    return render(request, "desk/work/day_runs.html", context, status=form.status)
