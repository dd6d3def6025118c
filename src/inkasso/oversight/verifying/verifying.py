"""Every statement of the notice, verified."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from inkasso.notice.register import RecipientKind, Register
from inkasso.notice.statements import STATEMENTS
from inkasso.oversight.verifying import (
    access,
    disclosing,
    keeping,
    newsletters,
    purposes,
    rights,
    sensitive,
    telling,
    website,
)
from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Finding, Statement, fails, holds, judge, not_built
from inkasso.oversight.verifying.verifier import Verifier

#: One for each statement.
VERIFIERS: Mapping[str, Verifier] = {
    key: verifier
    for module in (
        telling,
        purposes,
        sensitive,
        newsletters,
        access,
        disclosing,
        keeping,
        rights,
        website,
    )
    for key, verifier in module.VERIFIERS.items()
}


def verify(running: Running, keys: Iterable[str] = ()) -> Iterator[Statement]:
    """The verdict on each statement, in the order of the notice; of some of them, or of all."""
    wanted = set(keys) or STATEMENTS.keys()
    for key, text in STATEMENTS.items():
        if key in wanted:
            yield judge(key, text, chain(_told(running, key), VERIFIERS[key](running)))


def _told(running: Running, key: str) -> Iterator[Finding]:
    """What is wrong with the register for it, and where the notice tells it."""
    as_is = running.as_is
    yield from (fails(fault) for fault in as_is.faults_for(key))
    if places := as_is.told.get(key):
        yield holds(f"The notice of register {as_is.register.version} tells it: {places[0]}.")
    elif _concerns(key, as_is.register):
        yield fails("The register tells this nowhere, so the notice made from it does not say it.")
    else:
        yield not_built("This register has no such part, so its notice does not say this.")


def _concerns(key: str, register: Register) -> bool:
    """Whether the agency does what a statement is about; each agency does most of it."""
    asked = _OPTIONAL.get(key)
    return asked is None or asked(register)


def _has_recipient(kind: RecipientKind) -> Callable[[Register], bool]:
    return lambda register: any(one.kind is kind for one in register.recipients.values())


def _uses(category: str) -> Callable[[Register], bool]:
    return lambda register: any(category in one.categories for one in register.purposes.values())


def _has_website(register: Register) -> bool:
    return register.website is not None


#: Statements of parts that an agency may be without, and what tells that it has the part.
_OPTIONAL: Mapping[str, Callable[[Register], bool]] = {
    "P2.c": _uses("survey_answers"),
    "P4": _uses("marketing_contacts"),
    "P5": _uses("website_use"),
    "S1": _uses("health_notes"),
    "S2": _uses("health_notes"),
    "S3": _uses("health_notes"),
    "N1": _uses("newsletter_subscriptions"),
    "N2": _uses("newsletter_subscriptions"),
    "D1": _has_recipient(RecipientKind.AGENCY_ABROAD),
    "D2": _has_recipient(RecipientKind.SUCCESSOR),
    "D4": _has_recipient(RecipientKind.CREDIT_INFORMATION),
    "D5": _has_recipient(RecipientKind.BUYER),
    "D6": _has_recipient(RecipientKind.BY_CONSENT),
    "C1": _has_website,
    "C2": _has_website,
    "C3": _has_website,
    "U1": _has_website,
}
