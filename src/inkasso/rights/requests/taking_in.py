"""Taking a request in, from any channel and in any form; nothing is demanded of its form."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Language, Words
from inkasso.gate.acting import open_files
from inkasso.gate.current import current
from inkasso.law.wording import fill
from inkasso.notice.rights import Right
from inkasso.parties.models import Party
from inkasso.payments.models import BankItem
from inkasso.relations.people import is_known
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
    #: Of a rectification: whether the person wants the data restricted until accuracy is checked.
    contested: bool = False


def take_in(new: NewRequest, *, by: str) -> State:
    """Record a request; one that repeats an open one of the person is joined to it.

    Raises `Refused`: `unknown_person`, `requester_needed`, `not_a_rectification`.
    """
    _check(new)
    person_id = new.person_id or uuid.uuid4()
    open_for(person_id, f"request:{new.right}")
    with transaction.atomic():
        lock_person(person_id)
        same = _same_open(new)
        request = Request.objects.create(
            person_id=person_id,
            known=new.person_id is not None,
            right=new.right,
            channel=new.channel,
            received_on=new.received_on,
            by_agent=new.by_agent,
            language=new.language,
            contested=new.contested,
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
    require_no_earlier(state, moment)


def require_no_earlier(state: State, moment: Moment) -> None:
    """Raise `Refused` (`before_the_last_step`) for a moment before the last thing on record."""
    days = [state.request.received_on, *(step.on for step in state.steps)]
    if state.decision is not None:
        days.append(state.decision.decided_on)
    last = max(days)
    if moment.on < last:
        message = fill(_BEFORE, last=last)
        raise Refused(Refusal(code="before_the_last_step", message=message))


def _check(new: NewRequest) -> None:
    if new.contested and new.right is not Right.RECTIFICATION:
        raise Refused(Refusal(code="not_a_rectification", message=_CONTESTED))
    if (new.person_id is None or new.by_agent) and not new.requester.strip():
        raise Refused(Refusal(code="requester_needed", message=_REQUESTER))
    if new.person_id is not None and not is_held(new.person_id):
        message = _UNKNOWN.format(person=new.person_id)
        raise Refused(Refusal(code="unknown_person", message=message))


def is_held(person_id: UUID) -> bool:
    """Whether a number stands for somebody: of a debt, of a payment, or known otherwise."""
    return (
        Party.objects.filter(id=person_id).exists()
        or is_known(person_id)
        or BankItem.objects.filter(payer_id=person_id).exists()
    )


def _same_open(new: NewRequest) -> State | None:
    """The person's own open request for the same; what agents ask each is answered to them.

    One that asks for a restriction meanwhile is not the same as one that does not.
    """
    if new.person_id is None or new.by_agent:
        return None
    for state in requests_of(new.person_id):
        same = state.right is new.right and state.request.purposes == sorted(new.purposes)
        weaker = new.contested and not state.request.contested
        if same and not weaker and state.is_open and not state.request.by_agent:
            return state
    return None


def lock_person(person_id: UUID) -> None:
    """Two who act on the same person's rights at once wait for each other, until committed."""
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
_CONTESTED = Words(
    fi="Tietojen paikkansapitävyys kiistetään oikaisupyynnössä (rectification).",
    sv="Att uppgifter är riktiga bestrids i en begäran om rättelse (rectification).",
    en="Accuracy is contested in a request for rectification.",
)
_UNKNOWN = Words(
    fi="Henkilöä {person} ei ole. Jätä henkilö pois, jos hänestä ei ole mitään tietoja.",
    sv="Det finns ingen person {person}. Utelämna personen om inga uppgifter finns.",
    en="There is no person {person}. Leave the person out where nothing is held.",
)
