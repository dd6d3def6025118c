"""Two who work on a case at the same instant: the second sees what the first has done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connection, transaction

from builders import START, Bill, broken_proofs, hand_over, heard, make_case, person
from inkasso.base.moment import Moment
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case, Cost
from inkasso.receivables.recalling import recall
from inkasso.receivables.waiving import Waiver, What, needs_approval, waive

_Came = TypeVar("_Came")
#: Long enough that whoever does not wait would be done.
_WAITS = 0.5


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def beside(pool: ThreadPoolExecutor, do: Callable[[], _Came]) -> Future[_Came]:
    """Do it on a connection of its own, up to where it has to wait."""

    def alone() -> _Came:
        try:
            with transaction.atomic():
                return do()
        finally:
            connection.close()

    begun = pool.submit(alone)
    with pytest.raises(TimeoutError):
        begun.result(timeout=_WAITS)
    return begun


def test_two_small_sums_at_once_are_a_large_one(
    own_database: str, pool: ThreadPoolExecutor
) -> None:
    case = make_case()
    told = {"case": case, "person_id": case.person_id, "charged_on": START, "because": []}
    first, second = (
        Waiver(
            case_id=case.id,
            what=What.COST,
            reason="mistake",
            cents=15_00,
            cost_id=Cost.objects.create(act="reminder", cents=15_00, **told).id,
        )
        for _ in range(2)
    )
    with transaction.atomic():
        assert not needs_approval(first, START)
        other = beside(pool, lambda: needs_approval(second, START))
        waive(first, START, by="tester")
    assert other.result(), "30.00 were given up alone, in two windows"


def test_a_claim_handed_over_beside_a_recall_does_not_go_with_it(
    own_database: str, pool: ThreadPoolExecutor
) -> None:
    case = make_case()
    said = heard(case.client, "takes_back", case=case)
    bill = Bill(number="NEW-1", cents=70_00, debtor=person(1))
    with transaction.atomic():
        recall(case.id, said, Moment(on=START, by="tester"))
        other = beside(pool, lambda: hand_over(case.client, [bill]))
    (verdict,) = other.result()

    assert (verdict.outcome, verdict.case_id != case.id) == ("accepted", True)
    new = Case.objects.get(id=verdict.case_id)
    assert (new.person_id, new.closed_on) == (case.person_id, None)
    assert replay(load_cases([new.id])[new.id].facts, START).principal == 70_00
    assert broken_proofs() == []
