"""How breaches are shown: one document for machines, some lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from inkasso.base.clock import HELSINKI
from inkasso.cli.output import Json, citations, say, table
from inkasso.rights.breaches.scoping import Found
from inkasso.rights.breaches.state import State
from inkasso.rights.models import BreachAssessment, BreachMeasure, BreachNotice, BreachScope

_HOUR = timedelta(hours=1)


def document(state: State, at: datetime) -> Json:
    """A breach as JSON, with its clock at a moment."""
    row, due = state.breach, state.duties
    return {
        "breach": row.id,
        "status": state.status.value,
        "kinds": list(row.kinds),
        "found_by": row.found_by,
        "cause": row.cause,
        "processor": row.processor or None,
        "what": row.what,
        "aware_at": _local(row.aware_at),
        "began_at": _local(row.began_at),
        "ended_at": _local(row.ended_at),
        "due_at": _local(state.due_at),
        "hours_left": hours_left(state, at),
        "late": state.is_late(at),
        "must_tell": None
        if due is None
        else {"authority": due.authority, "persons": due.persons, "public": due.public},
        "owed": sorted(state.owed),
        "persons": state.persons,
        "persons_told": state.told,
        "assessments": [_assessment(one) for one in state.assessments],
        "measures": [_measure(one) for one in state.measures],
        "notices": [_notice(one) for one in state.notices],
        "scopes": [_scope(one) for one in state.scopes],
        "closed_at": _local(state.closing.at) if state.closing else None,
        "lessons": state.closing.lessons if state.closing else None,
        "because": citations(state.because),
    }


def show(state: State, at: datetime) -> None:
    """A breach in some lines."""
    row = state.breach
    say(f"Breach {row.id} ({', '.join(row.kinds)}): {state.status}. {_clock(state, at)}")
    say(f"  {row.what}")
    if state.assessment is not None:
        say(f"  Risk: {state.assessment.risk}. {state.assessment.reasons}")
    say(f"  Concerns {state.persons} persons, {state.told} told.")
    if state.owed:
        say(f"  Still to be done: {', '.join(sorted(state.owed))}.")
    if state.closing is not None:
        say(f"  Closed {_local(state.closing.at)}. {state.closing.lessons}")


def show_list(found: Sequence[State], at: datetime) -> None:
    """Breaches in a table."""
    columns = (">breach", "status", "risk", "known", "clock", ">persons", "still to be done")
    rows = (
        (
            state.breach.id,
            state.status.value,
            state.assessment.risk if state.assessment else "",
            f"{state.breach.aware_at.astimezone(HELSINKI):%Y-%m-%d %H:%M}",
            _clock(state, at),
            state.persons,
            ", ".join(sorted(state.owed)),
        )
        for state in found
    )
    table(f"{len(found)} breaches", columns, rows)


def show_found(found: Found) -> None:
    """What a search found, in tables."""
    say(f"{found.persons} persons, {found.new} of them not found before.")
    table("By kind", ("kind", ">persons"), found.by_kind.items())
    columns = ("category", ">persons", ">records", "")
    rows = (
        (one.category, one.persons, one.records, "special" if one.special else "")
        for one in found.categories
    )
    table("Data that may be concerned", columns, rows)
    if found.countries:
        table("Where they live", ("country", ">persons"), found.countries.items())
    if found.sweeps:
        say(f"Besides, {found.sweeps} sweeps: in each, everybody's rows showed.")


def hours_left(state: State, at: datetime) -> float | None:
    """Hours left to notify the authority, to one decimal; None where the clock does not run."""
    left = state.left(at)
    return None if left is None else round(left / _HOUR, 1)


def _clock(state: State, at: datetime) -> str:
    notified = state.notified_at
    if notified is not None:
        late = " (late)" if state.is_late(at) else ""
        return f"authority told {notified.astimezone(HELSINKI):%Y-%m-%d %H:%M}{late}"
    left = hours_left(state, at)
    if left is None:
        return "no clock runs"
    due = f"{state.due_at:%Y-%m-%d %H:%M}"
    return f"due {due}, {left} hours left" if left >= 0 else f"due {due}, {-left} hours late"


def _assessment(one: BreachAssessment) -> Json:
    return {
        "at": _local(one.at),
        "risk": one.risk,
        "criteria": list(one.criteria),
        "consequences": list(one.consequences),
        "exceptions": list(one.exceptions),
        "reasons": one.reasons,
        "by": one.by,
    }


def _measure(one: BreachMeasure) -> Json:
    return {"at": _local(one.at), "kind": one.kind, "text": one.text or None, "by": one.by}


def _notice(one: BreachNotice) -> Json:
    return {
        "to": one.to,
        "at": _local(one.at),
        "channel": one.channel,
        "in_part": one.in_part,
        "late_reason": one.late_reason or None,
        "reference": one.reference or None,
        "by": one.by,
    }


def _scope(one: BreachScope) -> Json:
    return {"at": _local(one.at), "search": one.search, "found": one.found, "by": one.by}


def _local(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(HELSINKI)
