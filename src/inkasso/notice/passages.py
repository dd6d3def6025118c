"""Parts of a register that are told as they stand: the controller, passages, letters, cookies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inkasso.base.words import Words
from inkasso.notice.kinds import Period, Provision


@dataclass(frozen=True, slots=True, kw_only=True)
class Controller:
    """Who decides, and where to reach them (Art. 13(1)(a))."""

    statements: frozenset[str]
    #: Registered name.
    name: str
    #: Business ID as the country writes it.
    business_id: str
    street: str
    postal_code: str
    city: str
    #: Two letters, ISO 3166-1.
    country: str
    #: Where data protection matters are answered.
    email: str
    phone: str
    #: Address of the website; empty where there is none.
    website: str
    #: Name or address of the data protection officer; empty where none is appointed.
    officer: str
    #: For what it is controller.
    role: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The supervisory authority to complain to (Art. 13(2)(d))."""

    statements: frozenset[str]
    name: Words
    #: Where to visit.
    address: Words
    #: Where to write.
    post: Words
    email: str
    phone: str
    website: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Something the notice says that belongs to no single purpose or recipient."""

    key: str
    statements: frozenset[str]
    heading: Words
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletters:
    """What newsletters promise."""

    statements: frozenset[str]
    #: The purpose they are sent for.
    purpose: str
    #: The link in every message.
    unsubscribe: Words
    #: The way besides the link.
    other_way: Words
    #: How lists stay fresh.
    upkeep: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """One cookie."""

    name: str
    #: How long it stays; None ends with the browser session.
    lasts: Period | None
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CookieCategory:
    """A kind of cookies; only what is strictly necessary needs no consent."""

    key: str
    statements: frozenset[str]
    name: Words
    text: Words
    #: Whether the visitor must agree before one is set.
    consent: bool
    law: tuple[Provision, ...]
    cookies: tuple[Cookie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """What the notice says of the website."""

    statements: frozenset[str]
    #: The purpose that the use of the site is followed for.
    purpose: str
    cookies: Mapping[str, CookieCategory]
