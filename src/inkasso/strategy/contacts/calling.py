"""Who is to be called on a day, and why: the queue of calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.contacts.results import RESULTS
from inkasso.contacts.waiting import Waiting, callbacks, promises_broken
from inkasso.gate.holds.kinds import Act
from inkasso.law.wording import fill
from inkasso.plans.behind import plans_missed
from inkasso.strategy.loading import held


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDue:
    """A case worth a call."""

    case_id: int
    #: callback, promise or plan.
    kind: str
    #: Since when it waits.
    since: date
    why: Words


def calls_due(on: date, cases: Sequence[int] | None = None) -> list[CallDue]:
    """Cases to call on a day, each once: agreed callbacks, broken promises, missed plans.

    Of some cases, or of all.
    Those whose calls a hold stops are left out; when exactly each may be called, the case says.
    """
    found: dict[int, CallDue] = {}
    for one in (*_callbacks(on, cases), *_promises(on, cases), *_plans(on, cases)):
        found.setdefault(one.case_id, one)
    stopped = held(list(found), Act.CALL, on)
    free = (one for one in found.values() if one.case_id not in stopped)
    return sorted(free, key=lambda one: (_ORDER.index(one.kind), one.since, one.case_id))


#: What was promised to the person comes first.
_ORDER = ("callback", "promise", "plan")


def _callbacks(on: date, cases: Sequence[int] | None) -> Iterator[CallDue]:
    for one in callbacks(on, cases):
        yield CallDue(case_id=one.case_id, kind="callback", since=one.due_on, why=_again(one))


def _again(one: Waiting) -> Words:
    return fill(_CALLBACK, day=one.due_on, result=RESULTS[one.result].name)


def _promises(on: date, cases: Sequence[int] | None) -> Iterator[CallDue]:
    for one in promises_broken(on, cases):
        assert one.promised is not None, "that is what is broken"
        cents, by_on = one.promised
        why = fill(_PROMISE, sum=Money(cents), day=by_on)
        yield CallDue(case_id=one.case_id, kind="promise", since=one.due_on, why=why)


def _plans(on: date, cases: Sequence[int] | None) -> Iterator[CallDue]:
    for one in plans_missed(on, cases):
        due = one.waits_for.due if one.waits_for else on
        why = fill(_PLAN, number=str(one.plan.number), sum=Money(one.behind), day=due)
        yield CallDue(case_id=one.plan.case_id, kind="plan", since=due, why=why)


_CALLBACK = Words(
    fi="Soita uudelleen {day} alkaen; viimeksi: {result}.",
    sv="Ring på nytt från {day}; senast: {result}.",
    en="Call again from {day}; last time: {result}.",
)
_PROMISE = Words(
    fi="Lupasi {sum} euroa viimeistään {day}; ei ole tullut.",
    sv="Lovade {sum} euro senast {day}; har inte kommit.",
    en="Promised {sum} euros by {day}; it has not come.",
)
_PLAN = Words(
    fi="Maksusuunnitelma {number}: {sum} euroa jäljessä {day} alkaen.",
    sv="Betalningsplan {number}: {sum} euro efter sedan {day}.",
    en="Payment plan {number}: {sum} euros behind since {day}.",
)
