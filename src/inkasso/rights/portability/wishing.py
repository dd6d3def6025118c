"""A person's wish to have what they gave sent to another controller (GDPR 20(2)).

A wish is the consent to one disclosure: of what is portable, to the controller that was named, by
whoever carries out this request. It opens no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.gate.disclosures.countries import is_country
from inkasso.notice.rights import Right
from inkasso.rights.models import PortingWish, PortingWishEnd
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import require_no_earlier

#: The register's key of recipients by consent.
BY_CONSENT = "by_consent"
_LONGEST_NAME, _LONGEST_URL = 200, 500
#: Names of this machine, for tests and demonstrations.
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_carried_out: ContextVar[UUID | None] = ContextVar("carried_out", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWish:
    """Where a person wants their data sent."""

    #: The controller's name.
    recipient: str
    #: Where it takes such packages.
    url: str
    #: ISO 3166 code of its country.
    country: str


def record_wish(state: State, new: NewWish, moment: Moment) -> PortingWish:
    """Record where the person of a request for portability wants their data.

    Raises `Refused`: `not_portability`, `bad_wish`, `wish_stands`.
    """
    if state.right is not Right.PORTABILITY:
        raise Refused(Refusal(code="not_portability", message=_OTHER_RIGHT))
    _check(new)
    standing = wish_of(state)
    if standing is not None:
        message = _STANDS.format(recipient=standing.recipient, url=standing.url)
        raise Refused(Refusal(code="wish_stands", message=message))
    return PortingWish.objects.create(
        request=state.request,
        person_id=state.request.person_id,
        recipient=new.recipient.strip(),
        url=new.url,
        country=new.country,
        wished_on=moment.on,
        by=moment.by,
    )


def withdraw_wish(state: State, moment: Moment) -> PortingWish:
    """Record that the person does not want it any more; twice is once. What was sent stays sent.

    Raises `Refused`: `no_wish`, `before_the_last_step`.
    """
    wish = wish_of(state)
    if wish is None:
        message = _NONE.format(number=state.request.id)
        raise Refused(Refusal(code="no_wish", message=message))
    require_no_earlier(state, moment)
    PortingWishEnd.objects.get_or_create(
        request=wish,
        defaults={"person_id": wish.person_id, "withdrawn_on": moment.on, "by": moment.by},
    )
    return wish


def is_withdrawn(wish: PortingWish) -> bool:
    """Whether the person took a wish back."""
    return PortingWishEnd.objects.filter(request=wish).exists()


def wish_of(state: State) -> PortingWish | None:
    """The wish that is recorded with a request; None where there is none."""
    return PortingWish.objects.filter(request=state.request).first()


@contextmanager
def carrying_out(wish: PortingWish) -> Iterator[None]:
    """Within, the wish stands as the person's consent to the disclosure that it asks for."""
    token = _carried_out.set(wish.person_id)
    try:
        yield
    finally:
        _carried_out.reset(token)


def is_carried_out(person_id: UUID) -> bool:
    """Whether a wish of this person is being carried out now."""
    return _carried_out.get() == person_id


def _check(new: NewWish) -> None:
    fits = 0 < len(new.recipient.strip()) <= _LONGEST_NAME and new.recipient.isprintable()
    if not (fits and is_country(new.country) and is_safe(new.url)):
        raise Refused(Refusal(code="bad_wish", message=_BAD))


def is_safe(url: str) -> bool:
    """Whether a package may be sent there: by HTTPS, or to this machine."""
    if len(url) > _LONGEST_URL or not (url.isascii() and url.isprintable()) or " " in url:
        return False
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    # A name and password in the address would stand in every row and log that has it.
    plain = bool(host) and port != 0 and not (parts.username or parts.password or parts.fragment)
    return plain and (parts.scheme == "https" or (parts.scheme == "http" and host in _HERE))


_OTHER_RIGHT = Words(
    fi="Tietoja lähetetään toiselle vain pyynnöstä siirtää ne järjestelmästä toiseen.",
    sv="Uppgifter sänds till någon annan bara på begäran om dataportabilitet.",
    en="Data are sent to another controller on a request for portability only.",
)
_BAD = Words(
    fi="Kerro vastaanottajan nimi, sen maan tunnus (FI) ja https-osoite ilman käyttäjänimeä.",
    sv="Ange mottagarens namn, landskod (FI) och en https-adress utan användarnamn.",
    en="Give the recipient's name, its country's code (FI), and an https address without a user.",
)
_NONE = Words(
    fi="Pyyntöön {number} ei ole kirjattu toivetta, jonka voisi perua.",
    sv="I begäran {number} står ingen önskan som kan återkallas.",
    en="Request {number} names no wish that could be withdrawn.",
)
_STANDS = Words(
    fi="Pyyntöön on kirjattu vastaanottaja {recipient}, {url}; ota toiselle uusi pyyntö.",
    sv="I begäran står mottagaren {recipient}, {url}; ta emot en ny begäran för en annan.",
    en="The request names {recipient}, {url} already; take in a new one for another recipient.",
)
