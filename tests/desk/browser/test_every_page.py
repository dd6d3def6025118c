"""Every page of the desk in a real browser, in three languages: nothing is wrong with any of them.

The list of pages is what links lead to (`walk`), for each role, in the demo; it is held against the
desk's own addresses, so that a page which nothing leads to is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from desk.browser import morning
from desk.browser.conftest import a_browser, new_page
from desk.browser.examining import NARROW, WIDE, faults_of
from desk.browser.served_demo import Desk
from desk.browser.walk import Stop, Walk, chosen, walk
from inkasso.base.words import LANGUAGES
from inkasso.desk.page import ANYBODY, permission_of
from inkasso.desk.urls import urlpatterns

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

#: Addresses that no link and no form leads to even after the morning. Whatever is reached has to
#: leave this list. The second factor's pages ask for the password first, and stand in
#: test_in_a_browser.
NEEDS_MORE = {
    *("mfa_reauthenticate", "mfa_remove_webauthn", "mfa_view_recovery_codes"),
}
_HERE = Path(__file__).parent
#: Two, for two processors: the pages' own work is the browser's.
_BROWSERS = 2
#: Forms that do something.
_FORMS = "main form:has(input[name=once])"
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
    with a_browser() as browser:
        return morning.work(
            **{one: new_page(browser, demo.at, demo.people[one].session) for one in morning.WHO}
        )


def test_links_lead_to_every_page_that_there_is(walks: list[Walk]) -> None:
    reached = {name for each in walks for name in each.asked}
    reached |= {stop.name for each in walks for stop in each.stops}
    inside = {str(one.name) for one in urlpatterns if permission_of(one.callback) != ANYBODY}
    assert inside - reached == NEEDS_MORE


def test_no_link_leads_to_nothing_or_to_what_its_reader_may_not_see(walks: list[Walk]) -> None:
    broken = {path: status for each in walks for path, status in each.broken.items()}
    assert {path: status for path, status in broken.items() if status not in RULES} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_any_page(
    demo: Desk, stops: list[Stop], axe: Path, language: str
) -> None:
    """In light and dark, wide and narrow, and at double text; colours in Finnish only."""
    titles: dict[tuple[str, str], str] = {}

    def look(page: Any, stop: Stop) -> Iterator[str]:
        yield from faults_of(page, axe, words_only=language != "fi")
        title = page.title()
        if titles.setdefault((stop.role, title), stop.name) != stop.name:
            yield f"two pages are called {title}"

    assert _told(demo, stops, language, look) == {}


def test_nothing_is_wrong_with_a_form_that_was_sent_empty(
    demo: Desk, stops: list[Stop], axe: Path
) -> None:
    """It says what is wrong, leads to it, and has done nothing: its number was taken away."""

    def look(page: Any, stop: Stop) -> Iterator[str]:
        for number in range(page.locator(_FORMS).count()):
            if number:
                page.goto(stop.path)
            with page.expect_navigation() as sent:
                page.evaluate(_SEND_EMPTY, number)
            if sent.value.status != 422:
                yield f"{stop.name} answered {sent.value.status}"
            yield from faults_of(page, axe)

    assert _told(demo, [stop for stop in stops if stop.does], "fi", look) == {}


def test_whoever_tabs_through_a_page_sees_where_they_are(demo: Desk, stops: list[Stop]) -> None:
    """Every stop of the Tab key shows itself, stands in the window, and nothing covers it."""

    def look(page: Any, _: Stop) -> Iterator[str]:
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 600})
            page.keyboard.press("Tab")
            yield from (f"{told} ({width})" for told in page.evaluate(_TABBING))

    assert _told(demo, stops, "sv", look) == {}


def _told(
    demo: Desk, stops: list[Stop], language: str, look: Callable[[Any, Stop], Iterator[str]]
) -> dict[str, str]:
    """What a look at each page tells, with a page that it is told of."""
    found: dict[str, str] = {}
    # Each browser takes the next page: both are done at once, however long single pages take.
    waiting = iter(stops)

    def work(_: int) -> None:
        with a_browser() as browser:
            for page, stop in _opened(demo, browser, waiting, language):
                for told in look(page, stop):
                    found.setdefault(told, f"{stop.role} {stop.path}")

    with ThreadPoolExecutor(_BROWSERS) as both:
        list(both.map(work, range(_BROWSERS)))
    return found


def _opened(
    demo: Desk, browser: Any, waiting: Iterator[Stop], language: str
) -> Iterator[tuple[Any, Stop]]:
    """Each page in a language, the same window for all pages of a role."""
    pages: dict[str, Any] = {}
    for stop in waiting:
        if stop.role not in pages:
            pages[stop.role] = page = new_page(browser, demo.at, demo.people[stop.role].session)
            page.goto("/")
            page.click(".desk-menu > summary")
            page.click(f"button[name=language][value={language}]")
        page = pages[stop.role]
        answer = page.goto(stop.path)
        assert answer.status == 200, f"{stop.role} {stop.path}: {answer.status}"
        yield page, stop
