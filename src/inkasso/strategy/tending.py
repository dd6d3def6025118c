"""Tending plans in the day run: a missed instalment is reminded of once, a broken plan ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.mandates.agency import Agency
from inkasso.parties.addressing import closed_files
from inkasso.plans.loading import agreed
from inkasso.plans.recording import record_end, record_missed
from inkasso.plans.watching import Standing, State
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.strategy.planning import Agreeing, notice_of
from inkasso.strategy.refusing import FILE_CLOSED


class Tended(NamedTuple):
    """What became of a plan: the kind of letter that was written, or why none could be."""

    case_id: int
    answer: str | Refusal


def untended(case_ids: Collection[int], on: date) -> list[int]:
    """Cases whose plan wants a letter on a day; reads, and locks nothing."""
    found = agreed(case_ids)
    return [case_id for case_id, word in sorted(found.items()) if _wants(word.standing(on))]


def tend(case_ids: Collection[int], on: date, agency: Agency) -> list[Tended]:
    """Look again under the locks, and write what is still to be written.

    In the caller's transaction. A case that another run has served meanwhile is left out, and so is
    one that is held: nobody is written to, and nobody's plan ends while nobody may be told.
    """
    return list(_tended(lock_cases(list(case_ids)).values(), on, agency))


def _wants(standing: Standing | None) -> bool:
    return standing is not None and (
        standing.state is State.BROKEN or standing.to_remind is not None
    )


def _tended(cases: Collection[LoadedCase], on: date, agency: Agency) -> Iterator[Tended]:
    closed = closed_files({case.person_id for case in cases})
    standings = agreed([case.id for case in cases])
    for case in cases:
        word = standings.get(case.id)
        standing = word.standing(on) if word else None
        if standing is None or not _wants(standing) or case.closed_on is not None:
            continue
        if case.person_id in closed:
            yield Tended(case.id, FILE_CLOSED)
            continue
        at = Agreeing(case, on)
        if at.held:
            continue
        yield Tended(case.id, _written(at, standing, agency))


def _written(at: Agreeing, standing: Standing, agency: Agency) -> str | Refusal:
    """The letter that is due, alone: one that is refused spoils no other."""
    try:
        with transaction.atomic():
            return _write(at, standing, agency)
    except Refused as refused:
        return refused.refusal


def _write(at: Agreeing, standing: Standing, agency: Agency) -> str:
    notice = notice_of(at, standing.plan, agency)
    missed = standing.to_remind
    if missed is not None:
        return record_missed(notice, missed, Money(standing.behind)).kind
    return record_end(notice, "broken").kind
