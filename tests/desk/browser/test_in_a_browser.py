"""The desk's doors and faults in a real browser, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.agency_at_work import Agency, email_of, forget_attempts
from desk.browser.conftest import Opens
from desk.browser.examining import faults_of
from desk.browser.served_demo import Visitor
from inkasso.demo.staff import PASSWORD

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser


def test_nothing_is_wrong_at_the_door(
    agency: Agency, address: str, opens: Opens, axe: Path
) -> None:
    page = opens(address)
    for path in ("/sign-in/", "/invitation/1/forged/", "/nowhere/", "/sign-in/single/stopped/"):
        page.goto(path)
        assert list(faults_of(page, axe)) == [], path
    page.goto("/sign-in/")
    page.fill("input[name=login]", email_of("collector"))
    page.fill("input[name=password]", "wrong")
    page.click("form[action='/sign-in/'] button")
    assert list(faults_of(page, axe)) == [], "a wrong password"
    page.fill("input[name=password]", PASSWORD)
    page.click("form[action='/sign-in/'] button")
    page.wait_for_url("**/sign-in/code/")
    assert list(faults_of(page, axe)) == [], "the code"
    page.fill("input[name=code]", "1")
    page.click("form:not([data-passkey]) button.btn-primary")
    assert list(faults_of(page, axe)) == [], "a wrong code"


def test_nothing_is_wrong_with_the_pages_of_ones_second_factor(
    *, agency: Agency, address: str, sessions: dict[str, str], opens: Opens, axe: Path
) -> None:
    """They ask for the password once more, and show codes and what an app or a key needs."""
    page = opens(address, sessions["officer"])
    for path in ("codes/new/", "codes/", "passkey/", "app/"):
        page.goto(f"/account/second-factor/{path}")
        if "/account/sure/" in page.url:
            assert list(faults_of(page, axe)) == [], "the password once more"
            page.fill("input[name=password]", PASSWORD)
            page.click("button.btn-primary")
        assert list(faults_of(page, axe)) == [], page.url


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program on the page of calls."""

    def falls(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("inkasso.desk.queues.cases.calls_near", falls)


def test_nothing_is_wrong_with_pages_that_say_no(
    *, agency: Agency, broken: None, sessions: dict[str, str], address: str, opens: Opens, axe: Path
) -> None:
    """Not allowed, not there, broken; in each of a reader's roles."""
    wanted = {"/clients/": 403, "/cases/999999999/": 404, "/nowhere/": 404, "/calls/": 500}
    page = opens(address, sessions["collector"])
    for path, status in wanted.items():
        answer = page.goto(path)
        assert answer.status == status, path
        assert list(faults_of(page, axe)) == [], path


@pytest.fixture
def worn_out(agency: Agency, address: str) -> Iterator[None]:
    """A machine from which somebody has tried too often."""
    forget_attempts()
    visitor = Visitor(address)
    for number in range(61):
        wrong = {"login": f"nobody{number}@demo.example", "password": "wrong"}
        visitor.send("/sign-in/", wrong)
    yield
    forget_attempts()


def test_nothing_is_wrong_with_the_page_of_too_many_attempts(
    worn_out: None, address: str, opens: Opens, axe: Path
) -> None:
    page = opens(address)
    page.goto("/sign-in/")
    page.fill("input[name=login]", "nobody@demo.example")
    page.fill("input[name=password]", "wrong")
    with page.expect_navigation() as sent:
        page.click("form[action='/sign-in/'] button")
    assert sent.value.status == 429
    assert list(faults_of(page, axe)) == []


def test_the_keyboard_alone_opens_a_case_and_its_grounds(
    agency: Agency, sessions: dict[str, str], address: str, opens: Opens
) -> None:
    page = opens(address, sessions["collector"])
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type(str(agency.case))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{agency.case}/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.locator(".desk-lines details[open]").count() == 1
    page.keyboard.press("?")
    assert page.locator("#keys[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#keys[open]").count() == 0
    assert complaints == []


def test_a_promise_asks_for_its_sum_and_other_results_do_not(
    agency: Agency, sessions: dict[str, str], address: str, opens: Opens
) -> None:
    page = opens(address, sessions["collector"])
    page.goto(f"/cases/{agency.hostile}/contact/")
    page.keyboard.press("4")
    assert page.locator(".desk-promise").is_visible()
    page.keyboard.press("1")
    assert not page.locator(".desk-promise").is_visible()


def test_a_row_leads_on_wherever_it_is_clicked(
    agency: Agency, sessions: dict[str, str], address: str, opens: Opens
) -> None:
    page = opens(address, sessions["administrator"])
    page.goto("/accounts/")
    row = page.locator("tbody tr[data-row]").first
    where = row.locator("a").first.get_attribute("href")
    row.locator("td").last.click()
    page.wait_for_url(f"**{where}")
