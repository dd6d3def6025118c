"""Running a day as work in the background: the same stages as `inkasso day`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from django.conf import settings
from django.urls import reverse

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.days.asking import DAY_RUN
from inkasso.days.running import result_of, run_stages
from inkasso.days.stages import STAGES, Day, Stage
from inkasso.gate.current import current
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.law.wording import fill
from inkasso.mandates.agency import read_agency


def _run(running: Running) -> Facts:
    who = current()
    day = Day(
        # It may have waited overnight.
        on=running.done_on,
        by=who.actor if who else "-",
        agency=read_agency(settings.AGENCY_FILE),
        home=settings.HOME,
    )

    def watch(stage: Stage, done: int, total: int) -> None:
        running.progress(done, total, stage=stage.key)

    run_stages(day, watch, job=running.number)
    return result_of(day)


def _tells(result: Facts) -> Sequence[Words]:
    costs = Money(int(str(result["costs_cents"])))
    refused = sum(cast("Mapping[str, int]", result["refused"]).values())
    told = [fill(_DECIDED, cases=str(result["cases"]), letters=str(result["letters"]), costs=costs)]
    return [*told, fill(_REFUSED, refused=str(refused))] if refused else told


_DECIDED = Words(
    fi="Avoimia asioita {cases}, uusia kirjeitä {letters}, niistä kuluja {costs} €.",
    sv="Öppna ärenden {cases}, nya brev {letters}, kostnader för dem {costs} €.",
    en="Open cases {cases}, new letters {letters}, costs of them {costs} EUR.",
)
_REFUSED = Words(
    fi="Askelista jäi ottamatta {refused}; syyt ovat päiväajon sivulla.",
    sv="Steg som inte togs: {refused}; skälen står på dagskörningens sida.",
    en="Steps not taken: {refused}; the page of day runs says why.",
)

DAY_JOB = Kind(
    key=DAY_RUN,
    name=Words(fi="päiväajo", sv="dagskörning", en="day run"),
    run=_run,
    stages={stage.key: stage.name for stage in STAGES},
    tells=_tells,
    where=lambda _: reverse("day_runs"),
)
