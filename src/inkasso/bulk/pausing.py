"""Pausing many cases until a day, and ending such pauses; nobody's own pause is touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.bulk.models import Outcome
from inkasso.bulk.orders import Act, Change, Doing, Judged, Made
from inkasso.gate.holds.placing import (
    NewHold,
    Protected,
    check_hold,
    holds_of,
    lift_numbered,
    place_hold,
)
from inkasso.gate.models import Hold
from inkasso.law.wording import fill
from inkasso.mandates.agency import Agency
from inkasso.receivables.models import Case

#: Longest pause of many cases at once, in days; the agency's own limit.
LONGEST = 180
_PAUSE = "pause"


def _check_pause(change: Change, on: date) -> None:
    last = on + timedelta(days=LONGEST)
    if change.until is None or not on <= change.until <= last:
        message = fill(_UNTIL, first=on, last=last)
        raise Refused(Refusal(code="pause_needs_day", message=message))


def _judge_pause(change: Change, cases: Iterable[Case], on: date, _: Agency) -> Iterator[Judged]:
    for case in cases:
        yield Judged(case=str(case.id), refusal=_no_pause(change, case, on))


def _no_pause(change: Change, case: Case, on: date) -> Refusal | None:
    if case.closed_on is not None:
        return Refusal(code="case_is_closed", message=_CLOSED)
    try:
        check_hold(_protected(case), NewHold(kind=_PAUSE, until=change.until), on)
    except Refused as refused:
        return refused.refusal
    return None


def _pause(change: Change, case: Case, _cents: int, moment: Moment, _agency: Agency) -> Made:
    refusal = _no_pause(change, case, moment.on)
    if refusal is not None:
        raise Refused(refusal)
    new = NewHold(kind=_PAUSE, until=change.until)
    return Made(number=place_hold(_protected(case), new, moment.on, by=moment.by).id)


def _check_resume(_change: Change, _on: date) -> None:
    """Nothing to go by."""


def _judge_resume(_: Change, cases: Iterable[Case], on: date, _a: Agency) -> Iterator[Judged]:
    for case in cases:
        found = _paused(case, on)
        refusal = None if found else Refusal(code="no_joint_pause", message=_NO_PAUSE)
        yield Judged(case=str(case.id), refusal=refusal)


def _resume(_change: Change, case: Case, _cents: int, moment: Moment, _agency: Agency) -> Made:
    found = _paused(case, moment.on)
    if found is None:
        raise Refused(Refusal(code="no_joint_pause", message=_NO_PAUSE))
    return Made(number=lift_numbered(found.id, moment.on, by=moment.by).id)


def _paused(case: Case, on: date) -> Hold | None:
    """The pause of a case that an order has placed and that is in force."""
    placed = Outcome.objects.filter(case=case, done=True, order__act=Act.PAUSE)
    made = set(placed.values_list("made", flat=True))
    return next((hold for hold in holds_of(_protected(case), on=on) if hold.id in made), None)


def _protected(case: Case) -> Protected:
    return Protected(person_id=case.person_id, case_id=case.id)


_UNTIL = Words(
    fi="Anna tauon viimeinen päivä, {first}–{last}.",
    sv="Ange pausens sista dag, {first}–{last}.",
    en="Give the last day of the pause, {first} to {last}.",
)
_CLOSED = Words(fi="Asia on päättynyt.", sv="Ärendet är avslutat.", en="The case is closed.")
_NO_PAUSE = Words(
    fi="Asiassa ei ole joukkona annettua taukoa. Muun tauon päättää se, joka sen antoi.",
    sv="Ärendet har ingen masspaus. En annan paus avslutas av den som gav den.",
    en="The case has no joint pause. Any other is ended by whoever gave it.",
)

PAUSE = Doing(most=500, check=_check_pause, judge=_judge_pause, do=_pause)
RESUME = Doing(most=500, check=_check_resume, judge=_judge_resume, do=_resume)
