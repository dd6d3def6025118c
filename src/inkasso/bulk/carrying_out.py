"""Carrying out an approved order: case by case, each in a transaction of its own.

A case's outcome is written with what was done to it, and it has one; so the work may be stopped
and begun again anywhere, by several workers even, and no case is done twice. Each case is judged
as it stands then, not as it stood when somebody asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.bulk.asking import restricted
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.models import Order, Outcome
from inkasso.bulk.orders import Change
from inkasso.bulk.standing import request_of
from inkasso.mandates.agency import Agency
from inkasso.receivables.grounds import freeze
from inkasso.receivables.models import Case
from inkasso.staff.approvals import APPROVED

#: Told how many cases of how many are behind, between transactions; may raise, to stop.
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    order: Order
    change: Change
    moment: Moment
    agency: Agency


def carry_out(order: Order, moment: Moment, agency: Agency, tell: Tell) -> None:
    """Do what was approved to every case that has no outcome yet; outside a transaction.

    Raises `Refused` (`not_approved`), and whatever `tell` raises; what is done stays done.
    """
    work = _Work(order=order, change=Change.of(order), moment=moment, agency=agency)
    with transaction.atomic():
        if request_of(order).decision != APPROVED:
            raise Refused(Refusal(code="not_approved", message=_NOT_APPROVED))
        behind = set(Outcome.objects.filter(order=order).values_list("case_id", flat=True))
    left = [(number, cents) for number, cents in order.cases if number not in behind]
    total = len(order.cases)
    tell(total - len(left), total)
    for place, (number, cents) in enumerate(left, start=total - len(left) + 1):
        _settle(work, number, cents)
        tell(place, total)


def _settle(work: _Work, number: int, cents: int) -> None:
    """Do it to one case and write down what came of it."""
    try:
        _once(work, number, cents)
    except IntegrityError:
        # Another worker was quicker: its outcome stands, and what was done here is undone.
        if not Outcome.objects.filter(order=work.order, case_id=number).exists():
            raise


def _once(work: _Work, number: int, cents: int) -> None:
    try:
        with transaction.atomic():
            case = Case.objects.select_related("client").get(id=number)
            _write(work, number, made=_do(work, case, cents))
    except Refused as refused:
        with transaction.atomic():
            _write(work, number, refusal=refused.refusal)


def _do(work: _Work, case: Case, cents: int) -> int | None:
    closed = restricted([case], work.moment.on)
    if closed:
        raise Refused(closed[case.id])
    doing = DOINGS[work.change.act]
    return doing.do(work.change, case, cents, work.moment, work.agency)


def _write(
    work: _Work, number: int, *, made: int | None = None, refusal: Refusal | None = None
) -> None:
    Outcome.objects.create(
        order=work.order,
        case_id=number,
        carried_on=work.moment.on,
        done=refusal is None,
        made=made,
        refusal=_kept(refusal) if refusal else None,
    )


def _kept(refusal: Refusal) -> dict[str, object]:
    because = freeze(refusal.because)
    return {"code": refusal.code, "message": asdict(refusal.message), "because": because}


_NOT_APPROVED = Words(
    fi="Toinen henkilö ei ole hyväksynyt tätä.",
    sv="En annan person har inte godkänt det här.",
    en="A second person has not approved this.",
)
