"""Knowing who asks: what they tell is compared with what is held, and nothing of it is kept.

No more is asked than what is held and can be compared; no form, signature or copy of a document is
demanded. How much must agree hangs on what could go wrong: a package in wrong hands is worse than
an objection that somebody else made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.iban import Iban
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.notice.rights import Right
from inkasso.parties.models import Address, BusinessId, ContactPoint, IdentityCode, PartyName
from inkasso.parties.secrecy import keyed_hash
from inkasso.payments.models import ItemPayer
from inkasso.receivables.finding import find_case, people_of
from inkasso.receivables.models import Case, CoDebtor
from inkasso.relations.people import told_of
from inkasso.rights.models import RequestStep
from inkasso.rights.requests.restricting import restrict_while_checked
from inkasso.rights.requests.state import State, find_request
from inkasso.rights.requests.taking_in import open_for, record_step, require_open

#: A message went to the e-mail address that is held, and the answer came from there.
_REACHED = "reached"
_CASE = "case"
#: What only the person and we know, of all that can be compared; who answers from the address that
#: is held has shown as much.
_OURS_ALONE = frozenset({_CASE, "identity_code", "account", _REACHED})
#: Rights whose answer in wrong hands harms the person.
GRAVE = frozenset(
    {
        Right.ACCESS,
        Right.PORTABILITY,
        Right.ERASURE,
        Right.RECTIFICATION,
        Right.HUMAN_REVIEW,
    }
)
#: How many things must agree of somebody who shares a debt and of whom nothing else is held.
_SHARED_MATCHES = 3
#: How often it may be tried to be known for one request; then another way must be found.
TRIES = 5
#: In which form an agent's authority may be shown.
AUTHORITIES = ("power_of_attorney", "guardian", "parent", "attorney_at_law", "estate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of comparing."""

    matched: frozenset[str]
    differs: frozenset[str]


def is_enough(
    right: Right,
    compared: Compared,
    held: frozenset[str] | None = None,
    *,
    shares: bool = False,
) -> bool:
    """Whether what agrees makes known who asks, for a right.

    Nothing may differ. A case's number or reference, the identity code, of a payer the account, or
    an answer from the address that is held, and one thing more where harm could be done; else one
    of those alone, or two of any others. Of whom less is `held` than that, all of it is enough,
    but where harm could be done never a case's number by itself. Who `shares` a debt has a case's
    number that others know too: where harm could be done it counts as any other thing, and three
    must agree of whom nothing is held that is theirs alone.
    """
    if compared.differs or not compared.matched:
        return False
    if shares and right in GRAVE:
        alone = _OURS_ALONE - {_CASE}
        if held is not None and not held & alone:
            return len(compared.matched) >= _SHARED_MATCHES
    else:
        alone = _OURS_ALONE
    ours, others = compared.matched & alone, compared.matched - alone
    # The address that somebody answered from is no second thing.
    more = others - {"email"} if _REACHED in ours else others
    left = frozenset() if held is None else held - compared.matched - {_REACHED, "email"}
    nothing_more = held is not None and not left
    if right in GRAVE:
        # Cases are numbered one after the other: a number that can be guessed is never enough.
        return bool(ours) and (len(ours | more) >= 2 or (nothing_more and ours != {_CASE}))
    return bool(ours) or len(others) >= 2 or nothing_more


def comparable(person_id: UUID) -> frozenset[str]:
    """What is held of a person whose file is open, by the names that `identify` knows."""
    return frozenset(name for name, held in _HELD.items() if held(person_id))


def ask(state: State, what: Iterable[str], moment: Moment) -> State:
    """Record that the person was asked for things they can be known by; the clock may stand still.

    Raises `Refused`: `request_closed`, `before_the_last_step`, `already_identified`,
    `not_comparable`.
    """
    require_open(state, moment)
    _require_unverified(state)
    _open(state)
    asked = sorted(what)
    _require_held(state.request.person_id, asked)
    record_step(state.request, RequestStep.Kind.ASKED, asked, moment)
    return find_request(state.request.id)


def identify(state: State, told: Mapping[str, str], moment: Moment) -> State:
    """Compare what somebody told with what is held, and record what agreed, not what was told.

    What was not enough is on record too; `insufficient` is the refusal that tells of it. Raises
    `Refused`: `request_closed`, `before_the_last_step`, `already_identified`, `too_many_tries`,
    `not_comparable`.
    """
    require_open(state, moment)
    _require_unverified(state)
    _require_tries_left(state)
    person_id = state.request.person_id
    _open(state)
    _require_held(person_id, told)
    compared = compare(person_id, told)
    shares = _shares_a_debt(person_id)
    enough = is_enough(state.right, compared, comparable(person_id), shares=shares)
    kind = RequestStep.Kind.VERIFIED if enough else RequestStep.Kind.NOT_VERIFIED
    return _known(state, kind, sorted(told), moment)


