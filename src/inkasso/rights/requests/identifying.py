"""Knowing who asks: what they tell is compared with what is held, and nothing of it is kept.

No more is asked than what is held and can be compared; no form, signature or copy of a document is
demanded. How much must agree hangs on what could go wrong: a package in wrong hands is worse than
an objection that somebody else made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.notice.rights import Right
from inkasso.parties.models import Address, BusinessId, ContactPoint, IdentityCode, PartyName
from inkasso.parties.secrecy import keyed_hash
from inkasso.receivables.finding import find_case, people_of
from inkasso.receivables.models import Case, CoDebtor
from inkasso.rights.models import RequestStep
from inkasso.rights.requests.state import State, find_request
from inkasso.rights.requests.taking_in import Moment, open_for, record_step, require_open

#: What only the person and we know, of all that can be compared.
_OURS_ALONE = frozenset({"case", "identity_code"})
#: Rights whose answer in wrong hands harms the person.
_GRAVE = frozenset(
    {
        Right.ACCESS,
        Right.PORTABILITY,
        Right.ERASURE,
        Right.RECTIFICATION,
        Right.HUMAN_REVIEW,
    }
)
#: In which form an agent's authority may be shown.
AUTHORITIES = ("power_of_attorney", "guardian", "parent", "attorney_at_law", "estate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of comparing."""

    matched: frozenset[str]
    differs: frozenset[str]


def is_enough(right: Right, compared: Compared) -> bool:
    """Whether what agrees makes known who asks, for a right.

    Nothing may differ. A case's number or reference, or the identity code, and one thing more where
    harm could be done; else one of those alone, or two of any others.
    """
    if compared.differs:
        return False
    ours, others = compared.matched & _OURS_ALONE, compared.matched - _OURS_ALONE
    if right in _GRAVE:
        return len(ours) >= 1 and len(ours | others) >= 2
    return len(ours) >= 1 or len(others) >= 2


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
    `Refused`: `request_closed`, `before_the_last_step`, `already_identified`, `not_comparable`.
    """
    require_open(state, moment)
    _require_unverified(state)
    _open(state)
    _require_held(state.request.person_id, told)
    compared = compare(state.request.person_id, told)
    enough = is_enough(state.right, compared)
    kind = RequestStep.Kind.VERIFIED if enough else RequestStep.Kind.NOT_VERIFIED
    record_step(state.request, kind, sorted(told), moment)
    return find_request(state.request.id)


def show_authority(state: State, form: str, moment: Moment) -> State:
    """Record that an agent's authority was seen, and in which form.

    Raises `Refused`: `request_closed`, `before_the_last_step`, `no_agent`.
    """
    require_open(state, moment)
    assert form in AUTHORITIES, f"{form} is no form of authority"
    if not state.request.by_agent:
        raise Refused(Refusal(code="no_agent", message=_NO_AGENT))
    record_step(state.request, RequestStep.Kind.AUTHORITY, [form], moment)
    return find_request(state.request.id)


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


def _folded(text: str) -> str:
    return " ".join(text.replace(",", " ").split()).casefold()


def _name(person_id: UUID, text: str) -> bool:
    held = PartyName.objects.filter(person_id=person_id).first()
    return held is not None and sorted(_folded(held.name).split()) == sorted(_folded(text).split())


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
        rows = ContactPoint.objects.filter(person_id=person_id, kind=kind)
        return told is not None and any((read(row.value) or row.value) == told for row in rows)

    return agrees


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


_AGREES: Mapping[str, Callable[[UUID, str], bool]] = MappingProxyType(
    {
        "name": _name,
        "address": _address,
        "email": _contact("email", parse_email),
        "phone": _contact("phone", parse_phone),
        "identity_code": _identity_code,
        "business_id": _business_id,
        "case": _case,
    }
)
_HELD: Mapping[str, Callable[[UUID], bool]] = MappingProxyType(
    {
        "name": lambda who: PartyName.objects.filter(person_id=who).exists(),
        "address": lambda who: Address.objects.filter(person_id=who).exists(),
        "email": lambda who: ContactPoint.objects.filter(person_id=who, kind="email").exists(),
        "phone": lambda who: ContactPoint.objects.filter(person_id=who, kind="phone").exists(),
        "identity_code": lambda who: IdentityCode.objects.filter(person_id=who).exists(),
        "business_id": lambda who: BusinessId.objects.filter(person_id=who).exists(),
        "case": _has_case,
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
    fi="Vertaa asian numeroa tai viitettä ja yhtä muuta tietoa; pyydä niitä, jos ne puuttuvat.",
    sv="Jämför ärendets nummer eller referens och en uppgift till; be om dem om de saknas.",
    en="Compare the case number or reference and one thing more; ask for them if they are missing.",
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
_NO_AGENT = Words(
    fi="Pyynnön teki henkilö itse; valtuutusta ei tarvita.",
    sv="Personen gjorde begäran själv; ingen fullmakt behövs.",
    en="The person asked in person; no authority is needed.",
)
