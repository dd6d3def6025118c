"""Granting relief: it stands without its reason, and can only put off what would come.

A pause is a hold, which forbids; nothing here lifts one, shortens one, or is read by what decides
steps and costs. Changed terms are noted for whoever handles the case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.gate.holds.placing import NewHold, Protected, place_hold
from inkasso.gate.models import Hold
from inkasso.rights.models import Relief, ReliefKind, Term

_PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRelief:
    """Relief as it is granted."""

    kind: ReliefKind
    #: Last day; needed for counselling, and where a due date is moved. A pause without one stands
    #: until somebody lifts it.
    until: date | None = None
    #: Of changed terms, which.
    term: Term | None = None
    #: Of smaller instalments, the most that is asked for a month.
    monthly: Money | None = None


def grant(protected: Protected, new: NewRelief, on: date, *, by: str) -> Relief:
    """Grant relief to a person, in one case or altogether; it needs no note and no reason.

    In the caller's transaction. Raises `Refused` (`incomplete_relief`, `until_passed`).
    """
    _check(new, on)
    with transaction.atomic():
        hold = None if new.kind is ReliefKind.CHANGED_TERMS else _pause(protected, new, on, by)
        return Relief.objects.create(
            person_id=protected.person_id,
            case_id=protected.case_id,
            kind=new.kind,
            granted_on=on,
            granted_by=by,
            until=new.until,
            hold=hold,
            term=new.term or "",
            monthly_cents=new.monthly.cents if new.monthly else None,
        )


def reliefs_of(person_id: UUID) -> list[Relief]:
    """What a person was granted, in the order it was."""
    return list(Relief.objects.filter(person_id=person_id).order_by("id"))


def later(standing: date | None, asked: date | None) -> date | None:
    """The later of two last days; None, which is no last day, is later than any."""
    return None if standing is None or asked is None else max(standing, asked)


def _pause(protected: Protected, new: NewRelief, on: date, by: str) -> Hold:
    """A pause until the day, or the one that stands already, never made shorter."""
    stands = Hold.objects.select_for_update().filter(
        Q(until=None) | Q(until__gte=on),
        person_id=protected.person_id,
        case_id=protected.case_id,
        kind=_PAUSE,
        lifted_on=None,
    )
    hold = stands.order_by("id").first()
    if hold is None:
        return place_hold(protected, NewHold(kind=_PAUSE, until=new.until), on, by=by)
    until = later(hold.until, new.until)
    if until != hold.until:
        hold.until = until
        hold.save(update_fields=["until"])
    return hold


def _check(new: NewRelief, on: date) -> None:
    changed = new.kind is ReliefKind.CHANGED_TERMS
    smaller = new.term is Term.SMALLER_INSTALMENTS
    dated = new.kind is ReliefKind.COUNSELLING or new.term is Term.LATER_DUE_DATE
    if (
        changed != (new.term is not None)
        or smaller != (new.monthly is not None and new.monthly.cents > 0)
        or (dated and new.until is None)
    ):
        raise Refused(Refusal(code="incomplete_relief", message=_INCOMPLETE))
    if new.until is not None and new.until < on:
        raise Refused(Refusal(code="until_passed", message=_PASSED.format(until=new.until)))


_INCOMPLETE = Words(
    fi="Velkaneuvontaan annettava aika ja siirretty eräpäivä tarvitsevat viimeisen päivän "
    "(--until), muutetut ehdot ehdon (--term) ja pienemmät erät summan kuukaudessa (--monthly); "
    "muulla helpotuksella niitä ei ole.",
    sv="Tid för skuldrådgivning och en flyttad förfallodag behöver en sista dag (--until), "
    "ändrade villkor ett villkor (--term) och mindre rater en summa i månaden (--monthly); annan "
    "lättnad har dem inte.",
    en="Time for counselling and a later due date need a last day (--until), changed terms a term "
    "(--term), smaller instalments a sum a month (--monthly); other relief has none of them.",
)
_PASSED = Words(
    fi="Viimeinen päivä {until} on jo mennyt.",
    sv="Sista dagen {until} har redan passerat.",
    en="The last day, {until}, has passed already.",
)
