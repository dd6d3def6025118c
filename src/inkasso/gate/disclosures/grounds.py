"""What a recipient's gate asks, condition by condition, and what shows that it is so.

Each condition that is not met has a code of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from inkasso.base.business_id import parse_business_id
from inkasso.base.decisions import Citation, Refusal
from inkasso.base.words import Words
from inkasso.gate.disclosures.contracts import contract_with, contracts_with
from inkasso.gate.disclosures.request import Circumstances, Request
from inkasso.gate.disclosures.saying import refuse
from inkasso.gate.fields import category_of
from inkasso.law.acts import SourceKind, source_of
from inkasso.notice.articles import GDPR
from inkasso.notice.register import Condition, Provision, Recipient, Register

#: The ground on which a recipient is told of a change.
ARTICLE_19 = f"{GDPR} 19"
_RIGHTS, _OF_CHANGES = "rights", "rights_requests"
#: `12 §`, `4 luku 3 § 2 mom.`, `10 a §`, `6(1)(c)`.
_SECTION = re.compile(r"[\w ]{0,20}\d+(?: [a-z])? §[\w .]{0,20}|\d+(?:\(\w+\)){0,3}")


class Check(Protocol):
    """Whether one condition is met; the refusal when it is not."""

    def __call__(
        self, request: Request, register: Register, known: Circumstances
    ) -> Refusal | None: ...


def conditions_met(
    request: Request, register: Register, known: Circumstances
) -> Refusal | tuple[Citation, ...]:
    """The grounds that the recipient's gate asks for, or the first refusal.

    The country is asked of everybody elsewhere (`countries.transfer_ground`).
    """
    if corrects(request, known):
        return (_TOLD_OF_CHANGE,)
    recipient = register.recipients[request.kind]
    for condition in sorted(recipient.gate - {Condition.COUNTRY}):
        refused = _CHECKS[condition](request, register, known)
        if refused is not None:
            return refused
    return tuple(_citations(request, recipient))


def corrects(request: Request, known: Circumstances) -> bool:
    """Whether a recipient is told, as the law demands, of a change to what it got before.

    Then its gate is no matter: a contract that has ended does not make wrong data right.
    """
    changed = {field for field in request.fields if category_of(field) != _OF_CHANGES}
    return (
        request.purpose == _RIGHTS
        and request.ground == ARTICLE_19
        and bool(known.had)
        and changed <= known.had
    )


def _contract(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    signed = contracts_with(register, request.kind, request.recipient)
    if any(contract.works_on(request.on) for contract in signed):
        return None
    past = [contract for contract in signed if contract.holds_to and contract.holds_to < request.on]
    if past:
        last = max(past, key=lambda contract: contract.holds_to or request.on)
        ended = {"contract": last.contract, "ended": last.holds_to}
        return refuse(request, "contract_ended", **ended)
    return refuse(request, "no_contract")


def _confidentiality(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    in_force = contract_with(register, request)
    return None if in_force else refuse(request, "no_confidentiality")


def _consent(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    return None if known.has_consented else refuse(request, "no_consent")


def _obligation(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    law = register.recipients[request.kind].law
    if provision_of(request.ground, law) is not None:
        return None
    if not law and _in_known_act(request.ground, register):
        return None
    return refuse(request, "no_legal_obligation", provisions=_listed(law))


def _permission(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    law = register.recipients[request.kind].law
    if provision_of(request.ground, law) is not None:
        return None
    return refuse(request, "not_permitted_by_law", provisions=_listed(law))


def _legal_claim(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    return None if known.case is not None else refuse(request, "no_legal_claim")


def _moved(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    lives_there = known.lives_in == request.country
    return None if lives_there else refuse(request, "not_moved_there")


def _mandate(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    named = {parse_business_id(word.strip(",.;:()")) for word in request.ground.split()}
    if known.case is not None and known.case.client_business_id in named:
        return None
    return refuse(request, "not_that_mandate")


def _own_receivable(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    if known.case is not None and request.recipient in (
        known.case.client_name,
        known.case.client_business_id,
    ):
        return None
    return refuse(request, "not_own_receivable")


def _authorised(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    return None if known.has_authorised else refuse(request, "not_authorised")


_CHECKS: Mapping[Condition, Check] = {
    Condition.CONTRACT: _contract,
    Condition.CONFIDENTIALITY: _confidentiality,
    Condition.CONSENT: _consent,
    Condition.LEGAL_OBLIGATION: _obligation,
    Condition.PERMITTED_BY_LAW: _permission,
    Condition.LEGAL_CLAIM: _legal_claim,
    Condition.MOVED_ABROAD: _moved,
    Condition.MANDATE_MOVED: _mandate,
    Condition.OWN_RECEIVABLE: _own_receivable,
    Condition.AUTHORISED: _authorised,
}


def provision_of(ground: str, law: tuple[Provision, ...]) -> Provision | None:
    """The provision that a ground such as `527/2007 12 §` names, of those that are known."""
    written = _parted(ground)
    return next((one for one in law if written == (one.act, one.section)), None)


def _in_known_act(ground: str, register: Register) -> bool:
    """Whether a ground names a section of an act that the law or the register knows.

    Obligations towards authorities stand in many acts; a register need not list them.
    """
    number, section = _parted(ground)
    source = source_of(number)
    is_act = number in register.acts or (source is not None and source.kind is SourceKind.ACT)
    return is_act and _SECTION.fullmatch(section) is not None


def _parted(ground: str) -> tuple[str, str]:
    """The number of an act and the section in it."""
    number, _, section = " ".join(ground.replace(",", " ").split()).partition(" ")
    return number, section


def _listed(law: tuple[Provision, ...]) -> str:
    return "; ".join(f"{one.act} {one.section}" for one in law) or "-"


def _citations(request: Request, recipient: Recipient) -> Iterator[Citation]:
    if recipient.gate & _BY_PROVISION:
        act, section = _parted(request.ground)
        yield Citation(act=act, section=section, text=recipient.description)
    for condition in sorted(recipient.gate):
        if condition in _ARTICLES:
            section, text = _ARTICLES[condition]
            yield Citation(act=GDPR, section=section, text=text)


#: Conditions that a provision meets, named by the ground.
_BY_PROVISION = frozenset({Condition.LEGAL_OBLIGATION, Condition.PERMITTED_BY_LAW})
_TOLD_OF_CHANGE = Citation(
    act=GDPR,
    section="19",
    text=Words(
        fi="Oikaisusta, poistamisesta ja rajoittamisesta ilmoitetaan jokaiselle, jolle tiedot on "
        "luovutettu.",
        sv="Rättelse, radering och begränsning meddelas varje mottagare av uppgifterna.",
        en="Rectification, erasure and restriction are told to each recipient of the data.",
    ),
)
_ARTICLES = {
    Condition.CONTRACT: (
        "28(3)",
        Words(
            fi="Vastaanottajan kanssa on voimassa sopimus, joka sitoo sen ohjeisiimme ja "
            "suojan tasoon.",
            sv="Med mottagaren gäller ett avtal som binder den vid våra anvisningar och "
            "skyddsnivån.",
            en="A contract is in force that binds the recipient to our instructions and to the "
            "level of protection.",
        ),
    ),
    Condition.CONSENT: (
        "6(1)(a)",
        Words(
            fi="Henkilö on suostunut luovutukseen.",
            sv="Personen har samtyckt till utlämnandet.",
            en="The person has agreed to the disclosure.",
        ),
    ),
    Condition.LEGAL_OBLIGATION: (
        "6(1)(c)",
        Words(
            fi="Luovutus on lakisääteinen velvoite.",
            sv="Utlämnandet är en rättslig förpliktelse.",
            en="The disclosure is a legal obligation.",
        ),
    ),
}
