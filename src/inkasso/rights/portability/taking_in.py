"""Taking in what a person brings: contact details as given by them, everything else told.

A consent that somebody gave another controller is none to us, and a name is corrected through
rectification: neither is recorded, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.notice.rights import Right
from inkasso.parties.models import Address, ContactPoint, Party, Source
from inkasso.rights.access.exporting import require_recent
from inkasso.rights.models import PortingImport
from inkasso.rights.portability.reading import Brought
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import open_for, require_no_earlier

_NAME_MAX = 200
#: Rights under which a person brings what another controller held of them.
BRINGS = frozenset({Right.PORTABILITY, Right.RECTIFICATION})
_COUNTRY = "FI"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a package, and what becomes of it."""

    #: names, emails, phones, addresses, or the category of records.
    kind: str
    #: How many of it.
    count: int
    #: recorded, known, unreadable, not_kept; `new` in a dry run.
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of a package."""

    items: tuple[Item, ...]
    #: Fields that the form does not know.
    unknown: tuple[str, ...]
    #: Whether this very file was taken in before.
    already: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _New:
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    addresses: tuple[tuple[str, str, str, str], ...]


def look_at(brought: Brought) -> TakenIn:
    """What a package holds, for a dry run: nothing is compared with anybody, nothing kept."""
    items = (
        *_counted("new", brought),
        *_unkept(brought),
    )
    return TakenIn(items=items, unknown=brought.unknown)


def take_in(brought: Brought, state: State, moment: Moment) -> TakenIn:
    """Record what the person of a request brings as told by them. The same file twice is once.

    Raises `Refused`: `unknown_person`, `not_a_request_to_bring`, `identity_not_verified`,
    `before_the_last_step`, `answer_too_old`.
    """
    _require_brings(state, moment)
    person_id = state.request.person_id
    open_for(person_id, "portability:import")
    with transaction.atomic():
        if PortingImport.objects.filter(person_id=person_id, sha256=brought.sha256).exists():
            return TakenIn(items=(), unknown=brought.unknown, already=True)
        new = _new_to(person_id, brought)
        _record(person_id, new, moment.on)
        items = (*_outcomes(brought, new), *_unkept(brought))
        PortingImport.objects.create(
            person_id=person_id,
            imported_on=moment.on,
            sha256=brought.sha256,
            made_by=brought.made_by[:_NAME_MAX],
            recorded=[f"{one.kind}:{one.count}" for one in items if one.outcome == "recorded"],
            kept_out=sum(one.count for one in items if one.outcome == "not_kept"),
            by=moment.by,
        )
    return TakenIn(items=tuple(items), unknown=brought.unknown)


def _require_brings(state: State, moment: Moment) -> None:
    """Somebody of whom we keep contact details, who was identified when they asked for this.

    Demands go to what is recorded here: whom an address alone made known may not add another, and
    who asked for something else once has not asked for this.
    """
    if state.right not in BRINGS:
        message = _OTHER.format(number=state.request.id)
        raise Refused(Refusal(code="not_a_request_to_bring", message=message, remedy=_IDENTIFY))
    if not Party.objects.filter(id=state.request.person_id).exists():
        message = _UNKNOWN.format(person=state.request.person_id)
        raise Refused(Refusal(code="unknown_person", message=message))
    if not state.is_verified:
        because = (GROUNDS["not_identified"].citation,)
        raise Refused(
            Refusal(
                code="identity_not_verified", message=_NOT_SURE, remedy=_IDENTIFY, because=because
            )
        )
    require_no_earlier(state, moment)
    require_recent(state, moment.on)


def _new_to(person_id: UUID, brought: Brought) -> _New:
    """What is readable and not held yet."""
    held = {row.value for row in ContactPoint.objects.filter(person_id=person_id)}
    addresses = {
        (row.street, row.postal_code, row.city, row.country)
        for row in Address.objects.filter(person_id=person_id)
    }
    emails = dict.fromkeys(filter(None, map(parse_email, brought.emails)))
    phones = dict.fromkeys(filter(None, map(parse_phone, brought.phones)))
    told = dict.fromkeys(_addresses(brought))
    return _New(
        emails=tuple(one for one in emails if one not in held),
        phones=tuple(one for one in phones if one not in held),
        addresses=tuple(one for one in told if one not in addresses),
    )


def _addresses(brought: Brought) -> Iterator[tuple[str, str, str, str]]:
    for one in brought.addresses:
        country = (one["country"] or _COUNTRY).upper()
        yield (one["street"], one["postal_code"], one["city"], country)


def _record(person_id: UUID, new: _New, on: date) -> None:
    told = {"person_id": person_id, "source": Source.PERSON, "known_since": on}
    for street, postal_code, city, country in new.addresses:
        Address.objects.create(
            street=street, postal_code=postal_code, city=city, country=country, **told
        )
    for kind, values in (("email", new.emails), ("phone", new.phones)):
        for value in values:
            ContactPoint.objects.create(kind=kind, value=value, **told)


def _outcomes(brought: Brought, new: _New) -> Iterator[Item]:
    emails, phones = set(brought.emails), set(brought.phones)
    addresses = set(_addresses(brought))
    for kind, told, readable, recorded in (
        ("emails", len(emails), len(set(filter(None, map(parse_email, emails)))), new.emails),
        ("phones", len(phones), len(set(filter(None, map(parse_phone, phones)))), new.phones),
        ("addresses", len(addresses), len(addresses), new.addresses),
    ):
        for outcome, count in (
            ("recorded", len(recorded)),
            ("known", readable - len(recorded)),
            ("unreadable", told - readable),
        ):
            if count > 0:
                yield Item(kind=kind, count=count, outcome=outcome)


def _counted(outcome: str, brought: Brought) -> Iterator[Item]:
    for kind in ("emails", "phones", "addresses"):
        if count := len(getattr(brought, kind)):
            yield Item(kind=kind, count=count, outcome=outcome)


def _unkept(brought: Brought) -> Iterator[Item]:
    """Names, and records beside the contact details that were gathered from them."""
    if brought.names:
        yield Item(kind="names", count=len(brought.names), outcome="not_kept")
    for category, count in brought.records.items():
        yield Item(kind=category, count=count, outcome="not_kept")


_UNKNOWN = Words(
    fi="Henkilöstä {person} ei pidetä yhteystietoja, joihin paketin voisi ottaa.",
    sv="Om personen {person} bevaras inga kontaktuppgifter som paketet kunde tas emot till.",
    en="No contact details are kept of {person} to which a package could be added.",
)
_OTHER = Words(
    fi="Pyynnöllä {number} ei tuoda tietoja; siihen on tietojen siirtäminen tai oikaisu.",
    sv="Med begäran {number} förs inga uppgifter in; för det finns dataportabilitet eller "
    "rättelse.",
    en="Request {number} brings no data; one for portability or rectification does.",
)
_NOT_SURE = Words(
    fi="Pakettia ei oteta vastaan ennen kuin tuoja tunnetaan.",
    sv="Paketet tas inte emot innan den som hämtar det är känd.",
    en="The package is not taken in before it is known who brings it.",
)
_IDENTIFY = Words(
    fi="Ota pyyntö vastaan ja tunnista henkilö: inkasso rights new, inkasso rights identify.",
    sv="Ta emot en begäran och identifiera personen: inkasso rights new, inkasso rights identify.",
    en="Take a request in and identify the person: inkasso rights new, inkasso rights identify.",
)
