"""Taking a request in, from any channel and in any form; nothing is demanded of its form."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Language, Words
from inkasso.gate.acting import open_files
from inkasso.gate.current import current
from inkasso.law.wording import fill
from inkasso.notice.rights import Right
from inkasso.parties.models import Party
from inkasso.rights.models import Request, RequestStep, RequestText
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.state import State, find_request, requests_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """A request as somebody made it."""

    #: Whose data it is about; None for somebody whom nothing held tells of.
    person_id: UUID | None
    right: Right
    channel: Channel
    received_on: date
    language: Language
    #: Whether it came from somebody on the person's behalf.
    by_agent: bool = False
    #: What was said or written.
    said: str = ""
    #: Who asks and where the answer goes; needed for an agent and for a stranger.
    requester: str = ""
    #: Keys of the purposes that it is about; none for all.
    purposes: tuple[str, ...] = ()


def take_in(new: NewRequest, *, by: str) -> State:
    """Record a request; one that repeats an open one of the person is joined to it.

    Raises `Refused`: `unknown_person`, `requester_needed`.
    """
    _check(new)
    person_id = new.person_id or uuid.uuid4()
    open_for(person_id, f"request:{new.right}")
    with transaction.atomic():
        _lock(person_id)
        same = _same_open(new)
        request = Request.objects.create(
            person_id=person_id,
            known=new.person_id is not None,
            right=new.right,
            channel=new.channel,
            received_on=new.received_on,
            by_agent=new.by_agent,
            language=new.language,
            purposes=sorted(new.purposes),
            recorded_by=by,
        )
        if new.said or new.requester:
            RequestText.objects.create(
                request=request, person_id=person_id, said=new.said, requester=new.requester
            )
        if same is not None:
            record_step(
                request,
                RequestStep.Kind.JOINED,
                [str(same.request.id)],
                Moment(on=new.received_on, by=by),
            )
    return find_request(request.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was done, and by whom."""

    on: date
    by: str


def record_step(request: Request, kind: str, what: list[str], moment: Moment) -> None:
    """Add a step to a request."""
    RequestStep.objects.create(
        request=request,
        person_id=request.person_id,
        kind=kind,
        what=what,
        on=moment.on,
        by=moment.by,
    )


def open_for(person_id: UUID, about: str) -> None:
    """Open a person's file, on record; whoever acts for nobody passes no gate and sees nothing."""
    if current() is not None:
        open_files([person_id], about)


def require_open(state: State, moment: Moment) -> None:
    """Raise `Refused` for a request that something more cannot happen to at a moment.

    `request_closed` when it was decided or joined; `before_the_last_step` when the moment lies
    before what is on record, for the clock is computed from the steps in their order.
    """
    if not state.is_open:
        message = _CLOSED.format(number=state.request.id)
        raise Refused(Refusal(code="request_closed", message=message))
    last = max((step.on for step in state.steps), default=state.request.received_on)
    if moment.on < last:
        message = fill(_BEFORE, last=last)
        raise Refused(Refusal(code="before_the_last_step", message=message))


def _check(new: NewRequest) -> None:
    if (new.person_id is None or new.by_agent) and not new.requester.strip():
        raise Refused(Refusal(code="requester_needed", message=_REQUESTER))
    if new.person_id is not None and not Party.objects.filter(id=new.person_id).exists():
        message = _UNKNOWN.format(person=new.person_id)
        raise Refused(Refusal(code="unknown_person", message=message))


def _same_open(new: NewRequest) -> State | None:
    """The person's own open request for the same; what agents ask each is answered to them."""
    if new.person_id is None or new.by_agent:
        return None
    for state in requests_of(new.person_id):
        same = state.right is new.right and state.request.purposes == sorted(new.purposes)
        if same and state.is_open and not state.request.by_agent:
            return state
    return None


def _lock(person_id: UUID) -> None:
    """Two who take the same request in at once find each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"rights:{person_id}"]
        )


_CLOSED = Words(
    fi="Pyyntö {number} on ratkaistu tai yhdistetty toiseen; kirjaa uusi pyyntö.",
    sv="Begäran {number} är avgjord eller förenad med en annan; registrera en ny.",
    en="Request {number} was decided or joined to another; take in a new one.",
)
_BEFORE = Words(
    fi="Pyynnössä on tapahtunut jotain jo {last}; anna päivä, joka ei ole sitä ennen.",
    sv="I begäran har något hänt redan {last}; ange en dag som inte är före den.",
    en="Something happened with the request on {last} already; give a day that is not before it.",
)
_REQUESTER = Words(
    fi="Kerro kuka pyytää ja mihin vastataan, kun pyytäjä on asiamies tai tuntematon.",
    sv="Ange vem som begär och vart svaret ska, när det är ett ombud eller någon okänd.",
    en="Say who asks and where the answer goes when it is an agent or somebody unknown.",
)
_UNKNOWN = Words(
    fi="Henkilöä {person} ei ole. Jätä henkilö pois, jos hänestä ei ole mitään tietoja.",
    sv="Det finns ingen person {person}. Utelämna personen om inga uppgifter finns.",
    en="There is no person {person}. Leave the person out where nothing is held.",
)
