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


def requests_asked(person: UUID, on: date) -> list[Asked]:
    """What a person asked to be told, of the days that are still answered, the newest first."""
    days = (oldest_answered(on), on)
    made = Request.objects.filter(person_id=person, right=Right.ACCESS, received_on__range=days)
    return [
        Asked(
            kind="request",
            number=one.id,
            on=one.received_on,
            about=fill(_REQUEST, number=str(one.id)),
        )
        for one in made.order_by("-received_on", "-id")
    ]


_REQUEST = Words(
    fi="tietopyyntö {number}", sv="begäran om tillgång {number}", en="request for access {number}"
)
