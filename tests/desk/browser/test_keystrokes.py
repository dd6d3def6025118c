"""What is done forty times a day, by keys alone; how many it takes stands in docs/desk.md.

Words that have to be said anyway (a note, what a person objects to) count as nothing; everything
else that is pressed counts, also each digit of a number. Told beside it, and not held: the seconds
from the first key to the page that says it is done, for fingers that take no time.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desk.browser.conftest import Opens
from desk.browser.served_demo import Desk

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[3] / "docs" / "desk.md"
#: Task, where it begins, its keys, how many they are, and the seconds that were measured once.
_ROW = re.compile(r"^\| (?P<task>[^|]+?) \|[^|]+\|[^|]+\| (?P<count>\d+) \|[^|]+\|$", re.M)
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
    #: Seconds of each task so far; shared by all hands.
    measured: dict[str, float]
    count: int = 0
    began: float = field(default_factory=time.perf_counter)

    def begin(self) -> None:
        """What was pressed until now only led to where the task begins."""
        self.count, self.began = 0, time.perf_counter()

    def opens(self, path: str) -> None:
        """Go to where the task begins."""
        self.page.goto(path)
        self.begin()

    def has_done(self, task: str) -> None:
        """The task took as many keys as docs/desk.md tells."""
        self.measured[task] = time.perf_counter() - self.began
        assert self.count == documented()[task]

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


@pytest.fixture(scope="module")
def measured(request: pytest.FixtureRequest) -> Iterator[dict[str, float]]:
    """Seconds of each task, told at the end."""
    found: dict[str, float] = {}
    yield found
    plugins = request.config.pluginmanager
    told, capture = plugins.get_plugin("terminalreporter"), plugins.get_plugin("capturemanager")
    assert told is not None
    assert capture is not None
    with capture.global_and_fixture_disabled():
        told.write_line(f"\nload of the machine: {os.getloadavg()[0]:.1f}")
        told.write_line("keys  seconds  task")
        counts = documented()
        for task, seconds in found.items():
            told.write_line(f"{counts[task]:4}  {seconds:7.1f}  {task}")


@pytest.fixture
def hands(demo: Desk, opens: Opens, measured: dict[str, float]) -> Callable[[str], Hands]:
    """Hands of somebody with a role, on the start page."""

    def of(role: str) -> Hands:
        page = opens(demo.at, demo.people[role].session)
        page.set_default_timeout(15_000)
        page.goto("/")
        return Hands(page, measured)

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
    at.opens(f"/cases/{case}/")
    at.press("c")
    at.goes_to("**/contact/")
    at.press("1", "Enter")
    at.done()
    at.has_done("nobody answers a call")


def test_a_promise(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.opens(f"/cases/{case}/")
    at.press("c")
    at.goes_to("**/contact/")
    at.press("4", "Tab")
    at.type("5")
    at.press("Tab")
    at.type("04202026")
    at.press("Enter")
    at.done()
    at.has_done("a promise to pay 5 euros on a day")


def test_a_note(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.opens(f"/cases/{case}/")
    at.press("m")
    at.goes_to("**/note/")
    at.say("Lukee kirjeet perjantaisin.")
    at.press("Control+Enter")
    at.done()
    at.has_done("a note")


def test_a_plan(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.opens(f"/cases/{case}/")
    at.press("p")
    at.goes_to("**/plan/")
    at.press("1", "Enter")
    at.done()
    at.has_done("a plan of three instalments agreed")


def test_an_objection(hands: Callable[[str], Hands], owing: Iterator[int]) -> None:
    at = hands("collector")
    case = next(owing)
    at.opens(f"/cases/{case}/")
    at.press("o")
    at.goes_to("**/objection/")
    at.press("Tab", "Tab", "ArrowDown", "Tab")
    at.say("En ole tilannut mitään.")
    at.press("Control+Enter")
    at.done()
    at.has_done("an objection to everything, on a ground")


def test_a_payment_finds_its_case(hands: Callable[[str], Hands]) -> None:
    at = hands("payment_handler")
    at.opens("/suspense/")
    at.press("n")
    at.goes_to("**/suspense/*/")
    at.begin()
    at.press("1")
    at.done()
    at.has_done("a payment matched, the next one open")


def test_an_approval(hands: Callable[[str], Hands]) -> None:
    at = hands("manager")
    at.opens("/approvals/")
    at.press("j", "Enter")
    at.goes_to("**/approvals/*/")
    at.press("a", "Enter")
    at.done()
    at.has_done("somebody's request approved")


def test_a_case_by_its_invoice(hands: Callable[[str], Hands]) -> None:
    at = hands("collector")
    at.press("/")
    at.type("E-0007")
    at.press("Enter")
    at.goes_to("**/cases/*/")
    at.has_done("a case by its invoice, E-0007")


def test_a_case_by_a_name_with_a_slip(hands: Callable[[str], Hands]) -> None:
    at = hands("collector")
    at.press("/")
    at.type("hiltunnen")
    at.press("Enter")
    at.goes_to("**/search/**")
    at.press("j", "Enter")
    at.goes_to("**/cases/*/")
    assert "Hiltunen" in at.page.locator("main").inner_text()
    at.has_done("a case by a name misspelt, hiltunnen")


def test_the_next_item_of_a_queue(hands: Callable[[str], Hands]) -> None:
    at = hands("collector")
    at.opens("/calls/")
    at.press("n")
    at.goes_to("**/contact/?queue=calls*")
    first = at.page.url
    at.begin()
    at.press("n")
    at.page.wait_for_function("was => location.href !== was", arg=first)
    at.has_done("the next item of a queue")
