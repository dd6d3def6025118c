"""Two at once: the case's lock puts them in a row, and the second sees what the first has done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from django.conf import settings
from django.db import connection

from builders import START, broken_proofs, make_case, play_day
from inkasso.base.decisions import Refused
from inkasso.mandates.agency import read_agency
from inkasso.plans.fitting import Wish
from inkasso.plans.models import Plan, PlanLetter
from inkasso.receivables.models import Case, Cost
from inkasso.strategy.planning import Agreement

WISH = Wish(first=date(2026, 4, 1), pay_day=1, number=5)


def agreement(case: Case) -> Agreement:
    return Agreement(case.id, START, read_agency(settings.AGENCY_FILE), "phone")


def test_two_agents_agree_at_once_and_one_plan_comes_of_it(own_database: str) -> None:
    case = make_case(cents=650_00)
    together = Barrier(2)

    def agrees() -> str:
        try:
            together.wait()
            agreement(case).agree(WISH)
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()
        return "agreed"

    with ThreadPoolExecutor(2) as pool:
        became = sorted(one.result() for one in [pool.submit(agrees) for _ in range(2)])

    assert became == ["agreed", "plan_in_force"]
    assert Plan.objects.count() == Cost.objects.count() == 1
    assert not broken_proofs()


def test_two_day_runs_at_once_remind_once(own_database: str) -> None:
    case = make_case(cents=650_00)
    agreement(case).agree(WISH)
    on = date(2026, 4, 20)
    together = Barrier(2)

    def runs() -> int:
        try:
            together.wait()
            return play_day(on).letters
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        letters = [one.result() for one in [pool.submit(runs) for _ in range(2)]]

    assert sum(letters) == 1
    assert PlanLetter.objects.filter(kind="missed").count() == 1
