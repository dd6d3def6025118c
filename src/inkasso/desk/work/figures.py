"""Counting the figures, as long work."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from inkasso.base.words import Words
from inkasso.figures.counting import count_figures
from inkasso.figures.questions import QUESTIONS
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running


def _count(job: Running) -> Facts:
    job.progress(0, len(QUESTIONS))
    done = 0
    for done, _ in enumerate(count_figures(job.done_on), start=1):
        job.progress(done, len(QUESTIONS))
    return {"answered": done}


def _tells(result: Facts) -> Sequence[Words]:
    count = str(result["answered"])
    return [
        Words(
            fi="Kysymyksiä vastattu: {count}.",
            sv="Besvarade frågor: {count}.",
            en="Questions answered: {count}.",
        ).format(count=count)
    ]


COUNT_FIGURES = Kind(
    key="count_figures",
    name=Words(fi="tunnuslukujen laskenta", sv="räkning av nyckeltal", en="counting of figures"),
    run=_count,
    tells=_tells,
    where=lambda _: reverse("figures"),
)
