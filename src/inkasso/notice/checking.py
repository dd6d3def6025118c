"""What of a register does not hang together: each fault with its file and key, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from inkasso.law.eu.territory import in_eea, is_adequate
from inkasso.notice.checking_purposes import purpose_faults
from inkasso.notice.citing import provisions_of
from inkasso.notice.register import (
    Condition,
    Processor,
    Purpose,
    RecipientKind,
    Register,
    TransferGround,
)
from inkasso.notice.statements import STATEMENTS

#: What the gate of a kind must ask at least, besides the country (D8).
LEAST: Mapping[RecipientKind, frozenset[Condition]] = {
    RecipientKind.CLIENT: frozenset({Condition.OWN_RECEIVABLE}),
    RecipientKind.AGENCY_ABROAD: frozenset({Condition.MOVED_ABROAD, Condition.CONTRACT}),
    RecipientKind.SUCCESSOR: frozenset({Condition.MANDATE_MOVED}),
    RecipientKind.BUYER: frozenset({Condition.CONFIDENTIALITY}),
    RecipientKind.BY_CONSENT: frozenset({Condition.CONSENT}),
    RecipientKind.CREDIT_INFORMATION: frozenset({Condition.PERMITTED_BY_LAW}),
    RecipientKind.AGENT: frozenset({Condition.AUTHORISED}),
    RecipientKind.BANK: frozenset({Condition.CONTRACT}),
    RecipientKind.PROCESSOR: frozenset({Condition.CONTRACT}),
}
_TO_AUTHORITIES = frozenset({Condition.LEGAL_OBLIGATION, Condition.LEGAL_CLAIM})
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
#: As long as the table of published versions has room for.
_VERSION_MOST = 20


def faults_of(register: Register) -> Iterator[str]:
    """Every fault of a register whose files were read; nothing for one that may be used."""
    yield from _top_faults(register)
    yield from _key_faults(register)
    yield from _statement_faults(register)
    yield from _act_faults(register)
    for purpose in register.purposes.values():
        yield from purpose_faults(register, purpose)
    yield from _group_faults(register)
    yield from _unused_faults(register)
    yield from _recipient_faults(register)
    for processor in register.processors:
        yield from _processor_faults(register, processor)
    yield from _sensitive_faults(register)
    yield from _newsletter_faults(register)
    yield from _website_faults(register)


def _top_faults(register: Register) -> Iterator[str]:
    if len(register.version) > _VERSION_MOST:
        yield f"register.yaml: version: longer than {_VERSION_MOST} characters"
    if not _COUNTRY.fullmatch(register.controller.country):
        yield "register.yaml: controller.country: two capitals, such as FI"
    for part, email in (
        ("controller", register.controller.email),
        ("authority", register.authority.email),
    ):
        if email and not _EMAIL.fullmatch(email):
            yield f"register.yaml: {part}.email: {email!r} is no e-mail address"


def _key_faults(register: Register) -> Iterator[str]:
    """Keys become names of database roles, fields and anchors: plain letters only."""
    named: Mapping[str, Iterable[str]] = {
        "groups.yaml": register.groups,
        "purposes/": register.purposes,
        "passages.yaml": register.passages,
        "subjects.yaml": register.subjects,
        "categories.yaml": register.categories,
        "sources.yaml": register.sources,
        "recipients.yaml": register.recipients,
        "retention.yaml": register.retention,
        "processors.yaml": [processor.key for processor in register.processors],
        "sensitive.yaml": register.sensitive,
    }
    for file, keys in named.items():
        for key in keys:
            if not _KEY.fullmatch(key):
                yield f"{file}: key {key!r}: a to z, digits and _ only, at most 40, a letter first"
    for key in register.purposes:
        if key.endswith("_sweep"):
            yield f"purposes/{key}.yaml: a key must not end in _sweep: roles of batch work do"


def _statement_faults(register: Register) -> Iterator[str]:
    for statement, places in register.told().items():
        if statement not in STATEMENTS:
            where = ", ".join(f"{told.part} {told.key}".strip() for told in places)
            yield f"statement {statement!r} of {where}: no such statement (statements.py)"


def _act_faults(register: Register) -> Iterator[str]:
    for where, provision in provisions_of(register):
        if provision.act and provision.act not in register.acts:
            yield (
                f"{where}: act {provision.act!r} is not known; "
                "give its name under acts in register.yaml"
            )


def _group_faults(register: Register) -> Iterator[str]:
    for key, group in register.groups.items():
        if not group.purposes:
            yield f"groups.yaml: {key}.purposes: lists none"
        for purpose in group.purposes:
            if purpose not in register.purposes:
                yield f"groups.yaml: {key}.purposes: {purpose} has no file purposes/{purpose}.yaml"


def _unused_faults(register: Register) -> Iterator[str]:
    """What is told and used for nothing would be a promise about nothing, or a slip."""
    purposes = register.purposes.values()
    used: Mapping[str, tuple[Iterable[str], set[str]]] = {
        "subjects.yaml": (register.subjects, _joined(purpose.subjects for purpose in purposes)),
        "categories.yaml": (
            register.categories,
            _joined(purpose.categories for purpose in purposes),
        ),
        "sources.yaml": (
            register.sources,
            {use.source for purpose in purposes for use in purpose.sources},
        ),
        "recipients.yaml": (
            register.recipients,
            _joined(purpose.recipients for purpose in purposes),
        ),
        "retention.yaml": (register.retention, _joined(purpose.retention for purpose in purposes)),
    }
    for file, (keys, wanted) in used.items():
        for key in keys:
            if key not in wanted:
                yield f"{file}: {key}: no purpose uses it; name it in one or take it away"


def _joined(keys: Iterable[Iterable[str]]) -> set[str]:
    return {key for some in keys for key in some}


def _recipient_faults(register: Register) -> Iterator[str]:
    for key, recipient in register.recipients.items():
        where = f"recipients.yaml: {key}"
        least = LEAST.get(recipient.kind, frozenset()) | {Condition.COUNTRY}
        if missing := sorted(least - recipient.gate):
            yield f"{where}.gate: {recipient.kind} must ask also: {', '.join(missing)}"
        if recipient.kind is RecipientKind.AUTHORITY and not recipient.gate & _TO_AUTHORITIES:
            yield f"{where}.gate: an authority gets data on a legal_obligation or a legal_claim"
        if Condition.PERMITTED_BY_LAW in recipient.gate and not recipient.law:
            yield f"{where}.law: name the provision that permits it"
        for field in sorted(recipient.fields):
            if field.partition(".")[0] not in register.categories or "." not in field:
                yield f"{where}.fields: {field!r}: write category.field, the category by its key"


def _processor_faults(register: Register, processor: Processor) -> Iterator[str]:
    where = f"processors.yaml: {processor.key}"
    recipient = register.recipients.get(processor.recipient)
    if recipient is None:
        yield f"{where}.recipient: {processor.recipient!r} is not in recipients.yaml"
    elif not recipient.needs_contract:
        yield f"{where}.recipient: the gate of {recipient.key} asks for no contract"
    yield from _transfer_faults(register, processor)
    if processor.contract_dated > processor.holds_from:
        yield f"{where}.contract_dated: data may go only after the contract (GDPR 28(3))"
    if processor.holds_to is not None and processor.holds_to < processor.holds_from:
        yield f"{where}.holds_to: is before holds_from"


def _transfer_faults(register: Register, processor: Processor) -> Iterator[str]:
    country, ground = processor.country, processor.transfer_ground
    where = f"processors.yaml: {processor.key}.transfer_ground"
    on = max(register.holds_from, processor.holds_from)
    if not _COUNTRY.fullmatch(country):
        yield f"processors.yaml: {processor.key}.country: two capitals, such as FI"
    elif in_eea(country, on):
        if ground is not None:
            yield f"{where}: none is needed in {country}, in the EU or EEA"
    elif ground is None:
        yield f"{where}: {country} is outside the EU and EEA; name the ground of GDPR chapter V"
    elif ground is TransferGround.ADEQUACY and not is_adequate(country, on):
        yield f"{where}: no decision of adequacy holds for {country}"


def _sensitive_faults(register: Register) -> Iterator[str]:
    for key, case in register.sensitive.items():
        where = f"sensitive.yaml: {key}"
        if not case.article.for_special_categories:
            yield f"{where}.article: special categories need a point of 9(2)"
        for purpose in sorted(case.purposes - register.purposes.keys()):
            yield f"{where}.purposes: {purpose} is no purpose"


def _newsletter_faults(register: Register) -> Iterator[str]:
    if register.newsletters is None:
        return
    purpose = register.purposes.get(register.newsletters.purpose)
    if purpose is None:
        yield f"newsletters.yaml: purpose: {register.newsletters.purpose!r} is no purpose"
    elif not purpose.direct_marketing:
        yield f"purposes/{purpose.key}.yaml: direct_marketing: newsletters are"


def _website_faults(register: Register) -> Iterator[str]:
    """Only what is strictly necessary may be stored unasked (917/2014 205 §, 2002/58 5(3))."""
    if register.website is None:
        return
    purpose: Purpose | None = register.purposes.get(register.website.purpose)
    if purpose is None:
        yield f"website.yaml: purpose: {register.website.purpose!r} is no purpose"
    for key, category in register.website.cookies.items():
        where = f"website.yaml: cookies.{key}.consent"
        if category.consent == (key == "necessary"):
            yield f"{where}: exactly the category `necessary` is without consent"
        if category.consent and purpose is not None and not purpose.consent_needed:
            yield f"{where}: purpose {purpose.key} has no ground 6(1)(a) for it"
