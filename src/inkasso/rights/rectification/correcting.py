"""Carrying out a rectification: fields corrected or completed, old values kept apart, word passed.

Only for somebody verified, while the request is open or after it was granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.identity_code import IdentityCode
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.formats.handover.rows import PostalAddress
from inkasso.notice.rights import Right
from inkasso.parties.correcting import (
    Replaced,
    correct_address,
    correct_business_id,
    correct_contact,
    correct_identity_code,
    correct_names,
)
from inkasso.receivables.correcting import correct_description, find_description
from inkasso.receivables.intake.texts import without_identity_codes
from inkasso.rights.models import Completion, Correction, FormerValue, RecipientNotice
from inkasso.rights.recipients.telling import tell_recipients
from inkasso.rights.rectification.fields import FIELDS, STATEMENT, Value, read_value
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import lock_person, open_for, require_no_earlier

_Outcome = Correction.Outcome
_NAMES = ("name", "given_names", "family_name")
_LONGEST_STATEMENT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be corrected, completed or refused."""

    #: New values by key of the field, as typed.
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    #: Of a claim's description: the invoice's number; empty where there is one claim only.
    invoice: str = ""
    #: A supplementary statement; empty for none.
    statement: str = ""
    #: Fields that stay as they are.
    refused: tuple[str, ...] = ()
    #: The ground on which they stay.
    because: str = "accurate"
    #: Whether identity codes of the test range are taken; never in production.
    allow_test_range: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectified:
    """What was done."""

    corrections: tuple[Correction, ...]
    #: The recipients who are owed word of it.
    owed: tuple[RecipientNotice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """One field that changed."""

    field: str
    #: None where nothing was there before.
    old: Replaced | None
    receivable: int | None = None


def rectify(state: State, wanted: Wanted, moment: Moment) -> Rectified:
    """Correct fields, add a statement, or record that fields stay, in one transaction.

    Every value is read before the first is written. Raises `Refused`: `not_a_rectification`,
    `identity_not_verified`, `request_closed`, `before_the_last_step`, `nothing_wanted`,
    `bad_value`, `ground_of_another_right`, `already_so`, `not_held`, `held_of_another`,
    `name_incomplete`, `unknown_claim`, `claim_needed`.
    """
    _check(state, wanted, moment)
    values = {key: _read(key, text, wanted) for key, text in wanted.values.items()}
    person_id = state.request.person_id
    open_for(person_id, f"request:{state.request.id}")
    with transaction.atomic():
        lock_person(person_id)
        made = [
            _record(state, change, moment) for change in _changes(person_id, values, wanted, moment)
        ]
        if wanted.statement.strip():
            made.append(_complete(state, wanted.statement.strip(), moment))
        made.extend(_refuse(state, key, wanted.because, moment) for key in wanted.refused)
        owed = _tell(state, made, moment)
    return Rectified(corrections=tuple(made), owed=tuple(owed))


def corrections_of(request: int) -> list[Correction]:
    """What became of each field under a request, in the order it was done."""
    return list(Correction.objects.filter(request_id=request).order_by("id"))


def _check(state: State, wanted: Wanted, moment: Moment) -> None:
    refused = _not_for(state) or _not_so(wanted)
    if refused is not None:
        raise Refused(refused)
    require_no_earlier(state, moment)


def _not_for(state: State) -> Refusal | None:
    """Why nothing is corrected under this request."""
    number = state.request.id
    if state.right is not Right.RECTIFICATION:
        return Refusal(code="not_a_rectification", message=_OTHER_RIGHT.format(number=number))
    if not state.is_verified:
        because = (GROUNDS["not_identified"].citation,)
        message = _NOT_VERIFIED.format(number=number)
        return Refusal(code="identity_not_verified", message=message, because=because)
    if not state.is_open and not state.is_granted:
        return Refusal(code="request_closed", message=_NOT_GRANTED.format(number=number))
    return None


def _not_so(wanted: Wanted) -> Refusal | None:
    """Why it is not done in this way."""
    if not (wanted.values or wanted.refused or wanted.statement.strip()):
        return Refusal(code="nothing_wanted", message=_NOTHING)
    if len(wanted.statement) > _LONGEST_STATEMENT:
        return Refusal(code="bad_value", message=_TOO_LONG.format(longest=_LONGEST_STATEMENT))
    unknown = sorted(({*wanted.values, *wanted.refused}) - FIELDS.keys())
    if unknown or set(wanted.refused) & wanted.values.keys():
        known = ", ".join(FIELDS)
        return Refusal(
            code="bad_value", message=_FIELD.format(fields=", ".join(unknown) or "-", known=known)
        )
    ground = GROUNDS.get(wanted.because)
    if ground is None or ground.grants or Right.RECTIFICATION not in ground.rights:
        message = _GROUND.format(ground=wanted.because)
        return Refusal(code="ground_of_another_right", message=message)
    return None


def _read(key: str, text: str, wanted: Wanted) -> Value:
    value = read_value(FIELDS[key], text)
    if isinstance(value, IdentityCode) and value.is_test_range and not wanted.allow_test_range:
        message = _TEST_RANGE
        raise Refused(Refusal(code="bad_value", message=message, remedy=FIELDS[key].written))
    return value


def _changes(
    person_id: UUID, values: Mapping[str, Value], wanted: Wanted, moment: Moment
) -> Iterator[_Change]:
    names = {key: value for key in _NAMES if isinstance(value := values.get(key), str)}
    if names:
        yield from _names(person_id, names, moment.on)
    for key, value in values.items():
        match key, value:
            case "address", PostalAddress():
                yield _Change(field=key, old=correct_address(person_id, value, moment.on))
            case (("email" | "phone"), str()):
                yield _Change(field=key, old=correct_contact(person_id, key, value, moment.on))
            case "identity_code", IdentityCode():
                yield _Change(field=key, old=correct_identity_code(person_id, value, moment.on))
            case "business_id", str():
                yield _Change(field=key, old=correct_business_id(person_id, value, moment.on))
            case "claim_description", str():
                yield _description(person_id, value, wanted.invoice, moment.on)


def _names(person_id: UUID, names: Mapping[str, str], on: date) -> Iterator[_Change]:
    changed = correct_names(person_id, names, on)
    for key in _NAMES:
        if key in changed:
            yield _Change(field=key, old=changed[key] if changed[key].value else None)


def _description(person_id: UUID, text: str, invoice: str, on: date) -> _Change:
    row = find_description(person_id, invoice)
    old = correct_description(row, text, on)
    return _Change(field="claim_description", old=old, receivable=row.receivable_id)


def _record(state: State, change: _Change, moment: Moment) -> Correction:
    """The fact, and apart from it what stood there before."""
    outcome = _Outcome.COMPLETED if change.old is None else _Outcome.RECTIFIED
    made = _correction(state, change.field, outcome, "rectification", moment, change.receivable)
    if change.old is not None:
        FormerValue.objects.create(
            correction=made,
            person_id=made.person_id,
            value=change.old.value,
            encrypted=change.old.encrypted,
            source=change.old.source,
            known_since=change.old.known_since,
            wrong_until=moment.on,
        )
    return made


def _complete(state: State, statement: str, moment: Moment) -> Correction:
    made = _correction(state, STATEMENT, _Outcome.COMPLETED, "rectification", moment)
    Completion.objects.create(
        correction=made, person_id=made.person_id, text=without_identity_codes(statement)
    )
    return made


def _refuse(state: State, key: str, because: str, moment: Moment) -> Correction:
    return _correction(state, key, _Outcome.REFUSED, because, moment)


def _correction(  # noqa: PLR0917  one argument a column
    state: State,
    key: str,
    outcome: _Outcome,
    because: str,
    moment: Moment,
    receivable: int | None = None,
) -> Correction:
    return Correction.objects.create(
        request=state.request,
        person_id=state.request.person_id,
        field=key,
        receivable=receivable,
        outcome=outcome,
        because=because,
        on=moment.on,
        by=moment.by,
    )


def _tell(state: State, made: list[Correction], moment: Moment) -> list[RecipientNotice]:
    """Word to whoever got a value that was wrong; nobody got what was not there."""
    changed = [one.field for one in made if one.outcome == _Outcome.RECTIFIED]
    names = {name for key in changed for name in FIELDS[key].disclosed_as}
    if not names:
        return []
    request = state.request
    return tell_recipients(request.person_id, request.id, "rectified", names, moment=moment)


_OTHER_RIGHT = Words(
    fi="Pyyntö {number} ei ole oikaisupyyntö; oikaise oikaisupyynnöllä.",
    sv="Begäran {number} är ingen begäran om rättelse; rätta på en sådan.",
    en="Request {number} is none for rectification; correct under one that is.",
)
_NOT_VERIFIED = Words(
    fi="Pyynnön {number} nojalla ei oikaista mitään, ennen kuin pyytäjä tunnetaan.",
    sv="Inget rättas på begäran {number} innan den som begär är känd.",
    en="Nothing is corrected under request {number} before it is known who asks.",
)
_NOT_GRANTED = Words(
    fi="Pyyntö {number} on evätty tai yhdistetty toiseen; sen nojalla ei oikaista.",
    sv="Begäran {number} är avslagen eller förenad med en annan; inget rättas på den.",
    en="Request {number} was refused or joined to another; nothing is corrected under it.",
)
_NOTHING = Words(
    fi="Kerro mitä oikaistaan, täydennetään tai jätetään ennalleen.",
    sv="Ange vad som rättas, kompletteras eller lämnas som det är.",
    en="Say what is corrected, completed or left as it is.",
)
_TOO_LONG = Words(
    fi="Lisäselvityksessä on enintään {longest} merkkiä.",
    sv="Ett kompletterande utlåtande har högst {longest} tecken.",
    en="A supplementary statement has at most {longest} characters.",
)
_FIELD = Words(
    fi="Tietoa ei voi oikaista tai se on mainittu kahdesti: {fields}. Oikaistavia: {known}.",
    sv="Uppgiften kan inte rättas eller nämns två gånger: {fields}. Möjliga: {known}.",
    en="That field cannot be corrected or is named twice: {fields}. Possible: {known}.",
)
_GROUND = Words(
    fi="Oikaisua ei evätä tällä perusteella: {ground}.",
    sv="En rättelse avslås inte på denna grund: {ground}.",
    en="A rectification is not refused on this ground: {ground}.",
)
_TEST_RANGE = Words(
    fi="Henkilötunnus on testitunnus, joita ei oteta tuotantoon.",
    sv="Personbeteckningen är en testbeteckning och tas inte i produktion.",
    en="The identity code is a test code, refused in production.",
)
