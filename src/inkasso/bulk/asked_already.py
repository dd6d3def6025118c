"""One change to the same cases is asked for once, until it is decided and carried out."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.bulk.models import APPROVAL, JOB, Order
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
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AFTER_THE_OTHER)
    # In this order: what is approved between the two questions is found by the second.
    waiting = [one.facts["order"] for one in approvals.waiting([APPROVAL], on)]
    if _same(change, cases, waiting) is not None:
        raise Refused(approvals.WAITS_ALREADY)
    jobs = Job.objects.filter(kind=JOB, ended_at=None)
    under_way = _same(change, cases, [one.facts["order"] for one in jobs])
    if under_way is not None:
        message = fill(_UNDER_WAY, number=str(under_way.id))
        raise Refused(Refusal(code="bulk_under_way", message=message, remedy=_ITS_PAGE))


def _same(change: Change, cases: Set[int], orders: list[int]) -> Order | None:
    """The one of some orders that does the same to the same cases."""
    options = change.options()
    same = {"act": change.act, "words": dict(change.words)}
    for order in Order.objects.filter(id__in=orders, **same):
        # Whoever said so may have said it twice.
        alike = {**order.options, "instruction": options["instruction"]} == options
        if alike and {number for number, _ in order.cases} == cases:
            return order
    return None


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
