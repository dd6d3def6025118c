"""More time, and the answer: an outcome on grounds, what follows from it, and the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.gate.models import Hold
from inkasso.law.eu.requests import may_extend, may_refuse_as_repeated
from inkasso.notice.register import Register
from inkasso.notice.rights import Right
from inkasso.rights.consents.giving import Withdrawal
from inkasso.rights.erasure.deciding import differs_from_fields, record_fields, work_out
from inkasso.rights.models import RequestDecision, RequestDecisionText, RequestStep
from inkasso.rights.requests.carrying_out import CarriedOut, carry_out, lacking
from inkasso.rights.requests.entitled import misjudged
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.identifying import comparable
from inkasso.rights.requests.outcomes import Outcome
from inkasso.rights.requests.state import State, find_request, requests_of
from inkasso.rights.requests.taking_in import open_for, record_step, require_open

__all__ = [
    "EXTENSION_REASONS",
    "Answer",
    "Decided",
    "Outcome",
    "decide",
    "extend",
    "not_verified",
    "remedy",
]

#: Why more time may be needed (Article 12(3)).
EXTENSION_REASONS = ("complex", "many_requests")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as somebody gives it."""

    outcome: Outcome
    #: Keys of grounds; those that the outcome itself names are added.
    grounds: tuple[str, ...] = ()
    #: What the person is told in words.
    explanation: str = ""
    #: Of an objection: what weighs on which side.
    balancing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of an answer."""

    state: State
    #: The hold that it placed; None where none follows or one of its kind stood already.
    hold: Hold | None
    #: What was withdrawn, by use.
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)


def extend(state: State, reason: str, moment: Moment) -> State:
    """Record that the person was told of more time, and why.

    Raises `Refused`: `request_closed`, `before_the_last_step`, `already_extended`,
    `extension_too_late`, `clock_stands_still`.
    """
    require_open(state, moment)
    assert reason in EXTENSION_REASONS, f"{reason} is no reason for more time"
    allowed = may_extend(state.clock, moment.on)
    if isinstance(allowed, Refusal):
        raise Refused(allowed)
    record_step(state.request, RequestStep.Kind.EXTENDED, [reason], moment)
    return find_request(state.request.id)


def decide(state: State, answer: Answer, moment: Moment, register: Register) -> Decided:
    """Answer a request, and place the hold that follows from it, in one transaction.

    The database refuses what is said to somebody unverified (`invariants`). Raises `Refused`:
    `request_closed`, `before_the_last_step`, `identity_not_verified`, `identity_not_tried`,
    `not_a_stranger`,
    `ground_missing`, `ground_of_another_right`, `not_repeated`, `balancing_missing`,
    `objection_must_stand`, `right_does_not_apply`, `right_applies`, `corrected_already`,
    `review_missing`, `explanation_missing`, `nothing_to_withdraw`, and of an erasure
    `fields_say_otherwise`: what becomes of each field decides it.
    """
    require_open(state, moment)
    plan = work_out(state, answer.outcome, answer.grounds, moment.on)
    grounds = _grounds(state, answer, register) if plan is None else plan.grounds
    for refused in (
        _identity(state, answer),
        differs_from_fields(plan, answer.outcome, answer.grounds),
        _fitting(state, answer, grounds),
        _repeated(state, grounds),
        misjudged(state, answer.outcome, grounds, register, balancing=answer.balancing),
        lacking(state, answer.outcome, answer.explanation),
    ):
        if refused is not None:
            raise Refused(refused)
    open_for(state.request.person_id, f"request:{state.request.id}")
    with transaction.atomic():
        decision = RequestDecision.objects.create(
            request=state.request,
            person_id=state.request.person_id,
            decided_on=moment.on,
            outcome=answer.outcome,
            grounds=list(grounds),
            by=moment.by,
        )
        if answer.explanation or answer.balancing:
            RequestDecisionText.objects.create(
                request=decision,
                person_id=state.request.person_id,
                explanation=answer.explanation,
                balancing=answer.balancing,
            )
        if plan is not None:
            record_fields(decision, plan)
        granted = answer.outcome in (Outcome.GRANTED, Outcome.PARTLY)
        done = carry_out(state, grounds, moment, register) if granted else CarriedOut()
    return Decided(state=find_request(state.request.id), hold=done.hold, withdrawn=done.withdrawn)


def remedy(register: Register) -> Words:
    """What a person can do who is not content with an answer (Article 12(4))."""
    who, authority = register.controller, register.authority
    return Words(
        fi=_REMEDY.fi.format(
            us=who.email, name=authority.name.fi, post=authority.post.fi, email=authority.email
        ),
        sv=_REMEDY.sv.format(
            us=who.email, name=authority.name.sv, post=authority.post.sv, email=authority.email
        ),
        en=_REMEDY.en.format(
            us=who.email, name=authority.name.en, post=authority.post.en, email=authority.email
        ),
    )


def _grounds(state: State, answer: Answer, register: Register) -> tuple[str, ...]:
    """The grounds given and those that the outcome has of itself, each once."""
    own: tuple[str, ...] = ()
    if answer.outcome in (Outcome.NOTHING_HELD, Outcome.NOT_IDENTIFIED):
        own = (answer.outcome.value,)
    elif answer.outcome in (Outcome.GRANTED, Outcome.PARTLY):
        named = [key for key in answer.grounds if key in GROUNDS and GROUNDS[key].grants]
        own = tuple(named) or (_granting(state, register),)
    return tuple(dict.fromkeys((*own, *answer.grounds)))


def _granting(state: State, register: Register) -> str:
    """The ground that grants a right; of an objection to direct marketing alone, its own."""
    marketing = {key for key, one in register.purposes.items() if one.direct_marketing}
    purposes = set(state.request.purposes)
    if state.right is Right.OBJECTION and purposes and purposes <= marketing:
        return "direct_marketing"
    return state.right.value


def _identity(state: State, answer: Answer) -> Refusal | None:
    number = state.request.id
    if answer.outcome is Outcome.NOTHING_HELD:
        if state.request.known:
            return Refusal(code="not_a_stranger", message=_HELD.format(number=number))
        return None
    if answer.outcome is Outcome.NOT_IDENTIFIED:
        if state.is_verified or not state.request.known:
            return Refusal(code="not_a_stranger", message=_KNOWN.format(number=number))
        return None if _was_tried(state) else _untried(state)
    if not state.is_verified:
        return not_verified(state)
    return None


def not_verified(state: State) -> Refusal:
    """Nothing is decided or given out before it is known who asks."""
    return Refusal(
        code="identity_not_verified",
        message=_NOT_VERIFIED.format(number=state.request.id),
        remedy=_IDENTIFY,
        because=(GROUNDS["not_identified"].citation,),
    )


def _was_tried(state: State) -> bool:
    """Whether somebody tried to know who asks, or nothing is held that could be compared."""
    if state.was_tried:
        return True
    open_for(state.request.person_id, f"request:{state.request.id}")
    return not comparable(state.request.person_id)


def _untried(state: State) -> Refusal:
    """Nobody is turned away as unknown who was never asked or compared (Articles 11(2), 12(6))."""
    return Refusal(
        code="identity_not_tried",
        message=_UNTRIED.format(number=state.request.id),
        remedy=_TRY,
        because=(GROUNDS["not_identified"].citation,),
    )


def _fitting(state: State, answer: Answer, grounds: tuple[str, ...]) -> Refusal | None:
    foreign = [
        key for key in grounds if key not in GROUNDS or state.right not in GROUNDS[key].rights
    ]
    if foreign:
        message = _FOREIGN.format(grounds=", ".join(foreign), right=state.right.value)
        return Refusal(code="ground_of_another_right", message=message)
    kinds = {GROUNDS[key].grants for key in grounds}
    if kinds != _KINDS_OF[answer.outcome]:
        return Refusal(code="ground_missing", message=_MISSING, remedy=_allowed(state.right))
    return None


def _repeated(state: State, grounds: tuple[str, ...]) -> Refusal | None:
    if _REPEATED not in grounds:
        return None
    answered = [
        other.decision.decided_on
        for other in requests_of(state.request.person_id)
        if other.decision is not None and _was_answered_by(state, other)
    ]
    if may_refuse_as_repeated(state.request.received_on, answered).value:
        return None
    because = (GROUNDS[_REPEATED].citation,)
    return Refusal(code="not_repeated", message=_NOT_REPEATED, because=because)


def _was_answered_by(state: State, other: State) -> bool:
    """Whether another answer was one to what a request asks: of its right, and of its purposes.

    Who was not known then, or was told to wait, has not been answered yet.
    """
    decision, covered = other.decision, set(other.request.purposes)
    if decision is None or other.right is not state.right:
        return False
    if decision.outcome == Outcome.NOT_IDENTIFIED or _REPEATED in decision.grounds:
        return False
    asked = set(state.request.purposes)
    return not covered or (bool(asked) and asked <= covered)


def _allowed(right: Right) -> Words:
    keys = ", ".join(
        key for key, ground in GROUNDS.items() if right in ground.rights and not ground.grants
    )
    return _CHOOSE.format(keys=keys)


_REPEATED = "repeated"
#: Whether the grounds of an outcome grant (True) or refuse (False); of a part, both.
_KINDS_OF: Mapping[Outcome, set[bool]] = MappingProxyType(
    {
        Outcome.GRANTED: {True},
        Outcome.PARTLY: {True, False},
        Outcome.REFUSED: {False},
        Outcome.NOTHING_HELD: {False},
        Outcome.NOT_IDENTIFIED: {False},
    }
)
_REMEDY = Words(
    fi="Jos et tyydy vastaukseen, kirjoita meille: {us}. Voit myös tehdä valituksen "
    "valvontaviranomaiselle: {name}, {post}, {email}. Voit lisäksi viedä asian "
    "tuomioistuimeen.",
    sv="Om du inte nöjer dig med svaret, skriv till oss: {us}. Du kan också klaga hos "
    "tillsynsmyndigheten: {name}, {post}, {email}. Du kan dessutom föra saken till domstol.",
    en="If you are not content with the answer, write to us: {us}. You may also complain to the "
    "supervisory authority: {name}, {post}, {email}. You may also go to court.",
)
_NOT_VERIFIED = Words(
    fi="Pyyntöä {number} ei ratkaista eikä siihen anneta tietoja, ennen kuin pyytäjä tunnetaan.",
    sv="Begäran {number} avgörs inte och inga uppgifter ges innan den som begär är känd.",
    en="Request {number} is not decided and nothing is given out before it is known who asks.",
)
_IDENTIFY = Words(
    fi="Vertaa pyytäjän kertomaa hallussa oleviin tietoihin: inkasso rights identify. Asiamieheltä "
    "tarvitaan myös valtuutus.",
    sv="Jämför det som sagts med de uppgifter som finns: inkasso rights identify. Av ett ombud "
    "behövs också fullmakt.",
    en="Compare what was told with what is held: inkasso rights identify. An agent also shows "
    "authority.",
)
_UNTRIED = Words(
    fi="Pyynnön {number} tekijältä ei ole kysytty eikä häntä ole yritetty tunnistaa.",
    sv="Den som gjort begäran {number} har inte tillfrågats, och inget har jämförts.",
    en="Who made request {number} was not asked, and nothing was compared.",
)
_TRY = Words(
    fi="Pyydä, mihin verrata (rights identify --ask), tai vertaa kerrottua (--tell); asiamieheltä "
    "riittää, että henkilö tunnetaan eikä valtuutusta ole näytetty.",
    sv="Be om något att jämföra (rights identify --ask), eller jämför det som sagts (--tell); för "
    "ett ombud räcker det att personen är känd och ingen fullmakt visats.",
    en="Ask for something to compare (rights identify --ask), or compare what was told (--tell); "
    "of an agent it is enough that the person is known and no authority was shown.",
)
_HELD = Words(
    fi="Pyynnön {number} henkilöstä on tietoja; niistä ei voi vastata, ettei mitään ole.",
    sv="Om personen i begäran {number} finns uppgifter; svaret kan inte vara att inget finns.",
    en="Data are held of the person of request {number}; the answer cannot be that there are none.",
)
_KNOWN = Words(
    fi="Pyynnön {number} tekijä tunnetaan tai hänestä ei ole mitään, johon verrata.",
    sv="Den som gjort begäran {number} är känd, eller så finns inget att jämföra med.",
    en="Who made request {number} is known, or nothing is held to compare with.",
)
_FOREIGN = Words(
    fi="Näillä perusteilla ei ratkaista tätä oikeutta ({right}): {grounds}.",
    sv="På dessa grunder avgörs inte denna rättighet ({right}): {grounds}.",
    en="This right ({right}) is not decided on these grounds: {grounds}.",
)
_MISSING = Words(
    fi="Epääminen tarvitsee perusteen, ja suostuminen ei voi nojata epäämisen perusteeseen.",
    sv="Ett avslag behöver en grund, och ett bifall kan inte vila på en grund för avslag.",
    en="A refusal needs a ground, and granting cannot rest on a ground for refusing.",
)
_CHOOSE = Words(
    fi="Perusteita: {keys}.", sv="Grunder: {keys}.", en="Grounds to choose from: {keys}."
)
_NOT_REPEATED = Words(
    fi="Pyyntö ei ole toistuva: samanlaiseen ei ole vastattu puolen vuoden sisällä.",
    sv="Begäran är inte upprepad: ingen likadan har besvarats inom ett halvår.",
    en="The request is no repetition: none of its kind was answered within half a year.",
)
