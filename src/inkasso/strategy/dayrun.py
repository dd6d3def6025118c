"""The day run: decides every open case's next step from facts and date, and takes what is due.

Deciding reads and locks nothing. Cases that act are locked in small groups and decided once more
under the lock, so two runs at once, or one after a kill, never send a letter twice: the second
finds the letter among the facts and decides to wait.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db import transaction

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.demands.sending import DecidedLetter
from inkasso.gate.holds.kinds import Act
from inkasso.ledger.seals import seal_day
from inkasso.mandates.agency import Agency
from inkasso.objections.evidence import remind_clients
from inkasso.strategy.acting import act
from inkasso.strategy.loading import CHUNK, held, open_case_ids, states
from inkasso.strategy.rules import next_step, on_hold
from inkasso.strategy.tending import Tended, tend, untended

#: Who reminds clients of evidence that is late.
_RUN = "day run"
#: Cases locked and decided in one transaction.
_ACTING = 100


class RefusedCase(NamedTuple):
    """A case whose step was due and may not be taken."""

    case_id: int
    code: str
    because: Words
    grounds: tuple[Citation, ...] = ()


@dataclass(slots=True)
class DayReport:
    """What a day run did, and what it did not."""

    date: date
    cases: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    costs_charged: Money = field(default_factory=lambda: Money(0))
    refused: list[RefusedCase] = field(default_factory=list)
    #: What the other cases wait for, counted by code.
    waiting: Counter[str] = field(default_factory=Counter)

    def note(self, case_id: int, answer: DecidedLetter | Refusal) -> None:
        """Take what became of one case into the report."""
        if isinstance(answer, Refusal):
            grounds = answer.because
            self.refused.append(RefusedCase(case_id, answer.code, answer.message, grounds))
            return
        self.steps[answer.request.step] += 1
        self.letters += 1 + len(answer.copies)
        if answer.cost is not None:
            self.costs_charged += Money(answer.cost.cents)

    def note_plan(self, tended: Tended) -> None:
        """Take what became of a plan into the report."""
        if isinstance(tended.answer, Refusal):
            self.note(tended.case_id, tended.answer)
            return
        self.steps[f"plan_{tended.answer}"] += 1
        self.letters += 1


def run_day(on: date, agency: Agency) -> Iterator[DayReport]:
    """Run a day; yields its growing report after each group of cases, sealed at the end."""
    report = DayReport(date=on)
    ids = open_case_ids()
    for start in range(0, len(ids), CHUNK):
        due, planned = _weigh(ids[start : start + CHUNK], on, report)
        yield from _tend(planned, on, agency, report)
        for group in range(0, len(due), _ACTING):
            with transaction.atomic():
                for case_id, answer in act(due[group : group + _ACTING], on, agency):
                    report.note(case_id, answer)
            yield report
        yield report
    with transaction.atomic():
        remind_clients(on, _RUN)
        seal_day(on)
    yield report


def _tend(
    planned: Sequence[int], on: date, agency: Agency, report: DayReport
) -> Iterator[DayReport]:
    """Write what plans that are not kept call for."""
    wanting = untended(planned, on)
    for group in range(0, len(wanting), _ACTING):
        with transaction.atomic():
            for tended in tend(wanting[group : group + _ACTING], on, agency):
                report.note_plan(tended)
        yield report


def _weigh(case_ids: Sequence[int], on: date, report: DayReport) -> tuple[list[int], list[int]]:
    """Cases whose next step is due, and those with a plan; all others are counted by their wait.

    Of whom nothing but storing is allowed, nothing is weighed.
    """
    due, planned = [], []
    closed = held(case_ids, Act.SWEEP, on)
    for case_id, holds in closed.items():
        report.cases += 1
        report.refused.append(RefusedCase(case_id, "hold", on_hold(holds)))
    for state in states([case_id for case_id in case_ids if case_id not in closed], on):
        report.cases += 1
        try:
            step = next_step(state, state.strategy, on)
        except Refused as refused:
            report.note(state.id, refused.refusal)
            continue
        if step.is_due(on):
            due.append(state.id)
        elif step.code == "hold":
            report.refused.append(RefusedCase(state.id, step.code, step.because))
        else:
            report.waiting[step.code] += 1
            if step.code == "plan":
                planned.append(state.id)
    return due, planned
