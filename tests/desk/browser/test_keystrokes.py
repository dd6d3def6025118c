"""What is done forty times a day, by keys alone; how many it takes stands in docs/desk.md.

Words that have to be said anyway (a note, what a person objects to) count as nothing; everything
else that is pressed counts, also each digit of a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desk.browser.conftest import Opens
from desk.browser.served_demo import Desk

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[3] / "docs" / "desk.md"
#: Task, where it begins, its keys, and how many they are.
_ROW = re.compile(r"^\| (?P<task>[^|]+?) \|[^|]+\|[^|]+\| (?P<count>\d+) \|$", re.M)
#: Cases of the demo that owe something, in the order of their numbers.
_CASES = range(10001, 10300)


def documented() -> dict[str, int]:
    """Tasks of the table in docs/desk.md, each with its count."""
    table = DOCS.read_text(encoding="utf-8").partition("## Counted in keys")[2]
    return {row["task"]: int(row["count"]) for row in _ROW.finditer(table)}


@dataclass(slots=True)
class Hands:
    """Somebody at a keyboard, who counts."""

    page: Any
    count: int = 0

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_load_state()
            self.count += 1

    def type(self, text: str) -> None:
        """Type a number or a name."""
        self.page.keyboard.type(text)
        self.count += len(text)

    def say(self, words: str) -> None:
        """Write what has to be said anyway."""
        self.page.keyboard.type(words)

    def goes_to(self, address: str) -> None:
        """Press nothing; the page is to have come."""
        self.page.wait_for_url(address)

    def done(self) -> None:
        """The page says that it was done."""
        self.page.locator("[role=status].alert-success").wait_for()


@pytest.fixture
def hands(demo: Desk, opens: Opens) -> Callable[[str], Hands]:
    """Hands of somebody with a role, on the start page."""

    def of(role: str) -> Hands:
        page = opens(demo.at, demo.people[role].session)
        page.set_default_timeout(15_000)
        page.goto("/")
        return Hands(page)

    return of


@pytest.fixture(scope="module")
def owing(demo: Desk) -> Iterator[int]:
    """Cases that plans can be agreed about, whose people may be called; each is given once."""
    visitor = demo.people["collector"]

    def found() -> Iterator[int]:
        for number in _CASES:
            plans = visitor.get(f"/cases/{number}/plan/")
            if 'name="told"' not in plans.text or "/plan/end/" in plans.text:
                continue
            if 'name="deviation"' not in visitor.get(f"/cases/{number}/contact/").text:
                yield number

    return found()


def test_nobody_answers(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.page.goto(f"/cases/{case}/")
    at.press("c")
    at.goes_to("**/contact/")
    at.press("1", "Enter")
    at.done()
    assert at.count == documented()["nobody answers a call"]


def test_a_promise(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.page.goto(f"/cases/{case}/")
    at.press("c")
    at.goes_to("**/contact/")
    at.press("4", "Tab")
    at.type("5")
    at.press("Tab")
    at.type("04202026")
    at.press("Enter")
    at.done()
    assert at.count == documented()["a promise to pay 5 euros on a day"]


def test_a_note(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.page.goto(f"/cases/{case}/")
    at.press("m")
    at.goes_to("**/note/")
    at.say("Lukee kirjeet perjantaisin.")
    at.press("Control+Enter")
    at.done()
    assert at.count == documented()["a note"]


def test_a_plan(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.page.goto(f"/cases/{case}/")
    at.press("p")
    at.goes_to("**/plan/")
    at.press("1", "Enter")
    at.done()
    assert at.count == documented()["a plan of three instalments agreed"]


def test_an_objection(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.page.goto(f"/cases/{case}/")
    at.press("o")
    at.goes_to("**/objection/")
    at.press("Tab", "Tab", "ArrowDown", "Tab")
    at.say("En ole tilannut mitään.")
    at.press("Control+Enter")
    at.done()
    assert at.count == documented()["an objection to everything, on a ground"]


def test_a_payment_finds_its_case(hands: Callable[[str], Hands]) -> None:
    at = hands("payment_handler")
    at.page.goto("/suspense/")
    at.press("n")
    at.goes_to("**/suspense/*/")
    at.count = 0
    at.press("1")
    at.done()
    assert at.count == documented()["a payment matched, the next one open"]


def test_an_approval(hands: Callable[[str], Hands]) -> None:
    at = hands("manager")
    at.page.goto("/approvals/")
    at.press("j", "Enter")
    at.goes_to("**/approvals/*/")
    at.press("a", "Enter")
    at.done()
    assert at.count == documented()["somebody's request approved"]


def test_a_case_by_its_invoice(hands: Callable[[str], Hands]) -> None:
    at = hands("collector")
    at.press("/")
    at.type("E-0007")
    at.press("Enter")
    at.goes_to("**/cases/*/")
    assert at.count == documented()["a case by its invoice, E-0007"]


def test_a_case_by_a_name_with_a_slip(hands: Callable[[str], Hands]) -> None:
    at = hands("collector")
    at.press("/")
    at.type("hiltunnen")
    at.press("Enter")
    at.goes_to("**/search/**")
    at.press("j", "Enter")
    at.goes_to("**/cases/*/")
    assert "Hiltunen" in at.page.locator("main").inner_text()
    assert at.count == documented()["a case by a name misspelt, hiltunnen"]


def test_the_next_item_of_a_queue(hands: Callable[[str], Hands]) -> None:
    at = hands("collector")
    at.page.goto("/calls/")
    at.press("n")
    at.goes_to("**/contact/?queue=calls*")
    first = at.page.url
    at.count = 0
    at.press("n")
    at.page.wait_for_function("was => location.href !== was", arg=first)
    assert at.count == documented()["the next item of a queue"]
