"""What a breach's page tells: everything that was done with it in one line of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from inkasso.base.words import Words
from inkasso.desk.texts import TEXTS
from inkasso.law.wording import fill
from inkasso.rights.breaches.state import Owed, State
from inkasso.rights.breaches.weighing import CONSEQUENCES, CRITERIA, MEASURES

#: The page that does what is still owed, by the name of its address.
DOES: Mapping[Owed, str] = {
    Owed.ASSESSMENT: "breach_assess",
    Owed.AUTHORITY: "breach_authority",
    Owed.REST: "breach_authority",
    Owed.SCOPE: "breach_scope",
    Owed.PERSONS: "breach_persons",
    Owed.PUBLIC: "breach_public",
    Owed.MEASURE: "breach_measure",
}
#: What may be done again although it is not owed, in the order that it stands in.
_AGAIN = ("breach_assess", "breach_scope", "breach_measure", "breach_authority")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that was done with a breach."""

    at: datetime
    by: str
    what: Words
    #: What it said, line by line; what somebody wrote stands as they wrote it.
    told: tuple[Words, ...]


def more_to_do(state: State) -> list[str]:
    """Addresses of what can be done besides what is owed; none once it is closed."""
    if not state.is_open:
        return []
    owed = {DOES[one] for one in state.owed}
    return [*(one for one in _AGAIN if one not in owed), *(() if owed else ("breach_close",))]


def life_of(state: State) -> list[Done]:
    """All that was done, in the order of time."""
    return sorted(_life(state), key=lambda one: one.at)


def _life(state: State) -> Iterator[Done]:
    for weighed in state.assessments:
        named = [CRITERIA[one] for one in weighed.criteria if one in CRITERIA]
        follow = [CONSEQUENCES[one].name for one in weighed.consequences if one in CONSEQUENCES]
        told = (TEXTS[f"risk.{weighed.risk}"], *_listed(weighed.exceptions), *named, *follow)
        yield _done(weighed, "breach.assessments", *told, _as_is(weighed.reasons))
    for measure in state.measures:
        name = MEASURES.get(measure.kind, _as_is(measure.kind))
        yield _done(measure, "breach.measures", name, _as_is(measure.text))
    for notice in state.notices:
        part = TEXTS["breach.in_part"] if notice.in_part else _as_is("")
        channel = TEXTS[f"breach_channel.{notice.channel}"]
        said = (channel, part, _as_is(notice.reference), _as_is(notice.late_reason))
        yield _done(notice, f"breach.to_{notice.to}", *said)
    for scope in state.scopes:
        persons = fill(TEXTS["breach.found"], count=int(scope.found.get("persons", 0)))
        by = TEXTS[f"scope_by.{scope.search.get('by', 'log')}"]
        yield _done(scope, "breach.scoped", by, persons)
    if state.closing is not None:
        lessons = _as_is(state.closing.lessons)
        what = TEXTS["breach_status.closed"]
        yield Done(at=state.closing.at, by=state.closing.by, what=what, told=(lessons,))


def _done(row: object, key: str, *told: Words) -> Done:
    said = tuple(one for one in told if one.en)
    at, by = getattr(row, "at"), getattr(row, "by")  # noqa: B009  every step has both
    return Done(at=at, by=by, what=TEXTS[key], told=said)


def _listed(exceptions: list[str]) -> list[Words]:
    return [TEXTS[f"exception.{one}"] for one in exceptions]


def _as_is(text: str) -> Words:
    return Words(fi=text, sv=text, en=text)
