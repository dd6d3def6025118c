"""What somebody wants to disclose, and what is known when it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkasso.gate.questions import CaseFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Data of one person, wanted by one recipient."""

    person_id: UUID
    #: None when the data belong to no one case.
    case_id: int | None
    #: Name of the recipient; of one with a contract, as the register writes it, or its key there.
    recipient: str
    #: Key of its kind in the register.
    kind: str
    #: ISO 3166 code of the country that the data go to.
    country: str
    #: Key of the purpose.
    purpose: str
    #: Why: a provision, a contract, what the person said.
    ground: str
    #: Names of fields, `category.field`.
    fields: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldInForce:
    """A hold that forbids disclosures."""

    number: int
    kind: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the house knows of person, case and fields when a disclosure is decided."""

    #: Fields that some room can read.
    readable: frozenset[str]
    holds: tuple[HoldInForce, ...] = ()
    #: The case that was named; None when there is no such case, or none was named.
    case: CaseFacts | None = None
    #: Country of the person's newest address; empty when none is known.
    lives_in: str = ""
    has_consented: bool = False
    has_authorised: bool = False
    #: Fields of the person that the recipient got before.
    had: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What may leave."""

    #: Name of the recipient, as the register writes it where it knows the recipient.
    recipient: str
    #: What it is to us, by `notice.kinds.RecipientKind`.
    kind: str
    #: Exactly the fields that were asked for, each once.
    fields: tuple[str, ...]
    #: Point of the GDPR's chapter V that allows the transfer; empty inside the EU and EEA.
    transfer_ground: str