def show_authority(state: State, form: str, moment: Moment) -> State:
    """Record that an agent's authority was seen, and in which form.

    Raises `Refused`: `request_closed`, `before_the_last_step`, `no_agent`.
    """
    require_open(state, moment)
    assert form in AUTHORITIES, f"{form} is no form of authority"
    if not state.request.by_agent:
        raise Refused(Refusal(code="no_agent", message=_NO_AGENT))
    return _known(state, RequestStep.Kind.AUTHORITY, [form], moment)


def _known(state: State, kind: str, what: list[str], moment: Moment) -> State:
    """Record a step; where it makes known who asks, what they contest is restricted at once."""
    with transaction.atomic():
        record_step(state.request, kind, what, moment)
        after = find_request(state.request.id)
        restrict_while_checked(after, moment)
    return after


def compare(person_id: UUID, told: Mapping[str, str]) -> Compared:
    """Compare what was told, by name, with the rows of a person whose file is open."""
    matched = frozenset(name for name, text in told.items() if _AGREES[name](person_id, text))
    return Compared(matched=matched, differs=frozenset(told) - matched)


def insufficient(on: date, state: State) -> Refusal:
    """The refusal to hand on when a comparison was not enough."""
    message = _DIFFERS.format(number=state.request.id, day=on.isoformat())
    return Refusal(code="identity_differs", message=message, remedy=_COMPARE_MORE)


def _open(state: State) -> None:
    open_for(state.request.person_id, f"request:{state.request.id}")


def _require_held(person_id: UUID, names: Iterable[str]) -> None:
    held = comparable(person_id)
    lacking = sorted(set(names) - held)
    if lacking or not set(names):
        message = _NOT_HELD.format(lacking=", ".join(lacking) or "-")
        remedy = _HELD_ARE.format(held=", ".join(sorted(held)) or "-")
        raise Refused(Refusal(code="not_comparable", message=message, remedy=remedy))


def _require_unverified(state: State) -> None:
    if state.has(RequestStep.Kind.VERIFIED):
        message = _KNOWN.format(number=state.request.id)
        raise Refused(Refusal(code="already_identified", message=message))


def _require_tries_left(state: State) -> None:
    tried = [step for step in state.steps if step.kind == RequestStep.Kind.NOT_VERIFIED]
    if len(tried) >= TRIES:
        message = _TRIED.format(number=state.request.id, tries=str(TRIES))
        raise Refused(Refusal(code="too_many_tries", message=message, remedy=_ANOTHER_WAY))


def _folded(text: str) -> str:
    return " ".join(text.replace(",", " ").split()).casefold()


def _name(person_id: UUID, text: str) -> bool:
    told = sorted(_folded(text).split())
    return any(sorted(_folded(name).split()) == told for name in _names(person_id))


def _names(person_id: UUID) -> Iterator[str]:
    yield from PartyName.objects.filter(person_id=person_id).values_list("name", flat=True)
    yield from ItemPayer.objects.filter(payer_id=person_id).values_list("name", flat=True)
    yield from told_of(person_id).names


def _reached_at(person_id: UUID, kind: str) -> Iterator[str]:
    rows = ContactPoint.objects.filter(person_id=person_id, kind=kind)
    yield from rows.values_list("value", flat=True)
    told = told_of(person_id)
    yield from told.emails if kind == "email" else told.phones


def _address(person_id: UUID, text: str) -> bool:
    rows = Address.objects.filter(person_id=person_id)
    return any(
        _folded(text) in (_folded(row.street), _folded(f"{row.street} {row.postal_code}"),
                          _folded(f"{row.street} {row.postal_code} {row.city}"))
        for row in rows
    )  # fmt: skip


def _contact(kind: str, read: Callable[[str], str | None]) -> Callable[[UUID, str], bool]:
    def agrees(person_id: UUID, text: str) -> bool:
        told = read(text)
        held = _reached_at(person_id, kind)
        return told is not None and any(
            (read(value) or value).casefold() == told.casefold() for value in held
        )

    return agrees


def _reached(person_id: UUID, text: str) -> bool:
    """Whether somebody answered from an e-mail address that they themselves are known by."""
    told = parse_email(text)
    return told is not None and told.casefold() in {
        email.casefold() for email in told_of(person_id).emails
    }


def _accounts(person_id: UUID) -> Iterator[str]:
    """Of a payer: the accounts that they paid from."""
    rows = ItemPayer.objects.filter(payer_id=person_id).exclude(iban="")
    yield from rows.values_list("iban", flat=True)


def _account(person_id: UUID, text: str) -> bool:
    told = Iban.parse(text)
    return told is not None and told.text in set(_accounts(person_id))


