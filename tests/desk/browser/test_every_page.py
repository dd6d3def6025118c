"""Every page of the desk in a real browser, in three languages: nothing is wrong with any of them.

The list of pages is what links lead to (`walk`), for each role, in the demo; it is held against the
desk's own addresses, so that a page which nothing leads to is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from desk.browser import morning
from desk.browser.conftest import Opens
from desk.browser.examining import NARROW, WIDE, faults_of
from desk.browser.served_demo import Desk
from desk.browser.walk import Stop, Walk, chosen, walk
from inkasso.base.words import LANGUAGES
from inkasso.desk.page import ANYBODY, permission_of
from inkasso.desk.urls import urlpatterns

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

#: Addresses that no link and no form leads to in the demo, for it has nothing of the kind: an
#: account that nobody has signed in with, money to remit between two days of remitting, a longer
#: time to pay worked out, a letter that comes next, an own template, a letter to a client, an order
#: of a newsletter to confirm, a refund without an account, files that a job or a package made, a
#: plan of what to remove. Their rooms' own tests have them. The second factor's pages ask for the
#: password first, and stand in test_in_a_browser.
NEEDS_MORE = {
    *("account_invite", "remittance_prepared", "extension_preview", "next_letter"),
    *("client_letter", "newsletter_confirm", "refund_account"),
    *("letter_template", "letter_template_ask", "letter_template_pdf", "letter_template_write"),
    *("job_file", "request_package_file", "retention_run"),
    *("mfa_reauthenticate", "mfa_remove_webauthn", "mfa_view_recovery_codes"),
}
_HERE = Path(__file__).parent
_SEND_EMPTY = (_HERE / "send_empty.js").read_text(encoding="utf-8")
_TABBING = (_HERE / "tabbing.js").read_text(encoding="utf-8")
#: Answers of a rule, which a link may lead to.
RULES = {409}


@pytest.fixture(scope="module")
def walks(demo: Desk) -> list[Walk]:
    """Where each role comes, once a morning's work has been done."""
    filled_in = _work(demo)
    with ThreadPoolExecutor(2) as both:
        return list(
            both.map(
                lambda one: walk(one[0], one[1], filled_in.get(one[0], [])), demo.people.items()
            )
        )


@pytest.fixture(scope="module")
def stops(walks: list[Walk]) -> list[Stop]:
    """The pages to open."""
    return chosen(walks)


def _work(demo: Desk) -> dict[str, list[str]]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  not everybody has it

    from desk.browser.conftest import OWN_CHROMIUM  # noqa: PLC0415

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=OWN_CHROMIUM, args=["--no-sandbox"])
        told = morning.work(**{role: _page(browser, demo, role) for role in morning.WHO})
        browser.close()
    return told


def _page(browser: Any, demo: Desk, role: str) -> Any:
    context = browser.new_context(base_url=demo.at)
    session = demo.people[role].session
    context.add_cookies([{"name": "inkasso_session", "value": session, "url": demo.at}])
    return context.new_page()


def test_links_lead_to_every_page_that_there_is(walks: list[Walk]) -> None:
    reached = {name for each in walks for name in each.asked}
    reached |= {stop.name for each in walks for stop in each.stops}
    inside = {str(one.name) for one in urlpatterns if permission_of(one.callback) != ANYBODY}
    assert inside - reached - NEEDS_MORE == set()


def test_no_link_leads_to_nothing_or_to_what_its_reader_may_not_see(walks: list[Walk]) -> None:
    broken = {path: status for each in walks for path, status in each.broken.items()}
    assert {path: status for path, status in broken.items() if status not in RULES} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_any_page(
    *, demo: Desk, stops: list[Stop], opens: Opens, axe: Path, language: str
) -> None:
    """In light and dark, wide and narrow, and at double text; colours in Finnish only."""
    found: dict[str, str] = {}
    titles: dict[tuple[str, str], str] = {}
    for page, stop in _opened(demo, stops, opens, language):
        for told in faults_of(page, axe, words_only=language != "fi"):
            found.setdefault(told, f"{stop.role} {stop.path}")
        titles.setdefault((stop.role, page.title()), stop.name)
        if titles[stop.role, page.title()] != stop.name:
            found[f"two pages are called {page.title()}"] = f"{stop.role} {stop.path}"
    assert found == {}


def test_nothing_is_wrong_with_a_form_that_was_sent_empty(
    demo: Desk, stops: list[Stop], opens: Opens, axe: Path
) -> None:
    """It says what is wrong, leads to it, and has done nothing: its number was taken away."""
    found: dict[str, str] = {}
    for page, stop in _opened(demo, stops, opens, "fi"):
        for number in range(page.locator("main form:has(input[name=once])").count()):
            page.goto(stop.path)
            with page.expect_navigation() as sent:
                page.evaluate(_SEND_EMPTY, number)
            if sent.value.status != 422:
                found[f"answered {sent.value.status}"] = f"{stop.role} {stop.path}"
            for told in faults_of(page, axe):
                found.setdefault(told, f"{stop.role} {stop.path}")
    assert found == {}


def test_whoever_tabs_through_a_page_sees_where_they_are(
    demo: Desk, stops: list[Stop], opens: Opens
) -> None:
    """Every stop of the Tab key shows itself, stands in the window, and nothing covers it."""
    found: dict[str, str] = {}
    for page, stop in _opened(demo, stops, opens, "sv"):
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 600})
            page.keyboard.press("Tab")
            for told in page.evaluate(_TABBING):
                found.setdefault(told, f"{stop.role} {stop.path} {width}")
    assert found == {}


def _opened(
    demo: Desk, stops: list[Stop], opens: Opens, language: str
) -> Iterator[tuple[Any, Stop]]:
    """Each page in a language, the same window for all pages of a role."""
    pages: dict[str, Any] = {}
    for stop in stops:
        if stop.role not in pages:
            pages[stop.role] = page = opens(demo.at, demo.people[stop.role].session)
            page.goto("/")
            page.click(".desk-menu > summary")
            page.click(f"button[name=language][value={language}]")
        page = pages[stop.role]
        answer = page.goto(stop.path)
        assert answer.status == 200, f"{stop.role} {stop.path}: {answer.status}"
        yield page, stop
