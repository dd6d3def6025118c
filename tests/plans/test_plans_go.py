"""Plans go when their time is out, with their letters' files, and not a day before."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from builders import START, broken_proofs, make_case, make_client, pay
from inkasso.billing.remitting import remit
from inkasso.ledger.seals import seal_day
from inkasso.mandates.agency import read_agency
from inkasso.plans.filing import file_plan_letters
from inkasso.plans.fitting import Wish
from inkasso.plans.models import Instalment
from inkasso.receivables.models import Case
from inkasso.strategy.planning import Agreement
from rights.retention.retiring import count, sweep_on

DAY = timedelta(days=1)
#: Closed on 16.4.2026: five years of collecting, six of vouchers.
AFTER_COLLECTION, VOUCHERS = date(2031, 4, 16), date(2032, 12, 31)
LETTERS = ("plans_lettercontent", "plans_planletterfile", "plans_planletter")
CLAIMS = ("plans_planend", "plans_instalment", "plans_plan", "receivables_cost", "receivables_case")


@pytest.fixture
def case(own_database: str, tmp_path: Path) -> Case:
    """A case whose first plan was changed and whose second was kept."""
    client = make_client()
    case = make_case(client, cents=650_00)
    agreement = Agreement(case.id, START, read_agency(settings.AGENCY_FILE), "phone")
    agreement.agree(Wish(first=date(2026, 3, 16), pay_day=16, number=5))
    plan = agreement.change(Wish(first=date(2026, 3, 16), pay_day=16, number=2))
    assert sum(file_plan_letters(tmp_path)) == 2
    for one in Instalment.objects.filter(plan=plan).order_by("number"):
        pay(tmp_path, case, one.cents, one.due_on)
        list(remit(one.due_on, [client.id]))
        seal_day(one.due_on)
    case.refresh_from_db()
    assert case.closed_on == date(2026, 4, 16)
    return case


def test_letters_go_with_collecting_and_plans_with_the_vouchers(case: Case, tmp_path: Path) -> None:
    sweep_on(AFTER_COLLECTION, tmp_path)
    assert [count(table) for table in LETTERS] == [2, 2, 2]
    sweep_on(AFTER_COLLECTION + DAY, tmp_path)
    assert [count(table) for table in LETTERS] == [0, 0, 0]
    assert not list(tmp_path.rglob("p*-*.pdf")), "their files go with them"

    sweep_on(VOUCHERS, tmp_path)
    assert all(count(table) for table in CLAIMS)
    sweep_on(VOUCHERS + DAY, tmp_path)
    assert [count(table) for table in CLAIMS] == [0] * len(CLAIMS)
    assert broken_proofs() == []
