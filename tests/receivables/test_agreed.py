"""The rest that an agreement lets go is let go once, whatever it is made of and however asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from builders import START, broken_proofs, heard, make_case, make_client
from inkasso.base.decisions import Refused
from inkasso.billing.clients.period import period_report
from inkasso.mandates.agreeing import terms_of
from inkasso.mandates.models import CostsTo
from inkasso.mandates.services import agree, agreement_on
from inkasso.receivables.models import Case, Cost, CostWithdrawn
from inkasso.receivables.waiving import Waiver, What, waive

pytestmark = pytest.mark.django_db

#: Beyond the days in which what is given up counts together for the second person.
LATER = START + timedelta(days=31)


def case_with_costs(to: CostsTo, *costs: int) -> tuple[Case, list[int]]:
    """A small case of a client that lets rests of 20.00 go, and the numbers of its costs."""
    client = make_client(costs_to=to)
    terms = replace(terms_of(agreement_on(client.id, START)), rests_up_to_cents=20_00)
    agree(client, terms, START)
    case = make_case(client, cents=8_00)
    told = {"case": case, "person_id": case.person_id, "charged_on": START, "because": []}
    return case, [Cost.objects.create(act="reminder", cents=cents, **told).id for cents in costs]


def give_up(
    case: Case, what: What, on: date, *, cost: int = 0, reason: str = "small", word: int = 0
) -> str:
    asked = Waiver(
        case_id=case.id,
        what=what,
        reason=reason,
        cents=10**6,
        cost_id=cost,
        instruction_id=word,
    )
    try:
        with transaction.atomic():
            waive(asked, on, by="tester")
    except Refused as refused:
        return refused.refusal.code
    return "done"


def given_up_rest(case: Case) -> int:
    return period_report(case.client_id, START, LATER).given_up_rest


def test_the_creditors_costs_count_against_the_rest_that_it_agreed_to() -> None:
    """Costs of 15.00 went, and a month later a principal of 8.00: more than the 20.00 agreed."""
    case, _ = case_with_costs(CostsTo.CLIENT, 15_00)
    assert give_up(case, What.COSTS, START) == "done"
    assert give_up(case, What.EVERYTHING, LATER) == "creditor_not_agreed"
    word = heard(case.client, "gives_up", case=case)
    assert give_up(case, What.EVERYTHING, LATER, word=word) == "done"
    assert broken_proofs() == []


def test_the_agencys_own_costs_do_not() -> None:
    case, (cost,) = case_with_costs(CostsTo.AGENCY, 15_00)
    assert give_up(case, What.COST, START, cost=cost) == "done"
    assert give_up(case, What.EVERYTHING, LATER) == "done"


def test_costs_of_the_creditors_that_are_taken_back_one_by_one_count_too() -> None:
    case, (first, second, third) = case_with_costs(CostsTo.CLIENT, 12_00, 11_00, 10_00)
    assert give_up(case, What.COST, START, cost=first) == "done"
    assert given_up_rest(case) == 12_00
    assert give_up(case, What.COST, LATER, cost=second) == "creditor_not_agreed"
    assert give_up(case, What.COST, LATER, cost=second, reason="mistake") == "done"
    word = heard(case.client, "gives_up", case=case)
    assert give_up(case, What.COST, LATER, cost=third, reason="creditor", word=word) == "done"
    assert given_up_rest(case) == 22_00, "a mistake was nobody's money"
    assert give_up(case, What.EVERYTHING, LATER) == "creditor_not_agreed", "12.00 went, 8.00 stand"
    words = CostWithdrawn.objects.order_by("cost_id").values_list("instruction_id", flat=True)
    assert list(words) == [None, None, word]
    assert broken_proofs() == []
