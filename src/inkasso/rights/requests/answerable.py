"""Requests of rights that a letter in free words may answer, beside the request's own letter.

Somebody whose data are restricted has their file closed to whoever writes contacts down; what they
ask to be told is taken in as a request for access, and answered by the officer.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from inkasso.base.words import Words
from inkasso.correspondence.asking import Asked, oldest_answered
from inkasso.law.wording import fill
from inkasso.notice.rights import Right
from inkasso.rights.models import Request
from inkasso.rights.requests.state import State, states


def requests_asked(person: UUID, on: date) -> list[Asked]:
    """What a person asked to be told, of the days that are still answered, the newest first.

    Only of whom it is known that they ask, or may ask for the person, and what was not refused.
    """
    days = (oldest_answered(on), on)
    made = Request.objects.filter(person_id=person, right=Right.ACCESS, received_on__range=days)
    return [
        Asked(
            kind="request",
            number=one.request.id,
            on=one.request.received_on,
            about=fill(_REQUEST, number=str(one.request.id)),
        )
        for one in states(made.order_by("-received_on", "-id"))
        if _may_be_answered(one)
    ]


def _may_be_answered(asked: State) -> bool:
    return asked.is_verified and (asked.decision is None or asked.is_granted)


_REQUEST = Words(
    fi="tietopyyntö {number}", sv="begäran om tillgång {number}", en="request for access {number}"
)
