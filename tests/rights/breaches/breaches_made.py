"""Breaches for tests: opened and carried on through the services."""

from __future__ import annotations

from datetime import datetime

from inkasso.base.clock import HELSINKI
from inkasso.gate.register import register_and_map, register_in_force
from inkasso.law.eu.breaches import Exception34, Risk
from inkasso.rights.breaches.recording import (
    Instant,
    NewAssessment,
    NewBreach,
    NewNotice,
    assess,
    open_breach,
    record_measure,
    record_notice,
)
from inkasso.rights.breaches.scoping import Found, scope
from inkasso.rights.breaches.searching import Known, Search
from inkasso.rights.breaches.state import State
from inkasso.rights.models import Breach, BreachNotice


def moment(text: str) -> datetime:
    """A moment by the clock in Finland."""
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI)


#: A Monday afternoon; the 72 hours end on Thursday at 15.
AWARE = moment("2026-03-02 14:20")
LATER = Instant(at=moment("2026-03-03 09:00"), by="tester")


def opened(**more: object) -> State:
    """Somebody sent a list to the wrong client."""
    new = NewBreach(
        aware_at=more.pop("aware_at", AWARE),  # type: ignore[arg-type]  # checked there
        kinds=("confidentiality",),
        found_by=Breach.FoundBy.STAFF,
        what="A list of cases went to the wrong client.",
        **more,  # type: ignore[arg-type]  # the names are checked there
    )
    return open_breach(new, register_in_force(), LATER)


def weighed(state: State, risk: Risk = Risk.RISK, *exceptions: Exception34) -> State:
    """The same, weighed."""
    new = NewAssessment(
        risk=risk,
        reasons="Names and sums of debts were in it.",
        criteria=("sensitivity", "number"),
        consequences=("loss_of_privacy", "fraud"),
        exceptions=exceptions,
    )
    return assess(state.breach.id, new, LATER)


def notified(state: State, at: str = "2026-03-03 10:00", **more: object) -> State:
    """The same, the authority told."""
    new = NewNotice(to=BreachNotice.To.AUTHORITY, channel="form", **more)  # type: ignore[arg-type]
    return record_notice(state.breach.id, new, Instant(at=moment(at), by="tester"))


def measured(state: State) -> State:
    """The same, something done."""
    return record_measure(state.breach.id, "deleted_by_recipient", "", LATER)


def known() -> Known:
    """The register and the map in force."""
    register, data_map = register_and_map()
    return Known(register=register, data_map=data_map)


def scoped(state: State, search: Search) -> tuple[State, Found]:
    """The same, searched."""
    return scope(state.breach.id, search, known(), LATER)
