"""Requests for tests: made, identified and granted through the services."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from inkasso.base.moment import Moment
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.parties.models import Address, IdentityCode, PartyName, PersonKey
from inkasso.parties.secrecy import decrypt
from inkasso.receivables.models import Case, CoDebtor
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.deciding import Answer, Decided, Outcome, decide
from inkasso.rights.requests.identifying import ask, identify
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import NewRequest, take_in

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
    """The same, of somebody who told the case's number, their own name and what else it takes."""
    return identify(state, told_by(state.request.person_id, case), MOMENT)


def tried(state: State) -> State:
    """The same, of somebody who was asked for their name and told none."""
    return ask(state, ["name"], MOMENT)


def told_by(person_id: UUID, case: Case) -> dict[str, str]:
    """What makes a person known; who shares a debt tells what the other sharers do not know."""
    told = {"case": str(case.id), "name": PartyName.objects.get(person_id=person_id).name}
    sharing = Q(person_id=person_id) | Q(receivable__person_id=person_id)
    shared = CoDebtor.objects.filter(sharing).exists()
    code = IdentityCode.objects.filter(person_id=person_id).first()
    if shared and code is not None:
        key = bytes(PersonKey.objects.get(person_id=person_id).wrapped)
        told["identity_code"] = decrypt(key, bytes(code.encrypted), "identity_code", person_id)
    elif shared:
        told["address"] = Address.objects.get(person_id=person_id).street
    return told


def answered(state: State, outcome: str = "granted", *grounds: str, **more: str) -> Decided:
    """The same, answered."""
    answer = Answer(outcome=Outcome(outcome), grounds=grounds, **more)
    return decide(state, answer, MOMENT, register_in_force())
