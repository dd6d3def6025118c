"""May these fields of this person go to this recipient? Pure, over the register's version.

All or nothing: one field too many refuses the whole, for whoever asks for more than is needed has
misunderstood what they are doing. What each code of a refusal says stands in `messages`.
"""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.gate.disclosures.contracts import contract_with
from inkasso.gate.disclosures.countries import citation, transfer_ground
from inkasso.gate.disclosures.grounds import conditions_met
from inkasso.gate.disclosures.request import Allowed, Circumstances, Request
from inkasso.gate.disclosures.saying import refuse
from inkasso.gate.fields import category_of, is_name
from inkasso.gate.holds.kinds import holds_back
from inkasso.notice.articles import GDPR
from inkasso.notice.register import Condition, Register, Use

#: Room for a recipient's name and for a ground.
_LONGEST = 200


def may_disclose(
    request: Request, register: Register, known: Circumstances
) -> Decision[Allowed] | Refusal:
    """What may leave and on which grounds, or the first reason why nothing may."""
    refused = (
        _recipient(request, register)
        or _purpose(request, register)
        or _fields(request, register, known)
        or _person(request, register, known)
    )
    if refused is not None:
        return refused
    transfer = transfer_ground(request, register, known)
    if isinstance(transfer, Refusal):
        return transfer
    grounds = conditions_met(request, register, known)
    if isinstance(grounds, Refusal):
        return grounds
    allowed = Allowed(
        recipient=_name(request, register, known),
        kind=register.recipients[request.kind].kind.value,
        fields=tuple(dict.fromkeys(request.fields)),
        transfer_ground=transfer.value if transfer else "",
    )
    chapter_five = (citation(transfer),) if transfer else ()
    because = (*_lawful(request, register), *grounds, *chapter_five, _MINIMAL)
    return Decision(value=allowed, because=because)


def _name(request: Request, register: Register, known: Circumstances) -> str:
    """The recipient's name as we know it: of a contract, or of the client whose case it is."""
    contract = contract_with(register, request)
    if contract is not None:
        return contract.name
    if known.case and Condition.OWN_RECEIVABLE in register.recipients[request.kind].gate:
        return known.case.client_name
    return request.recipient.strip()


def _recipient(request: Request, register: Register) -> Refusal | None:
    if request.kind not in register.recipients:
        return refuse(request, "unknown_recipient")
    if not request.recipient.strip():
        return refuse(request, "unnamed_recipient")
    if not request.ground.strip():
        return refuse(request, "no_ground")
    for text in (request.recipient, request.ground):
        if len(text) > _LONGEST or not text.isprintable():
            return refuse(request, "unwritable")
    return None


def _purpose(request: Request, register: Register) -> Refusal | None:
    purpose = register.purposes.get(request.purpose)
    if purpose is None:
        return refuse(request, "unknown_purpose")
    if request.kind not in purpose.recipients:
        return refuse(request, "not_for_purpose")
    return None


def _fields(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    if not request.fields:
        return refuse(request, "no_fields")
    refusals = (_field(field, request, register, known) for field in request.fields)
    return next((refused for refused in refusals if refused), None)


def _field(
    field: str, request: Request, register: Register, known: Circumstances
) -> Refusal | None:
    category = category_of(field)
    if not is_name(field) or category not in register.categories:
        return refuse(request, "unknown_field", field=field, readable="-")
    if Use.READ not in register.purposes[request.purpose].uses(category):
        return refuse(request, "outside_purpose", field=field)
    only = register.recipients[request.kind].fields
    if category not in register.may_get(request.kind, request.purpose) or (
        only and field not in only
    ):
        return refuse(request, "not_needed", field=field)
    if field not in known.readable:
        readable = sorted(name for name in known.readable if category_of(name) == category)
        shown = ", ".join(readable) or "-"
        return refuse(request, "unknown_field", field=field, readable=shown)
    return None


def _person(request: Request, register: Register, known: Circumstances) -> Refusal | None:
    """The case is the person's, and no hold protects them."""
    if request.case_id is not None and (
        known.case is None or request.person_id not in known.case.people
    ):
        return refuse(request, "not_their_case")
    if known.holds and holds_back(register.recipients[request.kind].kind, request.purpose):
        first = known.holds[0]
        return refuse(request, "held", hold=first.number, hold_kind=first.kind, since=first.since)
    return None


def _lawful(request: Request, register: Register) -> Iterator[Citation]:
    """The points of Article 6 that the purpose processes these categories on."""
    purpose = register.purposes[request.purpose]
    categories = {category_of(field) for field in request.fields}
    for ground in purpose.legal_basis:
        if any(ground.covers(category=category) for category in categories):
            text = ground.interest or purpose.name
            yield Citation(act=GDPR, section=ground.article.value, text=text)


_MINIMAL = Citation(
    act=GDPR,
    section="5(1)(c)",
    text=Words(
        fi="Luovutetaan vain se, mitä vastaanottaja tässä tarkoituksessa tarvitsee.",
        sv="Bara det som mottagaren behöver för ändamålet lämnas ut.",
        en="Only what the recipient needs for the purpose is disclosed.",
    ),
)