def _identity_code(person_id: UUID, text: str) -> bool:
    told = keyed_hash("identity_code", text.strip().upper())
    return IdentityCode.objects.filter(person_id=person_id, code_hash=told).exists()


def _business_id(person_id: UUID, text: str) -> bool:
    return BusinessId.objects.filter(person_id=person_id, business_id=text.strip()).exists()


def _case(person_id: UUID, text: str) -> bool:
    try:
        return person_id in people_of(find_case(text))
    except Refused:
        return False


def _has_case(person_id: UUID) -> bool:
    own = Case.objects.filter(person_id=person_id).exists()
    return own or CoDebtor.objects.filter(person_id=person_id).exists()


def _shares_a_debt(person_id: UUID) -> bool:
    """Whether somebody else knows the numbers of the person's cases."""
    own = CoDebtor.objects.filter(receivable__person_id=person_id).exists()
    return own or CoDebtor.objects.filter(person_id=person_id).exists()


_AGREES: Mapping[str, Callable[[UUID, str], bool]] = MappingProxyType(
    {
        "name": _name,
        "address": _address,
        "email": _contact("email", parse_email),
        "phone": _contact("phone", parse_phone),
        "identity_code": _identity_code,
        "business_id": _business_id,
        "case": _case,
        "account": _account,
        _REACHED: _reached,
    }
)
_HELD: Mapping[str, Callable[[UUID], bool]] = MappingProxyType(
    {
        "name": lambda who: any(_names(who)),
        "address": lambda who: Address.objects.filter(person_id=who).exists(),
        "email": lambda who: any(_reached_at(who, "email")),
        "phone": lambda who: any(_reached_at(who, "phone")),
        "identity_code": lambda who: IdentityCode.objects.filter(person_id=who).exists(),
        "business_id": lambda who: BusinessId.objects.filter(person_id=who).exists(),
        "case": _has_case,
        "account": lambda who: any(_accounts(who)),
        _REACHED: lambda who: any(told_of(who).emails),
    }
)
#: What can be compared at all, where it is held.
COMPARABLE = tuple(_AGREES)

_DIFFERS = Words(
    fi="Pyynnön {number} tekijää ei tunnettu {day}: tiedot eroavat tai niitä on liian vähän.",
    sv="Den som gjort begäran {number} kändes inte igen {day}: uppgifterna avviker eller är få.",
    en="Who made request {number} was not known on {day}: what was told differs or is too little.",
)
_COMPARE_MORE = Words(
    fi="Vertaa enemmän siitä, mitä henkilöstä on: asian viitettä, henkilötunnusta tai muuta; pyydä "
    "puuttuvat.",
    sv="Jämför mer av det som finns om personen: ärendets referens, personbeteckning eller annat; "
    "be om det som saknas.",
    en="Compare more of what is held of the person: a case's reference, the identity code or other "
    "things; ask for what is missing.",
)
_NOT_HELD = Words(
    fi="Tätä ei voi verrata, koska sitä ei ole: {lacking}. Älä pyydä sitä.",
    sv="Detta kan inte jämföras eftersom det inte finns: {lacking}. Be inte om det.",
    en="This cannot be compared, for it is not held: {lacking}. Do not ask for it.",
)
_HELD_ARE = Words(
    fi="Verrata voi: {held}.", sv="Jämföras kan: {held}.", en="What can be compared: {held}."
)
_KNOWN = Words(
    fi="Pyynnön {number} tekijä tunnetaan jo; älä pyydä enempää.",
    sv="Den som gjort begäran {number} är redan känd; be inte om mer.",
    en="Who made request {number} is known already; ask for no more.",
)
_TRIED = Words(
    fi="Pyynnön {number} tekijää on yritetty tunnistaa {tries} kertaa; tässä pyynnössä ei enempää.",
    sv="Det har gjorts {tries} försök att känna igen den som gjort begäran {number}; inga fler.",
    en="It was tried {tries} times to know who made request {number}; no more for this one.",
)
_ANOTHER_WAY = Words(
    fi="Vastaa, ettei tekijää tunnettu (not_identified), tai pyydä häntä käymään tai kirjoittamaan "
    "osoitteesta, joka meillä on, ja kirjaa uusi pyyntö.",
    sv="Svara att personen inte kändes igen (not_identified), eller be personen komma hit eller "
    "skriva från en adress som vi har, och registrera en ny begäran.",
    en="Answer that they were not known (not_identified), or ask them to come by or to write from "
    "an address that we hold, and take in a new request.",
)
_NO_AGENT = Words(
    fi="Pyynnön teki henkilö itse; valtuutusta ei tarvita.",
    sv="Personen gjorde begäran själv; ingen fullmakt behövs.",
    en="The person asked in person; no authority is needed.",
)
