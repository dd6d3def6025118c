"""Carrying out an approved order: case by case, each in a transaction of its own.

A case's outcome is written with what was done to it, and it has one; so the work may be stopped
and begun again anywhere, by several workers even, and no case is done twice. Each case is judged
as it stands then, not as it stood when somebody asked. A case on which the program itself fails
ends so, and the others go on; what failed outside it (a lock, the database) is left for a later
try.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.db import IntegrityError, OperationalError, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import OperationalFault
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.models import Order, Outcome
from inkasso.bulk.orders import Change, Made
from inkasso.bulk.restricting import is_claimed, restricted
from inkasso.bulk.standing import request_of
from inkasso.mandates.agency import Agency
from inkasso.receivables.grounds import freeze
from inkasso.receivables.models import Case
from inkasso.staff.approvals import APPROVED

#: Told how many cases of how many are behind, between transactions; may raise, to stop.
Tell = Callable[[int, int], None]
_log = logging.getLogger(__name__)
_NOTHING = Made()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    order: Order
    change: Change
    moment: Moment
    agency: Agency


def carry_out(order: Order, moment: Moment, agency: Agency, tell: Tell) -> None:
    """Do what was approved to every case that has no outcome yet; outside a transaction.

    Raises `Refused` (`not_approved`), whatever `tell` raises, and, when all the others are behind,
    what failed outside the program; what is done stays done.
    """
    work = _Work(order=order, change=Change.of(order), moment=moment, agency=agency)
    with transaction.atomic():
        if request_of(order).decision != APPROVED:
            raise Refused(Refusal(code="not_approved", message=_NOT_APPROVED))
        behind = set(Outcome.objects.filter(order=order).values_list("case_id", flat=True))
    left = [(number, cents) for number, cents in order.cases if number not in behind]
    total, done = len(order.cases), len(order.cases) - len(left)
    tell(done, total)
    later: list[Exception] = []
    for number, cents in left:
        try:
            _settle(work, number, cents)
        except (OperationalError, OperationalFault) as error:
            later.append(error)
            continue
        done += 1
        tell(done, total)
    if later:
        raise later[0]


def _settle(work: _Work, number: int, cents: int) -> None:
    """Do it to one case and write down what came of it; raises what failed outside the program."""
    try:
        _once(work, number, cents)
    except (OperationalError, OperationalFault):
        raise
    except Exception as error:  # one case's fault must not keep the others from their turn
        if isinstance(error, IntegrityError) and _is_behind(work, number):
            # Another worker was quicker: its outcome stands, and what was done here is undone.
            return
        # What a fault says may be somebody's data: it stands in the worker's own log only.
        _log.exception("change %s broke on case %s", work.order.id, number)
        with transaction.atomic():
            _write(work, number, refusal=Refusal(code="fault", message=_BROKE))


def _is_behind(work: _Work, number: int) -> bool:
    return Outcome.objects.filter(order=work.order, case_id=number).exists()


def _once(work: _Work, number: int, cents: int) -> None:
    try:
        with transaction.atomic():
            case = Case.objects.select_related("client").get(id=number)
            _write(work, number, made=_do(work, case, cents))
    except Refused as refused:
        with transaction.atomic():
            _write(work, number, refusal=refused.refusal)


def _do(work: _Work, case: Case, cents: int) -> Made:
    doing = DOINGS[work.change.act]
    closed = restricted([case], work.moment.on)
    if closed and not is_claimed(doing, len(work.order.cases)):
        raise Refused(closed[case.id])
    return doing.do(work.change, case, cents, work.moment, work.agency)


def _write(
    work: _Work, number: int, *, made: Made = _NOTHING, refusal: Refusal | None = None
) -> None:
    Outcome.objects.create(
        order=work.order,
        case_id=number,
        carried_on=work.moment.on,
        done=refusal is None,
        made=made.number,
        refusal=_kept(refusal) if refusal else None,
        unsent=[_kept(one) for one in made.unsent],
    )


def _kept(refusal: Refusal) -> dict[str, object]:
    because = freeze(refusal.because)
    return {"code": refusal.code, "message": asdict(refusal.message), "because": because}


_BROKE = Words(
    fi="Ohjelmassa on vika, eikä asialle tehty mitään. Ylläpito näkee sen lokista.",
    sv="Det är ett fel i programmet, och inget gjordes i ärendet. Driften ser det i loggen.",
    en="The program has a fault, and nothing was done to the case. Operations find it in the log.",
)
_NOT_APPROVED = Words(
    fi="Toinen henkilö ei ole hyväksynyt tätä.",
    sv="En annan person har inte godkänt det här.",
    en="A second person has not approved this.",
)
