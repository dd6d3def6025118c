"""Plans at the desk: proposed side by side, agreed once, changed, ended; longer times to pay."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from desk.agency_at_work import Agency, signed_in
from desk.cases_of_tests import fresh_case, hidden_of
from inkasso.gate.acting import acting
from inkasso.plans.models import Extension, Plan, PlanEnd


def plans_of(case: int) -> list[Plan]:
    with acting("collection", actor="tester", reason="a test"):
        return list(Plan.objects.filter(case_id=case).order_by("id"))


@pytest.fixture
def browser(agency: Agency) -> Client:
    return signed_in("collector")


@pytest.fixture
def case(agency: Agency) -> int:
    return fresh_case(agency, cents=600_00)


def agree(browser: Client, case: int, page: str, **changed: str) -> tuple[int, str]:
    answer = browser.post(f"/cases/{case}/plan/", {**hidden_of(page), **changed})
    return answer.status_code, answer.content.decode()


def test_plans_stand_side_by_side_with_what_they_cost_and_why(browser: Client, case: int) -> None:
    page = browser.get(f"/cases/{case}/plan/").content.decode()
    assert page.count('name="told"') == 3
    assert "10 a §" in page
    asked = browser.get(f"/cases/{case}/plan/", {"monthly": "100", "pay_day": "20"})
    assert asked.content.decode().count('name="told"') == 4


def test_a_yes_is_one_plan_however_often_it_is_sent(browser: Client, case: int) -> None:
    page = browser.get(f"/cases/{case}/plan/").content.decode()
    assert agree(browser, case, page)[0] == 303
    assert agree(browser, case, page)[0] == 303
    (plan,) = plans_of(case)
    assert plan.number == 1


def test_the_letter_of_a_plan_opens_from_the_life_of_its_case(browser: Client, case: int) -> None:
    page = browser.get(f"/cases/{case}/plan/").content.decode()
    assert agree(browser, case, page)[0] == 303
    life = browser.get(f"/cases/{case}/").content.decode()
    (path,) = re.findall(r'href="(/plan-letters/\d+\.pdf)"', life)
    letter = browser.get(path)
    assert (letter.status_code, letter.headers["Content-Type"]) == (200, "application/pdf")
    assert signed_in("payment_handler").get(path).status_code == 403


def test_another_sum_than_the_one_that_was_told_is_refused(browser: Client, case: int) -> None:
    page = browser.get(f"/cases/{case}/plan/").content.decode()
    status, answer = agree(browser, case, page, told="1")
    assert status == 409
    assert "0,01" in answer
    assert plans_of(case) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"monthly": "<script>alert(1)</script>"},
        {"monthly": "-5"},
        {"monthly": "50", "instalments": "3"},
        {"pay_day": "32"},
        {"first_due": "yesterday"},
        {"instalments": "9" * 30},
        {"monthly": "\x00"},
    ],
)
def test_what_cannot_be_read_is_said_and_offers_nothing(
    browser: Client, case: int, asked: dict[str, str]
) -> None:
    answer = browser.get(f"/cases/{case}/plan/", asked)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="told"' not in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("monthly", ["5", "0,01", "999999999999"])
def test_what_no_plan_fits_is_answered_by_the_rule(
    browser: Client, case: int, monthly: str
) -> None:
    page = browser.get(f"/cases/{case}/plan/", {"monthly": monthly}).content.decode()
    assert page.count('name="told"') == 3


@pytest.mark.parametrize(
    "forged", [{"monthly": "5"}, {"instalments": ""}, {"first_due": "x"}, {"asked_by": "telepathy"}]
)
def test_a_forged_yes_is_no_yes(browser: Client, case: int, forged: dict[str, str]) -> None:
    page = browser.get(f"/cases/{case}/plan/").content.decode()
    status, _ = agree(browser, case, page, **forged)
    assert status in (409, 422)
    assert plans_of(case) == []


def test_a_plan_is_changed_and_ended(browser: Client, case: int) -> None:
    agree(browser, case, browser.get(f"/cases/{case}/plan/").content.decode())
    page = browser.get(f"/cases/{case}/plan/", {"instalments": "6"}).content.decode()
    assert agree(browser, case, page)[0] == 303
    first, second = plans_of(case)
    end = browser.get(f"/cases/{case}/plan/end/").content.decode()
    answer = browser.post(f"/cases/{case}/plan/end/", {**hidden_of(end), "wished_by": "debtor"})
    assert answer.status_code == 303
    with acting("collection", actor="tester", reason="a test"):
        ends = dict(PlanEnd.objects.filter(plan__case_id=case).values_list("plan_id", "reason"))
    assert ends == {first.id: "changed", second.id: "debtor"}


def test_a_longer_time_is_agreed_once(browser: Client, case: int) -> None:
    where = f"/cases/{case}/extension/"
    page = browser.get(where, {"pay_until": "2026-04-10"}).content.decode()
    assert browser.post(where, hidden_of(page)).status_code == 303
    assert browser.post(where, hidden_of(page)).status_code == 303
    with acting("collection", actor="tester", reason="a test"):
        assert Extension.objects.filter(case_id=case).count() == 1


@pytest.mark.parametrize("until", ["2020-01-01", "2030-01-01", "", "x"])
def test_a_longer_time_that_may_not_be_is_answered(browser: Client, case: int, until: str) -> None:
    answer = browser.get(f"/cases/{case}/extension/", {"pay_until": until})
    assert answer.status_code == 200
    assert 'name="told"' not in answer.content.decode()


def test_the_letter_is_seen_before_it_is_agreed_and_nothing_is_written(
    browser: Client, case: int
) -> None:
    page = browser.get(f"/cases/{case}/plan/").content.decode()
    addresses = re.findall(r'href="([^"]+preview.pdf[^"]+)"', page)
    for address in (addresses[0], f"/cases/{case}/extension/preview.pdf?pay_until=2026-04-10"):
        answer = browser.get(address.replace("&amp;", "&"))
        assert answer.content.startswith(b"%PDF")
    assert plans_of(case) == []
    unread = browser.get(f"/cases/{case}/extension/preview.pdf", {"pay_until": "x"})
    assert unread.status_code == 422
