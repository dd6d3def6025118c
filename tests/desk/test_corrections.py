"""Asking for less at the desk: little at once, more with a second person, nothing twice."""

from __future__ import annotations

import pytest
from django.test import Client

from builders import START
from desk.agency_at_work import Agency, signed_in
from desk.cases_of_tests import fresh_case, hidden_of
from inkasso.gate.acting import acting
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.models import Cost, Receivable, WriteOff
from inkasso.staff.models import Approval


@pytest.fixture
def browser(agency: Agency) -> Client:
    return signed_in("collector")


@pytest.fixture
def case(agency: Agency) -> int:
    return fresh_case(agency)


def account_of(case: int) -> Account:
    with acting("collection", actor="tester", reason="a test"):
        return replay(load_cases([case])[case].facts, START)


def give_up(browser: Client, case: int, **chosen: str) -> tuple[int, str]:
    where = f"/cases/{case}/correction/"
    page = browser.get(where).content.decode()
    sent = {"ground": "creditor", "for_approver": "", **hidden_of(page), **chosen}
    answer = browser.post(where, sent)
    return answer.status_code, answer.content.decode()


def cost_of(case: int) -> Cost:
    with acting("collection", actor="tester", reason="a test"):
        return Cost.objects.get(case_id=case)


def test_open_costs_that_are_little_are_written_off_at_once(browser: Client, case: int) -> None:
    before = account_of(case)
    assert before.costs
    assert give_up(browser, case, given_up="costs")[0] == 303
    after = account_of(case)
    assert (after.costs, after.total) == (0, before.total - before.costs)
    assert "5,00" in browser.get(f"/cases/{case}/").content.decode()


def test_a_cost_that_was_a_mistake_was_never_owed(browser: Client, case: int) -> None:
    cost = cost_of(case)
    assert give_up(browser, case, given_up=f"cost:{cost.id}", ground="mistake")[0] == 303
    assert cost.id in account_of(case).void_costs
    assert give_up(browser, case, given_up=f"cost:{cost.id}")[0] == 422, "it is offered no more"


SAID = {"said_by": "Venla Velkoja", "said_on": START.isoformat(), "said_how": "phone"}


def test_much_waits_for_a_second_person_and_is_then_carried_out(
    agency: Agency, browser: Client, case: int
) -> None:
    chosen = {"given_up": "everything", "for_approver": "velkoja luopui"}
    status, page = give_up(browser, case, **chosen)
    assert (status, "eikä velkoja ole suostunut" in page) == (409, True)
    assert give_up(browser, case, **chosen, said_by="Venla Velkoja")[0] == 409, "when, and how"
    assert give_up(browser, case, **chosen, ground="mistake")[0] == 409, "calling it one is no word"
    assert give_up(browser, case, given_up="everything", **SAID)[0] == 409, "say why"
    assert give_up(browser, case, **chosen, **SAID)[0] == 303
    assert account_of(case).total > 0
    with acting("collection", actor="tester", reason="a test"):
        approval = Approval.objects.filter(facts__case_id=case).get()
    own = browser.get(f"/approvals/{approval.id}/")
    assert own.status_code in (200, 403)
    chief = signed_in("manager")
    where = f"/approvals/{approval.id}/"
    page = chief.get(where).content.decode()
    assert str(case) in page
    assert "Venla Velkoja ilmoitti sen" in page
    sent = {**hidden_of(page), "decision": "approved", "reason": ""}
    assert chief.post(where, sent).status_code == 303
    assert account_of(case).total == 0
    with acting("collection", actor="tester", reason="a test"):
        assert WriteOff.objects.filter(case_id=case).count() == 1


def test_a_credit_note_lowers_its_invoice_from_the_start(browser: Client, case: int) -> None:
    with acting("collection", actor="tester", reason="a test"):
        receivable = Receivable.objects.get(case_id=case)
    chosen = {"given_up": f"credit:{receivable.id}", "credit_amount": "15,00"}
    assert give_up(browser, case, **chosen)[0] == 409
    number = f"K-{case}"
    assert give_up(browser, case, **chosen, credit_note=number)[0] == 303
    assert account_of(case).principal == 85_00
    assert give_up(browser, case, **chosen, credit_note=number)[0] == 409


def test_many_small_credits_are_a_large_one(browser: Client, case: int) -> None:
    with acting("collection", actor="tester", reason="a test"):
        receivable = Receivable.objects.get(case_id=case)
    chosen = {"given_up": f"credit:{receivable.id}", "credit_amount": "15,00"}
    assert give_up(browser, case, **chosen, credit_note=f"M-{case}")[0] == 303
    more = {**chosen, "credit_note": f"N-{case}"}
    assert give_up(browser, case, **more)[0] == 409, "the second person must know why"
    assert give_up(browser, case, **more, for_approver="velkoja hyvitti")[0] == 303
    assert account_of(case).principal == 85_00


@pytest.mark.parametrize(
    "forged",
    [
        {"given_up": "cost:999999"},
        {"given_up": "credit:1", "credit_amount": "1", "credit_note": "x"},
        {"given_up": "principal"},
        {"given_up": "costs", "ground": "<script>"},
        {"given_up": "credit:x"},
        {},
    ],
)
def test_a_forged_correction_corrects_nothing(
    browser: Client, case: int, forged: dict[str, str]
) -> None:
    before = account_of(case)
    assert give_up(browser, case, **forged)[0] in (409, 422)
    assert account_of(case) == before
