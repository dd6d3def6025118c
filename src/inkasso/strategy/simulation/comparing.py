"""Two strategies on the same past cases, side by side, and beside them what was done in fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from inkasso.receivables.costs import AGREED, COMPENSATION
from inkasso.strategy.plan import Strategy
from inkasso.strategy.simulation.facts import Life
from inkasso.strategy.simulation.loading import CHUNK, past_case_ids, past_cases
from inkasso.strategy.simulation.playing import Rules, play
from inkasso.strategy.simulation.summing import Summary

_LETTERS = """
SELECT count(*) FROM demands_letter l JOIN receivables_case c ON c.id = l.case_id
 WHERE l.case_id = ANY(%s) AND l.person_id = c.person_id AND l.dated <= %s
"""
_COSTS = """
SELECT coalesce(sum(cents), 0)::bigint FROM receivables_cost
 WHERE case_id = ANY(%s) AND NOT by_creditor AND act <> ALL(%s) AND charged_on <= %s
"""
_PAID = """
SELECT coalesce(sum(cents), 0)::bigint FROM receivables_payment p
 WHERE case_id = ANY(%s) AND booked_on <= %s
   AND NOT EXISTS (SELECT FROM receivables_reversal v WHERE v.payment_id = p.id)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be simulated."""

    client_id: int
    #: The strategy that is proposed; its regime says which kind of case it is for.
    proposed: Strategy
    present: Strategy
    #: Last day of what is known: nothing after it is guessed.
    until: date
    #: Weekdays within which the post delivers.
    delivery_days: int
    #: How many of the newest cases; None for all of them.
    most: int | None = None


@dataclass(slots=True)
class Comparison:
    """The same cases under both strategies."""

    present: Summary = field(default_factory=Summary)
    proposed: Summary = field(default_factory=Summary)
    #: Letters that the cases got in fact, and what those cost the debtors, in cents.
    letters_in_fact: int = 0
    cents_in_fact: int = 0
    #: What the cases paid in fact, in cents: the same under any strategy, for nobody knows better.
    paid_in_fact: int = 0
    #: Cases whose letters the proposal changes in number, kind or day.
    changed: int = 0


def compare(question: Question) -> Comparison:
    """Both strategies on a client's past cases; see `comparing` for the way there."""
    *_, last = [Comparison(), *comparing(question)]
    return last


def comparing(question: Question) -> Iterator[Comparison]:
    """The growing comparison after each chunk of cases, for those who watch."""
    ids = cases_of(question)
    found = Comparison()
    for start in range(0, len(ids), CHUNK):
        _chunk(ids[start : start + CHUNK], question, found)
        yield found


def cases_of(question: Question) -> list[int]:
    """The cases that a question is about, the newest first."""
    kind = question.proposed.regime
    return past_case_ids(question.client_id, kind, question.until, question.most)


def _chunk(ids: Sequence[int], question: Question, found: Comparison) -> None:
    now, then = (
        Rules(strategy=strategy, until=question.until, delivery_days=question.delivery_days)
        for strategy in (question.present, question.proposed)
    )
    for case in past_cases(ids):
        before, after = play(case, now), play(case, then)
        found.present.note(before)
        found.proposed.note(after)
        found.changed += _seen(before) != _seen(after)
    found.letters_in_fact += _number(_LETTERS, list(ids), question.until)
    found.cents_in_fact += _number(_COSTS, list(ids), [COMPENSATION, *AGREED], question.until)
    found.paid_in_fact += _number(_PAID, list(ids), question.until)


def _seen(life: Life) -> list[tuple[str, date, int]]:
    """What the debtor would notice."""
    return [(letter.send, letter.day, letter.cents) for letter in life.letters]


def _number(sql: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])
