"""One change to the same cases is asked for once, until it is decided and carried out.

What was stopped and is asked for anew meanwhile is not taken up again beside it: nobody gets one
letter twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date, datetime

from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.bulk.models import APPROVAL, JOB, Order, Outcome
from inkasso.bulk.orders import Change
from inkasso.jobs.models import Job
from inkasso.law.wording import fill
from inkasso.staff import approvals

_ONE_AFTER_THE_OTHER = "SELECT pg_advisory_xact_lock(hashtext('inkasso bulk order'))"


def refuse_twice(change: Change, cases: Set[int], on: date) -> None:
    """Refuse a change that is asked for already, whatever its cases owe by now.

    Each order has a number, so two requests for one change never have the same facts. Raises
    `Refused`: `approval_waits_already` while one waits for its second person, `bulk_under_way`
    while the worker is at an approved one.
    """
    _one_after_the_other()
    # In this order: what is approved between the two questions is found by the second.
    if any(_cases(one) == cases for one in _alike(change, _waiting(on))):
        raise Refused(approvals.WAITS_ALREADY)
    under_way = Job.objects.filter(kind=JOB, ended_at=None)
    for order in _alike(change, _orders_of(under_way)):
        if _cases(order) == cases:
            raise Refused(_at_it(order))


def refuse_beside(order: Order, left: Set[int], on: date) -> None:
    """Refuse to go on with an order where a like one has to do with any case that is left.

    Raises `Refused`: `approval_waits_already` and `bulk_under_way` as `refuse_twice`, and
    `bulk_done_since` where it was done to such a case after this order was begun.
    """
    _one_after_the_other()
    change = Change.of(order)
    if any(_cases(one) & left for one in _alike(change, _waiting(on))):
        raise Refused(approvals.WAITS_ALREADY)
    others = Job.objects.filter(kind=JOB).exclude(facts__order=order.id)
    for other in _alike(change, _orders_of(others.filter(ended_at=None))):
        if _cases(other) & left:
            raise Refused(_at_it(other))
    began = _began(order)
    since = others.filter(ended_at__gte=began) if began else others
    for other in _alike(change, _orders_of(since)):
        if Outcome.objects.filter(order=other, done=True, case_id__in=left).exists():
            message = fill(_DONE_SINCE, number=str(other.id))
            raise Refused(Refusal(code="bulk_done_since", message=message, remedy=_ASK_FOR_REST))


def _one_after_the_other() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AFTER_THE_OTHER)


def _waiting(on: date) -> list[int]:
    """Orders that wait for their second person."""
    return [one.facts["order"] for one in approvals.waiting([APPROVAL], on)]


def _orders_of(jobs: Iterable[Job]) -> list[int]:
    return [one.facts["order"] for one in jobs]


def _began(order: Order) -> datetime | None:
    """When the worker was first asked to carry an order out."""
    jobs = Job.objects.filter(kind=JOB, facts__order=order.id).order_by("id")
    return jobs.values_list("asked_at", flat=True).first()


def _alike(change: Change, orders: list[int]) -> Iterator[Order]:
    """Those of some orders that do the same, to whichever cases."""
    options = change.options()
    same = {"act": change.act, "words": dict(change.words)}
    for order in Order.objects.filter(id__in=orders, **same):
        # Whoever said so may have said it twice.
        if {**order.options, "instruction": options["instruction"]} == options:
            yield order


def _cases(order: Order) -> set[int]:
    return {number for number, _ in order.cases}


def _at_it(order: Order) -> Refusal:
    message = fill(_UNDER_WAY, number=str(order.id))
    return Refusal(code="bulk_under_way", message=message, remedy=_ITS_PAGE)


_UNDER_WAY = Words(
    fi="Joukkomuutos {number} tekee samaa samoille asioille parhaillaan.",
    sv="Massändring {number} gör just nu samma sak i samma ärenden.",
    en="Change {number} is doing the same to the same cases just now.",
)
_ITS_PAGE = Words(
    fi="Odota, että se valmistuu, tai pysäytä se sen sivulla.",
    sv="Vänta tills den är klar, eller stoppa den på dess sida.",
    en="Wait until it is done, or stop it on its page.",
)
_DONE_SINCE = Words(
    fi="Joukkomuutos {number} on sen jälkeen tehnyt saman osalle jäljellä olevista asioista.",
    sv="Massändring {number} har därefter gjort samma sak i en del av de ärenden som är kvar.",
    en="Change {number} has since done the same to some of the cases that are left.",
)
_ASK_FOR_REST = Words(
    fi="Pyydä uudelleen niistä asioista, joille sitä ei ole vielä tehty.",
    sv="Begär på nytt för de ärenden där det ännu inte har gjorts.",
    en="Ask anew for the cases to which it was not done yet.",
)
