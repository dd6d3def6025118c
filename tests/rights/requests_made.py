"""Requests for tests: made, identified and granted through the services."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.deciding import Answer, Decided, Outcome, decide
from inkasso.rights.requests.identifying import identify
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import Moment, NewRequest, take_in

CAME = date(2026, 3, 2)
MOMENT = Moment(on=date(2026, 3, 5), by="tester")


def made(person_id: UUID | None, right: Right = Right.ACCESS, **more: object) -> State:
    """A request that came by telephone on 2 March 2026."""
    new = NewRequest(
        person_id=person_id,
        right=right,
        channel=Channel.PHONE,
        received_on=CAME,
        language="en",
        **more,  # type: ignore[arg-type]  # the names are checked there
    )
    return take_in(new, by="tester")


def known(state: State, case: Case) -> State:
    """The same, of somebody who told the case's number and their own name."""
    name = PartyName.objects.get(person_id=state.request.person_id).name
    return identify(state, {"case": str(case.id), "name": name}, MOMENT)


def answered(state: State, outcome: str = "granted", *grounds: str, **more: str) -> Decided:
    """The same, answered."""
    answer = Answer(outcome=Outcome(outcome), grounds=grounds, **more)
    return decide(state, answer, MOMENT, register_in_force())
