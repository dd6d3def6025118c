"""What a letter has to tell, read from rows: whom to, what was done, who is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.words import Language, Words
from inkasso.gate.register import register_in_force
from inkasso.notice.publishing.phrases import joined, kept_for
from inkasso.notice.register import Register
from inkasso.notice.retention import rules_of
from inkasso.notice.rights import Right
from inkasso.parties.addressing import usable_addresses
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case, CoDebtor
from inkasso.rights.consents.uses import ELECTRONIC_DEMANDS, uses_of
from inkasso.rights.models import (
    Consent,
    ConsentWithdrawal,
    Correction,
    FormerValue,
    HardshipWithdrawal,
    LiftingTold,
    RecipientNotice,
    RequestDecisionText,
    RequestText,
    ReviewText,
)
from inkasso.rights.rectification.fields import STATEMENT
from inkasso.rights.requests.restricting import standing_restriction
from inkasso.rights.requests.state import State

_WHAT_OF_RIGHT = {
    Right.RECTIFICATION: RecipientNotice.What.RECTIFIED,
    Right.ERASURE: RecipientNotice.What.ERASED,
    Right.RESTRICTION: RecipientNotice.What.RESTRICTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """All that a letter on a request may have to tell."""

    #: Lines of the address; of somebody unverified only what they gave themselves.
    addressee: tuple[str, ...]
    #: Keys of the grounds of the answer.
    grounds: tuple[str, ...] = ()
    explanation: str = ""
    balancing: str = ""
    corrections: tuple[Correction, ...] = ()
    #: Whether an old value was kept, and whether a statement was added.
    has_former: bool = False
    has_statement: bool = False
    #: Names of the recipients who are told, each once.
    recipients: tuple[str, ...] = ()
    #: Whether the answer changed something that recipients would be told of.
    tells: bool = False
    #: Uses whose consent was withdrawn.
    withdrawn: tuple[Words, ...] = ()
    #: What a human looked at again, and what came of it.
    review: ReviewText | None = None
    #: The day on which a restriction ends of which the letter tells.
    lifted_on: date | None = None
    #: Whether the person owes, or shares, a debt here.
    owes: bool = False
    #: How long a request is kept.
    kept: Words


def gather(state: State, *, lifted_on: date | None = None) -> Matters:
    """Everything for a letter on a request; with the person's file open."""
    request, register = state.request, register_in_force()
    text = RequestDecisionText.objects.filter(request_id=request.id).first()
    corrections = tuple(Correction.objects.filter(request=request).order_by("id"))
    person_id = request.person_id
    return Matters(
        addressee=_addressee(state),
        grounds=tuple(state.decision.grounds) if state.decision else (),
        explanation=text.explanation if text else "",
        balancing=text.balancing if text else "",
        corrections=corrections,
        has_former=FormerValue.objects.filter(correction__request=request).exists(),
        has_statement=any(one.field == STATEMENT for one in corrections),
        recipients=_recipients(state),
        tells=state.right is not Right.RECTIFICATION
        or any(one.outcome == Correction.Outcome.RECTIFIED for one in corrections),
        withdrawn=_withdrawn(state, register),
        review=ReviewText.objects.filter(review__request=request).first(),
        lifted_on=lifted_on,
        owes=Case.objects.filter(person_id=person_id).exists()
        or CoDebtor.objects.filter(person_id=person_id).exists(),
        kept=joined(kept_for(rule) for rule in rules_of(register, "rights_requests")[:1]),
    )


def reached_by_now(state: State) -> date | None:
    """The day on which word of the restriction's end has reached the person; None untold."""
    hold = standing_restriction(state)
    if hold is None:
        return None
    told = LiftingTold.objects.filter(hold=hold).order_by("reached_on")
    return told.values_list("reached_on", flat=True).first()


def language_of(state: State) -> Language:
    """The language that the request is answered in."""
    asked = state.request.language
    return asked if asked in ("fi", "sv", "en") else "fi"  # type: ignore[return-value]


def _addressee(state: State) -> tuple[str, ...]:
    """Where the letter goes: where the requester wants it, or the verified person's address.

    Nothing that is held goes to somebody who is not verified, not even an address. Nor does it go
    where mail came back from, nor to whom letters on the debt go: it is the person who asked.
    """
    text = RequestText.objects.filter(request=state.request).first()
    if text is not None and text.requester.strip():
        return tuple(part.strip() for part in text.requester.split(",") if part.strip())
    if not state.is_verified:
        return ()
    person_id = state.request.person_id
    name = PartyName.objects.filter(person_id=person_id).values_list("name", flat=True).first()
    newest = usable_addresses([person_id]).get(person_id)
    lines = [name or ""]
    if newest is not None:
        lines += [newest.street, f"{newest.postal_code} {newest.city}"]
        lines += [] if newest.country == "FI" else [newest.country]
    return tuple(line for line in lines if line)


def _recipients(state: State) -> tuple[str, ...]:
    what = _WHAT_OF_RIGHT.get(state.right)
    rows = RecipientNotice.objects.filter(request=state.request, what=what).order_by("id")
    return tuple(dict.fromkeys(rows.values_list("recipient", flat=True))) if what else ()


def _withdrawn(state: State, register: Register) -> tuple[Words, ...]:
    """The uses that were withdrawn when the request came, as its answer withdrew them."""
    if state.right is not Right.WITHDRAWAL or not state.is_granted:
        return ()
    request = state.request
    ended = ConsentWithdrawal.objects.filter(
        person_id=request.person_id, withdrawn_on=request.received_on
    )
    keys = set(
        Consent.objects.filter(id__in=ended.values("consent_id")).values_list("use", flat=True)
    )
    if HardshipWithdrawal.objects.filter(
        person_id=request.person_id, withdrawn_on=request.received_on
    ).exists():
        keys.add("hardship")
    return tuple(
        _use_name(use.key, use.of, register) for use in uses_of(register) if use.key in keys
    )


def _use_name(key: str, of: str, register: Register) -> Words:
    if key == ELECTRONIC_DEMANDS:
        return _DEMANDS
    if of in register.purposes:
        return register.purposes[of].name
    return joined((_TO, register.recipients[of].name), " ")


_DEMANDS = Words(
    fi="maksuvaatimukset sähköisesti",
    sv="betalningskrav i elektronisk form",
    en="demands in electronic form",
)
_TO = Words(fi="tietojen antaminen:", sv="utlämnande av uppgifter:", en="giving data:")
