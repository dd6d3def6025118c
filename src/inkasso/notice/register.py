"""The processing register: purposes, categories, recipients and all else that a notice tells.

Values only; `loading` makes them from YAML and refuses what does not hang together, so code that
has a `Register` may look up any key that another part of it names. `statements` of a part are the
keys of the notice's statements that the part carries (`statements.KEYS`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from inkasso.base.words import Words
from inkasso.notice.articles import Article
from inkasso.notice.kinds import (
    Act,
    Beginning,
    Condition,
    Period,
    Provision,
    RecipientKind,
    SourceKind,
    TransferGround,
    Unit,
    Use,
)
from inkasso.notice.parts import (
    Category,
    Group,
    Processor,
    Recipient,
    Retention,
    SensitiveCase,
    Source,
    Subject,
)
from inkasso.notice.passages import (
    Authority,
    Controller,
    Cookie,
    CookieCategory,
    Newsletters,
    Passage,
    Website,
)

__all__ = [
    "Act",
    "Authority",
    "Beginning",
    "Category",
    "Condition",
    "Controller",
    "Cookie",
    "CookieCategory",
    "Ground",
    "Group",
    "Newsletters",
    "Passage",
    "Period",
    "Processor",
    "Provision",
    "Purpose",
    "Recipient",
    "RecipientKind",
    "Register",
    "Retention",
    "SensitiveCase",
    "Source",
    "SourceKind",
    "SourceUse",
    "Subject",
    "Told",
    "TransferGround",
    "Unit",
    "Use",
    "Website",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why a purpose is lawful, for all of its subjects and categories or for some."""

    article: Article
    #: Subjects it holds for; empty means all of the purpose's.
    subjects: frozenset[str]
    #: Categories it holds for; empty means all of the purpose's.
    categories: frozenset[str]
    #: The interest pursued (Art. 13(1)(d)); given exactly for legitimate interest.
    interest: Words | None
    #: The provisions that oblige or entitle; never empty for a legal obligation.
    law: tuple[Provision, ...]

    def covers(self, *, subject: str | None = None, category: str | None = None) -> bool:
        """Whether it holds for a subject, a category, or both where both are named."""
        for asked, known in ((subject, self.subjects), (category, self.categories)):
            if asked is not None and known and asked not in known:
                return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUse:
    """What a purpose takes from a source."""

    #: Key of the source.
    source: str
    #: The categories that come from it.
    categories: frozenset[str]
    #: Whom they are about; empty means all subjects of the purpose.
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """Something done with personal data; its key is the name of its database role."""

    key: str
    statements: frozenset[str]
    #: Key of the group it is shown under.
    group: str
    name: Words
    description: Words
    #: Why it is lawful; never empty, the chief ground first.
    legal_basis: tuple[Ground, ...]
    #: Keys of the kinds of people it concerns.
    subjects: frozenset[str]
    #: What it may do with each category.
    categories: Mapping[str, frozenset[Use]]
    #: What comes from where; every category of the purpose has a source.
    sources: tuple[SourceUse, ...]
    #: Recipients by key, with the categories that each may get for this purpose.
    recipients: Mapping[str, frozenset[str]]
    #: Retention rules by key, with the categories that each decides; every category has one.
    retention: Mapping[str, frozenset[str]]
    #: How consent is asked for and documented; given exactly where a ground is consent.
    consent: Words | None
    #: Whether the data must be given and what follows if not (Art. 13(2)(e)).
    must_give: Words | None
    #: Whether batch work runs as a sweep.
    sweeps: bool
    #: Whether it goes on under a restriction: storage, legal claims (Art. 18(2)).
    passes_restriction: bool
    #: Whether it is direct marketing, to which anybody may always object (Art. 21(2)).
    direct_marketing: bool
    #: The logic and the effects of decisions made without a human (Art. 22); None where none are.
    automated_decisions: Words | None

    @property
    def article(self) -> Article:
        """The chief ground's article."""
        return self.legal_basis[0].article

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of all grounds, each once, the chief one first."""
        return tuple(dict.fromkeys(ground.article for ground in self.legal_basis))

    @property
    def interest(self) -> Words | None:
        """The first legitimate interest that is stated; None where none is pursued."""
        return next((ground.interest for ground in self.legal_basis if ground.interest), None)

    @property
    def consent_needed(self) -> bool:
        """Whether any of it needs the person's consent first."""
        return any(ground.article.is_consent for ground in self.legal_basis)

    def uses(self, category: str) -> frozenset[Use]:
        """What it may do with a category; nothing with one it does not name."""
        return self.categories.get(category, frozenset())

    def retention_of(self, category: str) -> str:
        """Key of the rule that decides how long a category is kept for this purpose."""
        return next(rule for rule, kept in self.retention.items() if category in kept)


