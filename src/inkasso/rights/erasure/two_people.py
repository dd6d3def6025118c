"""An erasure is decided by two: one asks, another person approves; one record at desk and terminal.

What goes is gone for good, so nobody decides it alone as soon as somebody else could approve it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from inkasso.base.moment import Moment
from inkasso.notice.register import Register
from inkasso.rights.requests.deciding import Answer, Decided, decide
from inkasso.rights.requests.state import State
from inkasso.staff.approvals import Facts, approve, ask
from inkasso.staff.second import AT_TERMINAL

#: Kind of the request; stands in requests, never renamed.
ERASE = "erase"
#: What approving it takes.
APPROVES = "approve_erasure"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPeople:
    """Who asks, and who agrees."""

    asks: Moment
    agrees: Moment


def facts_of(number: int) -> Facts:
    """What a request to erase says: which request of the person it answers."""
    return {"request": number}


def decide_by_two(state: State, answer: Answer, two: TwoPeople, register: Register) -> Decided:
    """Decide an erasure with a second person who sits beside.

    Raises `Refused` as `decide` does, and `approval_waits_already` where the desk was asked for
    the same: then it is decided there.
    """
    made: list[Decided] = []

    def carry_out(_: Facts, moment: Moment) -> None:
        made.append(decide(state, answer, moment, register))

    with transaction.atomic():
        asked = ask(ERASE, facts_of(state.request.id), AT_TERMINAL, two.asks)
        approve(asked.id, two.agrees, carry_out)
    return made[0]
