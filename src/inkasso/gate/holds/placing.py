"""Placing holds, lifting them, and finding what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.backend.prepared import rows_where
from inkasso.gate.holds.forbidding import IN_FORCE
from inkasso.gate.holds.kinds import KINDS, Act, Concerns, Kind
from inkasso.gate.models import Hold, HoldNote
from inkasso.law.wording import fill

_Holds = QuerySet[Hold]
#: What a case's page reads: its own holds and its debtor's, whatever became of them.
_OF_CASE = "person_id = %s AND (case_id IS NULL OR case_id = %s) ORDER BY id"
_TOWARDS = f"""id IN (SELECT h.id FROM gate_hold h
 WHERE ((h.person_id = ANY(%(people)s) AND h.case_id IS NULL) OR h.case_id = %(case)s)
   AND {IN_FORCE.format(day="%(on)s")}) ORDER BY id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """Whom, or which case, a hold protects."""

    #: The person; of a case, its debtor.
    person_id: UUID
    #: The case; None for the person altogether.
    case_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHold:
    """A hold as somebody asks for it."""

    #: Key of its kind.
    kind: str
    #: What was said, in free text; kept where only the person's open file shows it.
    reason: str = ""
    #: Last day, where one is known.
    until: date | None = None


def place_hold(protected: Protected, new: NewHold, on: date, *, by: str) -> Hold:
    """Place a hold; it forbids from the moment it is committed.

    A kind that concerns the person protects the person altogether, also when a case is given.
    Raises `Refused`: `already_held`, `hold_needs_case`, `hold_does_not_lapse`, `until_passed`.
    """
    kind = KINDS[new.kind]
    reach = check_hold(protected, new, on)
    with transaction.atomic():
        hold = Hold.objects.create(
            person_id=reach.person_id,
            case_id=reach.case_id,
            kind=kind.key,
            stops=sorted(kind.stops),
            placed_on=on,
            placed_by=by,
            until=new.until,
        )
        if new.reason:
            HoldNote.objects.create(hold=hold, person_id=reach.person_id, text=new.reason[:500])
    return hold


def check_hold(protected: Protected, new: NewHold, on: date) -> Protected:
    """Raise `Refused` as placing a hold does, and place none; returns how far it would reach."""
    kind = KINDS[new.kind]
    reach = _reach(protected, kind)
    _check_last_day(new, kind, on)
    if _standing(reach, kind.key, on).exists():
        raise Refused(Refusal(code="already_held", message=fill(_ALREADY, kind=kind.name)))
    return reach


def lift_hold(protected: Protected, kind_key: str, on: date, *, by: str) -> Hold:
    """Lift the hold of a kind; raises `Refused` (`not_held`)."""
    return lift_numbered(standing(protected, kind_key, on).id, on, by=by)


def standing(protected: Protected, kind_key: str, on: date) -> Hold:
    """The hold of a kind that stands; raises `Refused` (`not_held`)."""
    kind = KINDS[kind_key]
    found = _standing(_reach(protected, kind), kind.key, on).order_by("id").first()
    if found is None:
        raise Refused(Refusal(code="not_held", message=fill(_NOT_HELD, kind=kind.name)))
    return found


def lift_numbered(number: int, on: date, *, by: str) -> Hold:
    """Lift a hold by its number.

    Raises `Refused`: `not_held` if it does not stand, `lifted_before_placed`.
    """
    if Hold.objects.filter(id=number, placed_on__gt=on).exists():
        message = fill(_NOT_YET, number=str(number))
        raise Refused(Refusal(code="lifted_before_placed", message=message))
    lifted = Hold.objects.filter(id=number, lifted_on__isnull=True)
    if not lifted.update(lifted_on=on, lifted_by=by):
        raise Refused(Refusal(code="not_held", message=fill(_NO_SUCH, number=str(number))))
    return Hold.objects.get(id=number)


def kind_of(number: int) -> str:
    """Key of the kind of a hold; raises `Refused` (`not_held`) if there is none of that number."""
    kind = Hold.objects.filter(id=number).values_list("kind", flat=True).first()
    if kind is None:
        raise Refused(Refusal(code="not_held", message=fill(_NO_SUCH, number=str(number))))
    return kind


def forbidding(act: Act, protected: Protected, on: date) -> Hold | None:
    """The first hold that forbids an act of a day towards a person, in a case if one is given.

    For services that would rather answer than be refused by the database, which has the last word.
    """
    return next(iter(stopping(act, protected, on)), None)


def stopping(act: Act, protected: Protected, on: date) -> list[Hold]:
    """Every hold that forbids an act of a day towards a person, in a case if one is given."""
    reaches = Q(person_id=protected.person_id, case_id=None)
    if protected.case_id is not None:
        reaches |= Q(case_id=protected.case_id)
    return list(_in_force(on).filter(reaches, stops__contains=[act]).order_by("id"))


def people_held(act: Act, people: Iterable[UUID], on: date) -> set[UUID]:
    """Those towards whom a hold on the person forbids an act of a day."""
    held = _in_force(on).filter(person_id__in=people, case_id=None, stops__contains=[act])
    return set(held.values_list("person_id", flat=True))


def restricted_people(people: Iterable[UUID]) -> set[UUID]:
    """Those whose data may only be stored now: what sweeps leave out, by whatever day."""
    standing = Hold.objects.filter(lifted_on=None, case_id=None, stops__contains=[Act.SWEEP])
    return set(standing.filter(person_id__in=people).values_list("person_id", flat=True))