_Part = (
    Passage
    | Group
    | Purpose
    | Subject
    | Category
    | Source
    | Recipient
    | Retention
    | Processor
    | SensitiveCase
    | CookieCategory
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A place in the register that carries a statement."""

    #: What kind of part: purpose, recipient, passage …
    part: str
    #: Its key; empty for parts that stand alone.
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All that one agency does with personal data, from a day on."""

    #: Name of the version, such as `2026.1`.
    version: str
    #: First day it holds.
    holds_from: date
    controller: Controller
    authority: Authority
    acts: Mapping[str, Act]
    #: Passages in the order they are read.
    passages: Mapping[str, Passage]
    groups: Mapping[str, Group]
    purposes: Mapping[str, Purpose]
    subjects: Mapping[str, Subject]
    categories: Mapping[str, Category]
    sources: Mapping[str, Source]
    recipients: Mapping[str, Recipient]
    retention: Mapping[str, Retention]
    processors: tuple[Processor, ...]
    sensitive: Mapping[str, SensitiveCase]
    #: None for an agency that sends none.
    newsletters: Newsletters | None
    #: None for an agency that has none.
    website: Website | None
    #: How long copies of the database are kept; None for an agency that has not said.
    backups: Period | None = None

    def told(self) -> Mapping[str, tuple[Told, ...]]:
        """Each statement that the register carries, with the places that carry it."""
        places: dict[str, list[Told]] = {}
        for told, statements in self._parts():
            for statement in statements:
                places.setdefault(statement, []).append(told)
        return {statement: tuple(places[statement]) for statement in sorted(places)}

    def purposes_of(self, group: str) -> tuple[Purpose, ...]:
        """The purposes of a group, in the order of the register."""
        return tuple(purpose for purpose in self.purposes.values() if purpose.group == group)

    def processors_of(self, recipient: str, on: date) -> tuple[Processor, ...]:
        """The processors of a kind whose contract is in force on a day."""
        return tuple(
            processor
            for processor in self.processors
            if processor.recipient == recipient and processor.works_on(on)
        )

    def may_get(self, recipient: str, purpose: str) -> frozenset[str]:
        """The categories a recipient may get for a purpose; none where the register is silent."""
        known = self.purposes.get(purpose)
        return frozenset() if known is None else known.recipients.get(recipient, frozenset())

    def _parts(self) -> Iterator[tuple[Told, frozenset[str]]]:
        yield Told(part="controller", key=""), self.controller.statements
        yield Told(part="authority", key=""), self.authority.statements
        for part, values in (
            ("passage", self.passages.values()),
            ("group", self.groups.values()),
            ("purpose", self.purposes.values()),
            ("subject", self.subjects.values()),
            ("category", self.categories.values()),
            ("source", self.sources.values()),
            ("recipient", self.recipients.values()),
            ("retention", self.retention.values()),
            ("processor", self.processors),
            ("sensitive", self.sensitive.values()),
            ("cookies", self.website.cookies.values() if self.website else ()),
        ):
            yield from _told(part, values)
        if self.newsletters is not None:
            yield Told(part="newsletters", key=""), self.newsletters.statements
        if self.website is not None:
            yield Told(part="website", key=""), self.website.statements


def _told(part: str, values: Iterable[_Part]) -> Iterator[tuple[Told, frozenset[str]]]:
    for value in values:
        yield Told(part=part, key=value.key), value.statements
