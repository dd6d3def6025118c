"""The desk in a real browser: axe finds nothing, nothing runs over the edge, keys work.

Needs Playwright (`pip install playwright`), a Chromium, and the scripts that tools/assets.sh
fetches; skipped where one is missing.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from builders import START
from desk.agency_at_work import Agency, email_of, newly_signed_in

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
    pytest.mark.skipif(not AXE.exists(), reason="tools/assets.sh has not fetched axe"),
]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 1280)
PAGES = {
    "collector": (
        *("/", "/cases/{case}/", "/cases/{shared}/?on=2026-06-30", "/cases/{hostile}/"),
        *("/search/?q=a", "/search/?q={name}", "/search/?q=zzzzzz", "/waiting-letters/"),
        *("/ending-holds/", "/suspense/", "/nowhere/", "/account/password/"),
        *(
            "/cases/{shared}/contact/",
            "/cases/{case}/contact/?direction=in",
            "/cases/{shared}/note/",
        ),
        *("/calls/", "/expiring/", "/returned/"),
        *("/cases/{case}/plan/", "/cases/{case}/plan/?monthly=1", "/cases/{case}/correction/"),
        *("/cases/{case}/extension/?pay_until=2026-04-10", "/cases/{shared}/reach/"),
        *("/cases/{shared}/representative/", "/cases/{case}/relief/"),
    ),
    "payment_handler": (
        *("/", "/suspense/", "/cases/{case}/", "/cases/{case}/payments/", "/money/"),
        *("/bank-files/", "/refunds/", "/remittances/", "/proofs/"),
    ),
    "officer": (
        "/deviations/",
        "/requests/",
    ),
    "client_manager": (
        *("/clients/", "/clients/1/", "/clients/1/contacts/", "/clients/1/details/"),
        *("/clients/1/agreement/", "/clients/1/account-number/", "/clients/1/strategies/"),
        *("/clients/1/strategies/consumer/", "/clients/1/strategies/consumer/?smallest_total="),
        *("/clients/1/strategies/business/choose/", "/clients/1/handovers/"),
        "/clients/1/report/?since=2026-03-01&until=2026-03-31",
    ),
    "manager": ("/", "/accounts/review/", "/approvals/"),
    "administrator": (
        *("/accounts/", "/accounts/1/", "/accounts/1/role/", "/accounts/new/"),
        *("/account/second-factor/", "/account/sessions/"),
    ),
}


#: Opens a page with a session, or none, in an appearance.
Opens = Callable[[str | None, str], tuple[Any, str]]


class Threaded(ThreadingMixIn, WSGIServer):
    """A browser asks for several things at once."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of what it served."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address(agency: Agency) -> Iterator[str]:
    server = make_server(
        "localhost", 0, get_wsgi_application(), server_class=Threaded, handler_class=Quiet
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def sessions(agency: Agency) -> dict[str, str]:
    """Sessions of people with each role; made before the browser, which runs a loop of its own."""
    return {role: newly_signed_in(role).cookies["inkasso_session"].value for role in PAGES}


@pytest.fixture
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opens(address: str, chromium: Any) -> Opens:
    """Opens a page in which somebody has signed in, and tells where the desk is."""

    def open_one(session: str | None, scheme: str) -> tuple[Any, str]:
        context = chromium.new_context(bypass_csp=True, color_scheme=scheme)
        if session:
            cookie = {"name": "inkasso_session", "value": session, "url": address}
            context.add_cookies([cookie])
        return context.new_page(), address

    return open_one


def faults_of(page: Any) -> list[str]:
    """What axe and the width of the page have to say."""
    if page.evaluate("typeof axe") == "undefined":
        page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}}).then(r => r.violations)", RULES
    )
    told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append("runs over the edge")
    return told


@pytest.mark.parametrize(
    "seen", [f"{one} {scheme}" for one in ("fi", "sv", "en") for scheme in ("light", "dark")]
)
def test_axe_finds_nothing_on_any_page(
    agency: Agency, sessions: dict[str, str], opens: Opens, seen: str
) -> None:
    language, scheme = seen.split()
    given = {"case": agency.case, "shared": agency.shared, "hostile": agency.hostile, "name": "e"}
    found = {}
    for role, paths in PAGES.items():
        page, address = opens(sessions[role], scheme)
        page.goto(f"{address}/")
        page.click(".desk-menu > summary")
        page.click(f"button[name=language][value={language}]")
        for path in paths:
            page.goto(address + path.format(**given))
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                for told in faults_of(page):
                    found.setdefault(told, f"{role} {path} {width}")
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_the_door(agency: Agency, opens: Opens, scheme: str) -> None:
    page, address = opens(None, scheme)
    for path in ("/sign-in/", "/invitation/1/forged/", "/nowhere/"):
        page.goto(address + path)
        assert faults_of(page) == [], path
    page.goto(f"{address}/sign-in/")
    page.fill("input[name=login]", email_of("collector"))
    page.fill("input[name=password]", "wrong")
    page.click("form[action='/sign-in/'] button")
    assert faults_of(page) == []


def test_the_keyboard_alone_opens_a_case_and_its_grounds(
    agency: Agency, sessions: dict[str, str], opens: Opens
) -> None:
    page, address = opens(sessions["collector"], "light")
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.goto(f"{address}/")
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


def test_a_call_that_nobody_answered_is_three_keys_from_the_case(
    agency: Agency, sessions: dict[str, str], opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No letter goes out on that day, so a call is allowed.
    monkeypatch.setattr(settings, "DESK_DAY", START + timedelta(days=2))
    page, address = opens(sessions["collector"], "light")
    page.goto(f"{address}/cases/{agency.hostile}/")
    page.keyboard.press("c")
    page.wait_for_url("**/contact/")
    page.keyboard.press("4")
    assert page.locator(".desk-promise").is_visible()
    page.keyboard.press("1")
    assert not page.locator(".desk-promise").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{agency.hostile}/")
    assert page.locator("[role=status].alert-success").count() == 1
