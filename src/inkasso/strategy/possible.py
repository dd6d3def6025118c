"""What may be done in a case now, what may not, why, and when it may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.gate.holds.kinds import KINDS, Act
from inkasso.gate.holds.placing import in_force
from inkasso.gate.models import Hold
from inkasso.law.wording import fill
from inkasso.strategy.casefile import CaseFile

#: What a case is worked with, in the order that it is told; the rest is no act of a case.
_ACTS = (Act.CALL, Act.COURT_STEP, Act.REGISTER_REPORT, Act.DISCLOSURE)
#: Codes of `Next` after which a letter is not a matter of waiting.
_NEVER = ("paid", "plan", "disputed", "finished", "time_barred", "small_balance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """One kind of act, and whether it may be done."""

    #: Key of the act.
    act: str
    allowed: bool
    #: Whether only holds were asked: then nothing forbids it here, and its own rules still count.
    only_holds: bool = False
    #: First day on which it may be done, where that is known.
    since: date | None = None
    #: Why it may not be done now, or what comes next.
    because: tuple[Words, ...] = ()
    grounds: tuple[Citation, ...] = ()


def possible(file: CaseFile, on: date) -> tuple[Possible, ...]:
    """Every act that is told of a case on a day."""
    held = [hold for hold in file.holds if in_force(hold, on)]
    return (_letter(file, held, on), *_others(file, held))


def _letter(file: CaseFile, held: list[Hold], on: date) -> Possible:
    """The next letter, as strategy and law allow it."""
    if file.next is None:
        return Possible(act=Act.LETTER, allowed=False, because=(_NOTHING_OPEN,))
    stopping = _stopping(held, Act.LETTER)
    if stopping:
        return _stopped(Act.LETTER, stopping)
    due = file.next.is_due(on)
    never = file.next.code in _NEVER
    since = None if never else file.next.day
    return Possible(act=Act.LETTER, allowed=due, since=since, because=(file.next.because,))


def _others(file: CaseFile, held: list[Hold]) -> Iterator[Possible]:
    for act in _ACTS:
        stopping = _stopping(held, act)
        if file.account.total == 0:
            yield Possible(act=act, allowed=False, because=(_NOTHING_OPEN,))
        elif stopping:
            yield _stopped(act, stopping)
        else:
            yield Possible(act=act, allowed=True, only_holds=True)


def _stopping(held: list[Hold], act: Act) -> list[Hold]:
    return [hold for hold in held if act in hold.stops]


def _stopped(act: Act, stopping: list[Hold]) -> Possible:
    """Held: by what, and from when on not any more, where every hold has a last day."""
    ends = [hold.until for hold in stopping]
    last = None if None in ends else max(day for day in ends if day is not None)
    return Possible(
        act=act,
        allowed=False,
        since=last + timedelta(days=1) if last else None,
        because=tuple(
            fill(_HELD, kind=KINDS[hold.kind].name, number=str(hold.id)) for hold in stopping
        ),
        grounds=tuple(dict.fromkeys(g for hold in stopping for g in KINDS[hold.kind].because)),
    )


_NOTHING_OPEN = Words(fi="Mitään ei ole avoinna.", sv="Inget är öppet.", en="Nothing is open.")
_HELD = Words(
    fi="{kind} (esto {number}).", sv="{kind} (hinder {number}).", en="{kind} (hold {number})."
)