def holds_of(protected: Protected | None = None, *, on: date | None = None) -> list[Hold]:
    """Holds in the order they were placed: of everybody, of a person, or of a case.

    Those of a case are its own and those of its debtor altogether. With a day only what is in force
    on it, without one also what was lifted or has run out.
    """
    if protected is not None and protected.case_id is not None and on is None:
        return rows_where(Hold, _OF_CASE, [protected.person_id, protected.case_id])
    holds = Hold.objects.all() if on is None else _in_force(on)
    if protected is not None:
        whole = Q(person_id=protected.person_id)
        own = Q(case_id=None) | Q(case_id=protected.case_id)
        holds = holds.filter(whole if protected.case_id is None else whole & own)
    return list(holds.order_by("id"))


def holds_towards(people: Iterable[UUID], case_id: int, on: date) -> list[Hold]:
    """Holds in force on a day of people altogether or of a case, in the order they were placed."""
    told = {"people": list(people), "case": case_id, "on": on}
    return rows_where(Hold, _TOWARDS, told)


def reasons_of(holds: Iterable[Hold]) -> dict[int, str]:
    """What was said of holds, by number, as far as the files of their people are open."""
    notes = HoldNote.objects.filter(hold__in=list(holds))
    return dict(notes.values_list("hold_id", "text"))


def _reach(protected: Protected, kind: Kind) -> Protected:
    if kind.concerns is Concerns.PERSON:
        return Protected(person_id=protected.person_id)
    if kind.concerns is Concerns.CASE and protected.case_id is None:
        raise Refused(
            Refusal(
                code="hold_needs_case",
                message=fill(_NEEDS_CASE, kind=kind.name),
                remedy=_NAME_CASE,
                because=kind.because,
            )
        )
    return protected


def _check_last_day(new: NewHold, kind: Kind, on: date) -> None:
    if new.until is None:
        return
    if not kind.lapses:
        message = fill(_DOES_NOT_LAPSE, kind=kind.name)
        raise Refused(
            Refusal(
                code="hold_does_not_lapse",
                message=message,
                remedy=_LIFT_LATER,
                because=kind.because,
            )
        )
    if new.until < on:
        message = fill(_PASSED, until=new.until)
        raise Refused(Refusal(code="until_passed", message=message))


def _standing(protected: Protected, kind: str, on: date) -> _Holds:
    """Holds of a kind that reach exactly as far and have neither been lifted nor run out."""
    holds = Hold.objects.filter(case_id=protected.case_id, kind=kind, lifted_on__isnull=True)
    return holds.filter(_not_run_out(on), person_id=protected.person_id)


def _in_force(on: date) -> _Holds:
    """The rule of `forbidding.IN_FORCE`, for queries of the ORM."""
    stands = Q(lifted_on=None) | Q(placed_on__lte=on, lifted_on__gt=on)
    return Hold.objects.filter(stands).filter(_not_run_out(on))


def in_force(hold: Hold, on: date) -> bool:
    """Whether a hold forbids on a day: the rule of `forbidding.IN_FORCE`, for a row."""
    lifted = hold.lifted_on is not None and not hold.placed_on <= on < hold.lifted_on
    return not lifted and (hold.until is None or on <= hold.until)


def _not_run_out(on: date) -> Q:
    return Q(until=None) | Q(until__gte=on)


_ALREADY = Words(
    fi="Tämä esto on jo voimassa: {kind}.",
    sv="Detta hinder gäller redan: {kind}.",
    en="This hold is in force already: {kind}.",
)
_NOT_HELD = Words(
    fi="Tällaista estoa ei ole voimassa: {kind}.",
    sv="Inget sådant hinder gäller: {kind}.",
    en="No such hold is in force: {kind}.",
)
_NO_SUCH = Words(
    fi="Estoa {number} ei ole, tai se on jo poistettu.",
    sv="Hinder {number} finns inte eller är redan hävt.",
    en="There is no hold {number}, or it has been lifted already.",
)
_NOT_YET = Words(
    fi="Estoa {number} ei voi poistaa päivältä, jona sitä ei vielä ollut asetettu.",
    sv="Hinder {number} kan inte hävas per en dag då det inte ännu fanns.",
    en="Hold {number} cannot be lifted as of a day on which it had not been placed.",
)
_NEEDS_CASE = Words(
    fi="Esto koskee yhtä perintäasiaa, ei henkilöä: {kind}.",
    sv="Hindret gäller ett ärende, inte personen: {kind}.",
    en="This hold concerns one case, not the person: {kind}.",
)
_NAME_CASE = Words(
    fi="Anna asian numero tai viite.",
    sv="Ange ärendets nummer eller referens.",
    en="Give the case's number or reference.",
)
_DOES_NOT_LAPSE = Words(
    fi="Tämä esto ei pääty itsestään, joten sille ei aseteta viimeistä päivää: {kind}.",
    sv="Detta hinder upphör inte av sig självt, så ingen sista dag sätts: {kind}.",
    en="This hold does not end by itself, so no last day is set: {kind}.",
)
_LIFT_LATER = Words(
    fi="Aseta esto ilman päivää ja poista se, kun syy on poistunut: inkasso hold lift.",
    sv="Sätt hindret utan dag och häv det när skälet har upphört: inkasso hold lift.",
    en="Place it without a day and lift it when its reason is gone: inkasso hold lift.",
)
_PASSED = Words(
    fi="Viimeinen päivä {until} on jo mennyt.",
    sv="Sista dagen {until} har redan passerat.",
    en="The last day, {until}, has passed already.",
)
