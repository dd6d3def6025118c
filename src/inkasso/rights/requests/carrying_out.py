"""What an answer does by itself, by right: holds placed, consents withdrawn; and what it needs.

Rectification, erasure and packages are carried out by commands of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.gate.models import Hold
from inkasso.notice.register import Register
from inkasso.notice.rights import Right
from inkasso.rights.consents.giving import Statement, Withdrawal, withdraw
from inkasso.rights.consents.subscribing import end_marketing
from inkasso.rights.consents.uses import ELECTRONIC_DEMANDS, Use, uses_of
from inkasso.rights.models import Channel, Correction, Review, SaidBy
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.outcomes import Outcome
from inkasso.rights.requests.restricting import hold_for
from inkasso.rights.requests.state import State

#: The purpose that sends demands, and so the one whose consent to electronic ones it is.
_DEMANDING = "collection"
_GRANTING = (Outcome.GRANTED, Outcome.PARTLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOut:
    """What followed from an answer at once."""

    #: The hold that was placed; None where none follows or one of its kind stood already.
    hold: Hold | None = None
    #: What was withdrawn, by use.
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)


def lacking(state: State, outcome: Outcome, explanation: str) -> Refusal | None:
    """What must be there before a request is answered so; None where nothing is missing."""
    match state.right:
        case Right.RECTIFICATION if outcome is Outcome.REFUSED:
            return _corrected_already(state)
        case Right.HUMAN_REVIEW:
            return _review(state, outcome)
        case Right.COMPLAINT if outcome in _GRANTING and not explanation.strip():
            because = (GROUNDS["complaint"].citation,)
            return Refusal(code="explanation_missing", message=_ANSWER_IT, because=because)
        case _:
            return None


def carry_out(
    state: State, grounds: tuple[str, ...], moment: Moment, register: Register
) -> CarriedOut:
    """What follows at once from a request that was granted; with the person's file open.

    Raises `Refused` (`nothing_to_withdraw`).
    """
    act = _ACTS.get(state.right)
    return CarriedOut() if act is None else act(state, grounds, moment, register)


def _hold(state: State, grounds: tuple[str, ...], moment: Moment, register: Register) -> CarriedOut:
    """A hold of the right's name; an objection to direct marketing alone stops no collecting."""
    kind = state.right.value
    if kind not in grounds:
        return CarriedOut()
    return CarriedOut(hold=hold_for(state, kind, moment))


def _object(
    state: State, grounds: tuple[str, ...], moment: Moment, register: Register
) -> CarriedOut:
    """The hold, and the end of direct marketing where that is objected to, or everything is."""
    named = set(state.request.purposes)
    marketing = {key for key, one in register.purposes.items() if one.direct_marketing}
    if not named or named & marketing or "direct_marketing" in grounds:
        end_marketing(state.request.person_id, register, _said(state, moment.on, moment))
    return _hold(state, grounds, moment, register)


def _withdraw(
    state: State, grounds: tuple[str, ...], moment: Moment, register: Register
) -> CarriedOut:
    """Withdraw the consents that the request is about, from the day that the person said it."""
    request = state.request
    said = _said(state, request.received_on, moment)
    done: dict[str, Withdrawal] = {}
    for use in _uses(state, register):
        try:
            done[use.key] = withdraw(request.person_id, use, said)
        except Refused as refused:
            if refused.refusal.code != "nothing_to_withdraw":
                raise
    if not done:
        raise Refused(_nothing_to_withdraw())
    return CarriedOut(withdrawn=done)


def _said(state: State, on: date, moment: Moment) -> Statement:
    """What the request said, as of a day."""
    request = state.request
    return Statement(
        on=on,
        channel=Channel(request.channel),
        said_by=SaidBy.AGENT if request.by_agent else SaidBy.PERSON,
        by=moment.by,
    )


def _uses(state: State, register: Register) -> list[Use]:
    """The uses that a withdrawal is about: of the purposes named, or every one."""
    purposes = state.request.purposes
    return [use for use in uses_of(register) if not purposes or _is_of(use, purposes, register)]


def _is_of(use: Use, purposes: list[str], register: Register) -> bool:
    if use.key == ELECTRONIC_DEMANDS:
        return _DEMANDING in purposes
    return use.of in purposes or any(
        use.of in register.purposes[key].recipients for key in purposes if key in register.purposes
    )


def _corrected_already(state: State) -> Refusal | None:
    made = Correction.objects.filter(request=state.request).exclude(
        outcome=Correction.Outcome.REFUSED
    )
    if not made.exists():
        return None
    return Refusal(code="corrected_already", message=_PARTLY.format(number=state.request.id))


def _review(state: State, outcome: Outcome) -> Refusal | None:
    """A decision that a machine made is answered by a human who has looked at it."""
    if outcome not in _GRANTING or Review.objects.filter(request=state.request).exists():
        return None
    message = _LOOK.format(number=state.request.id)
    because = (GROUNDS["human_review"].citation,)
    return Refusal(code="review_missing", message=message, because=because)


def _nothing_to_withdraw() -> Refusal:
    because = (GROUNDS["withdrawal"].citation,)
    return Refusal(code="nothing_to_withdraw", message=_NOTHING, remedy=_REFUSE_IT, because=because)


_Act = Callable[[State, tuple[str, ...], Moment, Register], CarriedOut]
_ACTS: Mapping[Right, _Act] = MappingProxyType(
    {Right.RESTRICTION: _hold, Right.OBJECTION: _object, Right.WITHDRAWAL: _withdraw}
)
_PARTLY = Words(
    fi="Pyynnön {number} nojalla on jo oikaistu; vastaa, että siihen suostuttiin osittain.",
    sv="Enligt begäran {number} har redan rättats; svara att den beviljades delvis.",
    en="Something was corrected under request {number} already; answer that it was granted partly.",
)
_ANSWER_IT = Words(
    fi="Valitukseen vastataan: kerro mitä asialle on tehty (--explanation).",
    sv="Ett klagomål besvaras: berätta vad som gjorts åt saken (--explanation).",
    en="A complaint is answered: say what was done about it (--explanation).",
)
_LOOK = Words(
    fi="Pyynnön {number} päätöstä ei ole katsonut uudelleen kukaan: inkasso rights review.",
    sv="Ingen har prövat beslutet i begäran {number} på nytt: inkasso rights review.",
    en="Nobody has looked at the decision of request {number} again: inkasso rights review.",
)
_NOTHING = Words(
    fi="Henkilöllä ei ole voimassa suostumusta, jonka pyyntö peruuttaisi.",
    sv="Personen har inget gällande samtycke som begäran skulle återkalla.",
    en="The person has no consent in force that the request would withdraw.",
)
_REFUSE_IT = Words(
    fi="Vastaa, ettei käsittely perustu suostumukseen: --outcome refused --because no_consent.",
    sv="Svara att behandlingen inte grundar sig på samtycke: --outcome refused --because "
    "no_consent.",
    en="Answer that processing rests on no consent: --outcome refused --because no_consent.",
)
