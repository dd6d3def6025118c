"""The stages of a day, in their order: each for its purpose, each safe to begin again.

Decisions come first and are final; everything after them only carries out, seals and counts what
they say, so a day that was cut off anywhere is finished by running it again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from inkasso.base.words import Words
from inkasso.correspondence.filing import file_free_letters, pending_free_letters
from inkasso.demands.filing import count_pending, file_letters
from inkasso.figures.counting import count_figures
from inkasso.figures.questions import QUESTIONS
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.seals import seal_log
from inkasso.mandates.agency import Agency
from inkasso.objections.filing import file_answers, pending_answers
from inkasso.plans.filing import file_plan_letters, pending_plan_letters
from inkasso.strategy.dayrun import DayReport, run_day
from inkasso.strategy.loading import open_case_ids

#: For whom a day is run, and how its sweeps are called in the log.
_PURPOSE, _RUN, _PRINTING = "collection", "day run", "letters of the day run"


@dataclass(slots=True, kw_only=True)
class Day:
    """A day that is being run, and what has come of it so far."""

    on: date
    #: Who runs it; the access log names them.
    by: str
    agency: Agency
    #: Letters' files go under it.
    home: Path
    report: DayReport = field(init=False)
    #: Letters that got their files.
    filed: int = 0

    def __post_init__(self) -> None:
        self.report = DayReport(date=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of a day."""

    key: str
    name: Words
    #: How much there is to do; asked when the stage begins.
    size: Callable[[Day], int]
    #: Does it, in transactions of its own; yields how much more is done.
    run: Callable[[Day], Generator[int, None, None]]


def _cases(day: Day) -> int:
    with acting(_PURPOSE, actor=day.by, reason=_RUN):
        return len(open_case_ids())


def _decide(day: Day) -> Generator[int, None, None]:
    with acting(_PURPOSE, actor=day.by, reason=_RUN), sweeping(_RUN) as swept:
        weighed = 0
        for report in run_day(day.on, day.agency):
            day.report = report
            yield report.cases - weighed
            weighed = report.cases
        swept.size = weighed


def _letters(day: Day) -> int:
    with acting(_PURPOSE, actor=day.by, reason=_RUN), sweeping(_PRINTING) as swept:
        others = len(pending_plan_letters()) + len(pending_answers()) + len(pending_free_letters())
        swept.size = count_pending() + others
    return swept.size


def _print(day: Day) -> Generator[int, None, None]:
    """Also what a run that was killed left without a file."""
    with acting(_PURPOSE, actor=day.by, reason=_RUN), sweeping(_PRINTING) as swept:
        filing = (file_letters, file_plan_letters, file_answers, file_free_letters)
        for filed in chain.from_iterable(file(day.home) for file in filing):
            day.filed += filed
            yield filed
        swept.size = day.filed


def _one(day: Day) -> int:
    return 1


def _seal(day: Day) -> Generator[int, None, None]:
    with acting("oversight", actor=day.by, reason="seal of the access log"):
        seal_log()
        yield 1


def _questions(day: Day) -> int:
    return len(QUESTIONS)


def _count(day: Day) -> Generator[int, None, None]:
    with acting(_PURPOSE, actor=day.by, reason="counting of figures"):
        for _ in count_figures(day.on):
            yield 1


DECIDING = Stage(
    key="deciding",
    name=Words(fi="asioiden ratkaisu", sv="beslut i ärendena", en="deciding cases"),
    size=_cases,
    run=_decide,
)
LETTERS = Stage(
    key="letters",
    name=Words(fi="kirjeiden teko", sv="framställning av brev", en="making letters"),
    size=_letters,
    run=_print,
)
SEALING = Stage(
    key="sealing",
    name=Words(fi="lokin sinetöinti", sv="förseglingen av loggen", en="sealing the log"),
    size=_one,
    run=_seal,
)
FIGURES = Stage(
    key="figures",
    name=Words(fi="tunnuslukujen laskenta", sv="räkningen av nyckeltal", en="counting of figures"),
    size=_questions,
    run=_count,
)
#: In the order that a day takes them.
STAGES = (DECIDING, LETTERS, SEALING, FIGURES)
