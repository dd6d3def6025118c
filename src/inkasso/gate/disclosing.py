"""Disclosing: the only way in which data of a person leave the agency.

A disclosure is decided by the register, written down, and only then handed out, in the caller's
transaction; what leaves goes into an outbox or onto a screen after that is committed. What was
refused is in the access log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Now

from inkasso.base.decisions import Citation, Decision, Refusal, Refused
from inkasso.gate.acting import open_files
from inkasso.gate.backend.connected import gate_connection
from inkasso.gate.current import current
from inkasso.gate.disclosures.grounds import ARTICLE_19
from inkasso.gate.disclosures.request import Allowed, Circumstances, HoldInForce, Request
from inkasso.gate.disclosures.rules import may_disclose
from inkasso.gate.disclosures.saying import refuse
from inkasso.gate.fields import Value, Whose, read_field, readable_fields
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.placing import Protected, holds_of, stopping
from inkasso.gate.models import Disclosure
from inkasso.gate.questions import case_facts, country_of, has_authorised, has_consented
from inkasso.gate.register import register_in_force
from inkasso.notice.kinds import RecipientKind
from inkasso.notice.register import Condition, Register

_LONGEST_ABOUT = 200
#: What a disclosure to such a recipient is besides, which some holds stop that let others pass.
_ALSO = {
    RecipientKind.CREDIT_INFORMATION: Act.REGISTER_REPORT,
    RecipientKind.BUYER: Act.SALE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """What left, and its row."""

    #: Number of the row.
    number: int
    #: Exactly the allowed fields that held something, by name.
    values: Mapping[str, Value]
    because: tuple[Citation, ...]


def check_purpose(request: Request) -> None:
    """Raise `Refused` (`unknown_purpose`) for a purpose that nobody can act for."""
    if request.purpose not in register_in_force().purposes:
        raise Refused(refuse(request, "unknown_purpose"))


def consider(request: Request) -> Decision[Allowed] | Refusal:
    """Whether a disclosure would be allowed now; writes no row and reads no field."""
    acting = current()
    if acting is not None and acting.purpose != request.purpose:
        return refuse(request, "other_purpose", acting=acting.purpose)
    register = register_in_force()
    return may_disclose(request, register, _circumstances(request, register))


def disclose(request: Request, *, actor: str) -> Disclosed:
    """Write a disclosure down and give back the values of its fields, and of no others.

    In the caller's transaction; with `acting` around it, which opens the file. Raises `Refused`
    with the codes of `may_disclose`, `other_purpose`, and `nothing_to_disclose`.
    """
    allowed = (answer := allowed_or_refused(request)).value
    _open(request, allowed.recipient)
    whose = Whose(person_id=request.person_id, case_id=request.case_id, on=request.on)
    values = {name: value for name in allowed.fields if (value := read_field(name, whose))}
    if not values:
        raise _noted(refuse(request, "nothing_to_disclose"), request)
    row = _record(request, allowed, list(values), actor)
    return Disclosed(number=row.id, values=values, because=answer.because)


def allowed_or_refused(request: Request) -> Decision[Allowed]:
    """As `consider`, but raises `Refused`; that somebody wanted it is in the access log then."""
    answer = consider(request)
    if isinstance(answer, Refusal):
        raise _noted(answer, request)
    return answer


def disclosures(*people: UUID) -> QuerySet[Disclosure]:
    """Who got what, in the order of leaving; of these people, of everybody where none is named."""
    rows = Disclosure.objects.order_by("id")
    return rows.filter(person_id__in=people) if people else rows


def _circumstances(request: Request, register: Register) -> Circumstances:
    """What is known, as far as the recipient's gate asks for it."""
    recipient = register.recipients.get(request.kind)
    asked = recipient.gate if recipient else frozenset()
    person, on = request.person_id, request.on
    if Condition.MOVED_ABROAD in asked:
        _open(request, request.recipient)
    return Circumstances(
        readable=readable_fields(),
        holds=_holds(request, {Act.DISCLOSURE, _ALSO.get(recipient.kind, Act.DISCLOSURE)})
        if recipient
        else (),
        case=None if request.case_id is None else case_facts(request.case_id),
        lives_in=(country_of(person) or "") if Condition.MOVED_ABROAD in asked else "",
        has_consented=bool(has_consented(person, request.kind, on)),
        has_authorised=bool(has_authorised(person, request.recipient, on)),
        had=_had(request) if request.ground == ARTICLE_19 else frozenset(),
    )


def _had(request: Request) -> frozenset[str]:
    """Fields of the person that the recipient got by then."""
    rows = disclosures(request.person_id).filter(
        recipient_key=request.kind, recipient=request.recipient, disclosed_on__lte=request.on
    )
    return frozenset(field for fields in rows.values_list("fields", flat=True) for field in fields)


def _holds(request: Request, acts: set[Act]) -> tuple[HoldInForce, ...]:
    """Holds on the day that stop any of the acts; without a case, those of all cases count."""
    protected = Protected(person_id=request.person_id, case_id=request.case_id)
    if request.case_id is None:
        holds = [hold for hold in holds_of(protected, on=request.on) if acts & {*hold.stops}]
    else:
        holds = [hold for act in sorted(acts) for hold in stopping(act, protected, request.on)]
    return tuple(HoldInForce(number=h.id, kind=h.kind, since=h.placed_on) for h in holds)


def _open(request: Request, recipient: str) -> None:
    """Open the person's file; whoever acts for nobody passes no gate, and sees nothing."""
    if current() is not None:
        open_files([request.person_id], f"disclosure:{request.kind}:{recipient}"[:_LONGEST_ABOUT])


def _noted(refused: Refusal, request: Request) -> Refused:
    """The refusal to raise, once it is in the access log."""
    acting = current()
    if acting is not None:
        about = f"disclosure:{refused.code}:{request.kind}"[:_LONGEST_ABOUT]
        told = (acting.role, acting.actor, acting.reason, about, request.person_id)
        gate_connection().gate("SELECT gate_note('refusal', %s, %s, %s, %s, %s)", told)
    return Refused(refused)


def _record(request: Request, allowed: Allowed, fields: list[str], actor: str) -> Disclosure:
    return Disclosure.objects.create(
        disclosed_on=request.on,
        at=Now(),
        person_id=request.person_id,
        case_id=request.case_id,
        recipient=allowed.recipient,
        recipient_kind=allowed.kind,
        recipient_key=request.kind,
        country=request.country,
        purpose=request.purpose,
        ground=request.ground,
        transfer_ground=allowed.transfer_ground,
        fields=fields,
        actor=actor,
    )
