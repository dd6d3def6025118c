"""Parts of a register that purposes point to: people, data, sources, recipients, times to keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.words import Words
from inkasso.law.fi.collector_duties.retention import Record
from inkasso.notice.articles import Article
from inkasso.notice.kinds import (
    Beginning,
    Condition,
    Period,
    Provision,
    RecipientKind,
    SourceKind,
    TransferGround,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Purposes that a reader sees as one thing."""

    key: str
    statements: frozenset[str]
    name: Words
    description: Words
    #: Keys of its purposes, in the order they are read.
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A kind of data subject."""

    key: str
    statements: frozenset[str]
    name: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of data. The tables that hold it are the data map's (`DataMap.tables_of`)."""

    key: str
    statements: frozenset[str]
    name: Words
    description: Words
    #: False for the agency's own records, which the public notice leaves out.
    personal: bool
    #: Whether it is of the special categories of Article 9.
    special: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where data comes from."""

    key: str
    statements: frozenset[str]
    kind: SourceKind
    name: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A kind of recipient, and the gate it must pass."""

    key: str
    statements: frozenset[str]
    kind: RecipientKind
    name: Words
    description: Words
    #: What must be true, all of it.
    gate: frozenset[Condition]
    #: The provisions that oblige or allow.
    law: tuple[Provision, ...]
    #: The fields, `category.field`, that it may get at all; empty means all of its categories.
    fields: frozenset[str] = frozenset()

    @property
    def needs_contract(self) -> bool:
        """Whether it gets data under a contract on record only, be it a processor's or not."""
        return bool(self.gate & {Condition.CONTRACT, Condition.CONFIDENTIALITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long something is kept."""

    key: str
    statements: frozenset[str]
    #: From what the time counts, in words.
    event: Words
    #: The same, as the system can find the day of it.
    begins: Beginning
    #: How long after it; computed from the statute where `record` names one.
    period: Period
    #: The record whose time our law decides; None where the agency or another law decides.
    record: Record | None
    #: The provisions that set the time; empty where the purpose alone does.
    law: tuple[Provision, ...]
    #: Why this long.
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Processor:
    """A company with which a contract lets data go: a processor (Art. 28), a bank, a partner.

    What it is to us the kind of its recipient tells.
    """

    key: str
    statements: frozenset[str]
    name: str
    #: What it does for us.
    service: Words
    #: Key of the recipient it is one of; decides what it may get.
    recipient: str
    #: Where it processes, two letters, ISO 3166-1.
    country: str
    #: What allows the transfer; None inside the EU and EEA.
    transfer_ground: TransferGround | None
    #: The contract: a number or a name, and its day.
    contract: str
    contract_dated: date
    #: First day it may get data.
    holds_from: date
    #: Last day; None while it goes on.
    holds_to: date | None

    def works_on(self, day: date) -> bool:
        """Whether the contract is in force on a day."""
        return self.holds_from <= day and (self.holds_to is None or day <= self.holds_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitiveCase:
    """When data of the special categories is processed at all."""

    key: str
    statements: frozenset[str]
    article: Article
    #: The purposes that may hold it.
    purposes: frozenset[str]
    text: Words
