"""D: who gets data, and what must be true before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from uuid import uuid4

from inkasso.base.decisions import Refusal, Refused
from inkasso.gate.acting import acting
from inkasso.gate.disclosing import consider
from inkasso.gate.disclosures.request import Request
from inkasso.gate.fields import category_of, readable_fields
from inkasso.law.eu.territory import in_eea
from inkasso.notice.articles import Article
from inkasso.notice.register import Condition, Processor, Recipient, RecipientKind, Use
from inkasso.oversight.rehearsing.agreeing import BY_CONSENT
from inkasso.oversight.rehearsing.stage import rehearse
from inkasso.oversight.verifying.disclosed import TRANSFERS
from inkasso.oversight.verifying.probe import REASON
from inkasso.oversight.verifying.register_as_is import OTHER_RECIPIENTS, STATEMENT_OF
from inkasso.oversight.verifying.running import Running, unread
from inkasso.oversight.verifying.verdicts import Finding, fails, holds, not_built, unless
from inkasso.oversight.verifying.verifier import Verifier

#: A country outside the EU and EEA, without a decision of adequacy.
_ELSEWHERE = "IN"
_UNBUILT: Mapping[str, str] = {
    "D1": "Handing a case over to a partner agency abroad is not built; a single disclosure is.",
    "D2": "Moving a client's cases to another agency is not built; a single disclosure is.",
    "D4": "Reporting to keepers of credit information is not built; a single disclosure is.",
    "D5": "Selling receivables is not built; a single disclosure is.",
}


def _under(statement: str) -> Verifier:
    """D1 to D6: one kind of recipient, its gate tried and its rows looked at."""

    def verify(running: Running) -> Iterator[Finding]:
        for recipient in _recipients(running, statement):
            yield from _refuses_stranger(running, recipient)
            if Condition.LEGAL_OBLIGATION in recipient.gate:
                yield from _obliged(running, recipient)
            if Condition.CONSENT in recipient.gate:
                yield from rehearse(running, *BY_CONSENT)
        yield from _rows(running, statement)
        if statement in _UNBUILT:
            yield not_built(_UNBUILT[statement])

    return verify


def _processors(running: Running) -> Iterator[Finding]:
    """D7: every kind of subcontractor has a contract in force, and gets what it needs."""
    register, on = running.register, running.on
    kinds = [one for one in register.recipients.values() if one.kind is RecipientKind.PROCESSOR]
    in_force = {one.key: register.processors_of(one.key, on) for one in kinds}
    yield from unless(
        [f"No contract with any {key} is in force on {on}." for key, who in in_force.items()
         if not who],
        "; ".join(f"{key}: {_signed(who)}" for key, who in in_force.items()),
    )  # fmt: skip
    for recipient in kinds:
        yield from _refuses_stranger(running, recipient)
        for one in in_force[recipient.key][:1]:
            yield from _needed_only(running, recipient, one.name)
    yield from _rows(running, OTHER_RECIPIENTS)
    wanted = {
        category
        for purpose in running.register.purposes.values()
        for one in kinds
        for category in purpose.recipients.get(one.key, ())
    }
    read = {category_of(field) for field in readable_fields()}
    if unread_ones := sorted(wanted - read - running.catalogue.untabled):
        yield not_built(
            f"No room hands {', '.join(unread_ones)} to the gate: a subcontractor can get them "
            "only past it (letters to print, systems kept up), where nothing counts them."
        )


def _inside(running: Running) -> Iterator[Finding]:
    """D8: contracts, the gate and the rows stay inside, or a ground is named."""
    outside = [
        one
        for one in running.register.processors
        if one.works_on(running.on) and not in_eea(one.country, running.on)
    ]
    yield from unless(
        [f"{one.name} works in {one.country} without a ground of GDPR chapter V." for one in outside
         if one.transfer_ground is None],
        f"{len(running.register.processors)} contracts on record: "
        + (", ".join(f"{one.name} in {one.country} on {one.transfer_ground}" for one in outside)
           or "none lets data out of the EU and EEA."),
    )  # fmt: skip
    answers = {
        recipient.key: _code(running, request)
        for recipient in running.register.recipients.values()
        if (request := _request(running, recipient, country=_ELSEWHERE)) is not None
    }
    yield from unless(
        [f"The gate would let data go to {_ELSEWHERE}: {key}." for key in answers
         if not answers[key]],
        f"The gate was asked for {len(answers)} kinds of recipients in {_ELSEWHERE}, outside the "
        f"EU and EEA: refused ({', '.join(sorted(set(answers.values())))}).",
    )  # fmt: skip
    yield from _rows(running, TRANSFERS)


def _signed(who: Sequence[Processor]) -> str:
    return ", ".join(f"{one.name} ({one.contract}, {one.contract_dated})" for one in who)


def _recipients(running: Running, statement: str) -> list[Recipient]:
    known = running.register.recipients.values()
    return [one for one in known if STATEMENT_OF.get(one.kind) == statement]


def _refuses_stranger(running: Running, recipient: Recipient) -> Iterator[Finding]:
    """Somebody who says to be of that kind, with nothing to show for it, gets nothing."""
    request = _request(running, recipient)
    if request is None:
        yield holds(f"Nothing that {recipient.key} might get can leave: no room reads it yet.")
        return
    code = _code(running, request)
    said = f"{recipient.key}, with nothing that its gate asks for, asked for {request.fields[0]}"
    yield holds(f"{said}: refused ({code}).") if code else fails(f"{said}: allowed.")


def _obliged(running: Running, recipient: Recipient) -> Iterator[Finding]:
    """The same is allowed once the ground names a provision that obliges."""
    request = _request(running, recipient)
    if request is None or running.is_shut:
        return
    grounds = running.register.purposes[request.purpose].legal_basis
    obliging = [one.law for one in grounds if one.article is Article.LEGAL_OBLIGATION]
    law = [f"{one.act} {one.section}" for one in recipient.law or chain.from_iterable(obliging)]
    if not law:
        return
    code = _code(running, replace(request, ground=law[0]))
    said = f"{recipient.key}, with {law[0]} as the ground"
    yield fails(f"{said}: refused ({code}).") if code else holds(f"{said}: would be allowed.")


def _needed_only(running: Running, recipient: Recipient, name: str) -> Iterator[Finding]:
    """One with a contract gets what it needs, and the whole is refused with a field too many."""
    request = _request(running, recipient, name=name)
    if request is None:
        return
    allowed = running.register.may_get(recipient.key, request.purpose)
    extra = next(
        (
            field
            for field in sorted(readable_fields())
            if category_of(field) not in allowed
            or (recipient.fields and field not in recipient.fields)
        ),
        None,
    )
    if extra is None:
        return
    code = _code(running, replace(request, fields=(*request.fields, extra)))
    said = f"{name} ({recipient.key}) was to get {extra} too, for {request.purpose}"
    yield holds(f"{said}: refused ({code}).") if code else fails(f"{said}: allowed.")


def _rows(running: Running, statement: str) -> Iterator[Finding]:
    disclosed = running.disclosed
    if disclosed is None:
        yield unread(("disclosures",))
        return
    total = disclosed.rows.get(statement, 0) if statement != TRANSFERS else None
    many = sum(disclosed.rows.values()) if total is None else total
    yield from unless(
        disclosed.wrong.get(statement, []),
        f"{many} disclosures on record, each within the register. SQL: SELECT recipient_key, "
        "purpose, fields, count(*) FROM gate_disclosure GROUP BY 1, 2, 3",
    )


def _request(
    running: Running, recipient: Recipient, *, country: str = "FI", name: str = "Verification"
) -> Request | None:
    """A disclosure that the recipient might want, about nobody; None where none can be asked."""
    for purpose in running.applied:
        for field in sorted(readable_fields()):
            category = category_of(field)
            if (
                category in purpose.recipients.get(recipient.key, frozenset())
                and Use.READ in purpose.uses(category)
                and (not recipient.fields or field in recipient.fields)
            ):
                return Request(
                    person_id=uuid4(),
                    case_id=None,
                    recipient=name,
                    kind=recipient.key,
                    country=country,
                    purpose=purpose.key,
                    ground=REASON,
                    fields=(field,),
                    on=running.on,
                )
    return None


def _code(running: Running, request: Request) -> str:
    """The code of the refusal; empty when it would be allowed. Nothing is disclosed."""
    if running.is_shut:
        return "bad_register"
    try:
        with acting(request.purpose, actor=running.actor, reason=REASON):
            answer = consider(request)
    except Refused as refused:
        return refused.refusal.code
    return answer.code if isinstance(answer, Refusal) else ""


VERIFIERS: Mapping[str, Verifier] = {
    **{key: _under(key) for key in ("D1", "D2", "D3", "D4", "D5", "D6")},
    OTHER_RECIPIENTS: _processors,
    TRANSFERS: _inside,
}
