"""What a consent may be for: a purpose, a kind of recipient, demands that come electronically."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.notice.register import Condition, Register

#: Purpose under which circumstances of hardship are noted; its consents have tables of their own.
HARDSHIP = "hardship"
#: Demands in another durable manner than on paper (513/1999, 5 § 2 mom.).
ELECTRONIC_DEMANDS = "electronic_demands"
_DISCLOSURE = "disclosure:"


class UseKind(StrEnum):
    """What kind of use a person consents to."""

    #: A purpose of the register that rests on consent.
    PURPOSE = "purpose"
    #: Data given to a kind of recipient.
    DISCLOSURE = "disclosure"
    #: Demands by e-mail or to a mailbox.
    ELECTRONIC_DEMANDS = "electronic_demands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use that a person may consent to."""

    #: As commands and rows have it.
    key: str
    kind: UseKind
    #: Key of the purpose or the recipient; empty for electronic demands.
    of: str = ""

    @property
    def is_hardship(self) -> bool:
        """Whether it is to have circumstances of hardship noted."""
        return self.key == HARDSHIP


def disclosure_to(recipient: str) -> str:
    """Key of the use of disclosing to a kind of recipient."""
    return f"{_DISCLOSURE}{recipient}"


def uses_of(register: Register) -> tuple[Use, ...]:
    """Every use of a register that a person may consent to."""
    purposes = (
        Use(key=purpose.key, kind=UseKind.PURPOSE, of=purpose.key)
        for purpose in register.purposes.values()
        if purpose.consent_needed
    )
    recipients = (
        Use(key=disclosure_to(one.key), kind=UseKind.DISCLOSURE, of=one.key)
        for one in register.recipients.values()
        if Condition.CONSENT in one.gate
    )
    demands = Use(key=ELECTRONIC_DEMANDS, kind=UseKind.ELECTRONIC_DEMANDS)
    return (*purposes, *recipients, demands)


def find_use(key: str, register: Register) -> Use:
    """The use of a key; raises `Refused` (`unknown_use`), for consent is to something named."""
    known = {use.key: use for use in uses_of(register)}
    if key not in known:
        message = fill(_UNKNOWN, key=key, known=", ".join(known))
        raise Refused(Refusal(code="unknown_use", message=message))
    return known[key]


_UNKNOWN = Words(
    fi="Suostumusta ei pyydetä tähän: {key}. Mahdolliset: {known}.",
    sv="Samtycke begärs inte till detta: {key}. Möjliga: {known}.",
    en="Consent is not asked for this: {key}. Possible: {known}.",
)
