"""Restriction from its beginning to its end: the hold, the recipients, and word before lifting."""

from __future__ import annotations

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.gate.holds.placing import (
    NewHold,
    Protected,
    kind_of,
    lift_numbered,
    place_hold,
)
from inkasso.gate.models import Hold
from inkasso.law.eu.restriction import TOLD_BEFORE, told_by
from inkasso.law.wording import fill
from inkasso.notice.rights import Right
from inkasso.rights.models import LiftingTold, RequestHold
from inkasso.rights.recipients.telling import tell_recipients
from inkasso.rights.requests.state import State, requests_of

RESTRICTION = "restriction"


def hold_for(state: State, kind: str, moment: Moment) -> Hold | None:
    """Place the hold that a request calls for; None where one of the kind stands already.

    Whoever got data of somebody who is restricted now is owed word of it (GDPR 19).
    """
    request = state.request
    new = NewHold(kind=kind, reason=f"request {request.id}")
    try:
        # A savepoint is not needed: nothing is written before a hold of the kind is found.
        hold = place_hold(Protected(person_id=request.person_id), new, moment.on, by=moment.by)
    except Refused as refused:
        if refused.refusal.code != "already_held":
            raise
        return None
    RequestHold.objects.create(request=request, person_id=request.person_id, hold=hold)
    if kind == RESTRICTION:
        tell_recipients(request.person_id, request.id, "restricted", moment=moment)
    return hold


def restrict_while_checked(state: State, moment: Moment) -> Hold | None:
    """Restrict while accuracy is checked, where the person contests it and is known (18(1)(a))."""
    if not (state.request.contested and state.is_verified):
        return None
    return hold_for(state, RESTRICTION, moment)


def standing_restriction(state: State) -> Hold | None:
    """The restriction that a request placed, as long as it is not lifted."""
    found = RequestHold.objects.filter(
        request=state.request, hold__kind=RESTRICTION, hold__lifted_on=None
    )
    row = found.select_related("hold").first()
    return None if row is None else row.hold


def tell_of_lifting(hold: Hold, way: str, moment: Moment) -> LiftingTold:
    """Record that the person was told that a restriction will end, and when that reached them.

    What was recorded of the same hold and way on the same day is not recorded twice.
    """
    told, _ = LiftingTold.objects.get_or_create(
        hold=hold,
        told_on=moment.on,
        how=way,
        defaults={
            "person_id": hold.person_id,
            "reached_on": told_by(way, moment.on).value,
            "by": moment.by,
        },
    )
    return told


def lift_by_hand(number: int, told: str, moment: Moment) -> Hold:
    """Lift any hold; a restriction once the person was told, which `told` (of `WAYS`) records.

    Raises `Refused` as `lift_numbered` and, of a restriction, `lift_restriction`.
    """
    if kind_of(number) != RESTRICTION:
        return lift_numbered(number, moment.on, by=moment.by)
    if told:
        tell_of_lifting(Hold.objects.get(id=number), told, moment)
    return lift_restriction(number, moment)


def lift_restriction(number: int, moment: Moment) -> Hold:
    """Lift a restriction of which the person has been told, and pass word of it on.

    Raises `Refused`: `not_told_of_lifting`, `still_contested`, and as `lift_numbered`.
    """
    hold = Hold.objects.filter(id=number, kind=RESTRICTION, lifted_on=None).first()
    if hold is not None:
        for refused in (_untold(hold, moment), _contested(hold)):
            if refused is not None:
                raise Refused(refused)
    with transaction.atomic():
        lifted = lift_numbered(number, moment.on, by=moment.by)
        for placed in RequestHold.objects.filter(hold_id=number):
            tell_recipients(lifted.person_id, placed.request_id, "lifted", moment=moment)
    return lifted


def _untold(hold: Hold, moment: Moment) -> Refusal | None:
    reached = LiftingTold.objects.filter(hold=hold).order_by("reached_on")
    first = reached.values_list("reached_on", flat=True).first()
    if first is not None and first <= moment.on:
        return None
    message = _UNTOLD if first is None else fill(_ON_ITS_WAY, reached=first)
    return Refusal(
        code="not_told_of_lifting", message=message, remedy=_TELL, because=(TOLD_BEFORE,)
    )


def _contested(hold: Hold) -> Refusal | None:
    """Another request whose answer the restriction waits for."""
    for state in requests_of(hold.person_id):
        waits = state.right is Right.RECTIFICATION and state.request.contested
        if waits and state.is_open and state.is_verified:
            message = _CONTESTED.format(number=state.request.id)
            return Refusal(code="still_contested", message=message)
    return None


_UNTOLD = Words(
    fi="Henkilölle ei ole kerrottu, että rajoitus poistetaan.",
    sv="Personen har inte underrättats om att begränsningen upphör.",
    en="The person has not been told that the restriction ends.",
)
_ON_ITS_WAY = Words(
    fi="Tieto rajoituksen poistamisesta on perillä {reached}; poista rajoitus sitten.",
    sv="Underrättelsen om att begränsningen upphör är framme {reached}; häv den då.",
    en="Word that the restriction ends arrives on {reached}; lift it then.",
)
_TELL = Words(
    fi="Kerro ensin: inkasso rights letter --kind lifting, tai inkasso hold lift --told, kun "
    "kerroit puhelimessa tai paikan päällä.",
    sv="Berätta först: inkasso rights letter --kind lifting, eller inkasso hold lift --told när "
    "det sagts per telefon eller på plats.",
    en="Tell first: inkasso rights letter --kind lifting, or inkasso hold lift --told when it was "
    "said by telephone or in person.",
)
_CONTESTED = Words(
    fi="Pyynnön {number} tietojen paikkansapitävyyttä tarkistetaan vielä; ratkaise se ensin.",
    sv="Uppgifternas riktighet enligt begäran {number} kontrolleras ännu; avgör den först.",
    en="Accuracy is still being checked under request {number}; decide that first.",
)
