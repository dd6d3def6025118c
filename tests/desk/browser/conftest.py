"""A Chromium, the desk of a test's own agency, and a demo that is open; all of it on demand."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application

from desk.agency_at_work import Agency, newly_signed_in
from desk.browser.served_demo import Desk, served_demo
from inkasso.staff.roles import ROLES

#: Opens a page of a desk, with a session or none, in an appearance.
Opens = Callable[..., Any]
#: The machine's own Chromium; None where Playwright's is to be taken.
OWN_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Threaded(ThreadingMixIn, WSGIServer):
    """A browser asks for several things at once."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of what it served."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address(agency: Agency) -> Iterator[str]:
    """Where the agency's desk is open."""
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
    return {role: newly_signed_in(role).cookies["inkasso_session"].value for role in ROLES}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo, open."""
    with served_demo(tmp_path_factory.mktemp("demo")) as desk:
        yield desk


@contextmanager
def a_browser() -> Iterator[Any]:
    """The machine's own Chromium, or the one that Playwright fetches; one a thread."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  not everybody has it

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=OWN_CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def new_page(browser: Any, at: str, session: str | None = None, scheme: str = "light") -> Any:
    """A page of a desk in which somebody has signed in, or nobody has."""
    context = browser.new_context(
        base_url=at, bypass_csp=True, color_scheme=scheme, reduced_motion="reduce"
    )
    if session:
        context.add_cookies([{"name": "inkasso_session", "value": session, "url": at}])
    return context.new_page()


@pytest.fixture
def chromium() -> Iterator[Any]:
    """A browser of the test's own."""
    with a_browser() as browser:
        yield browser


@pytest.fixture
def opens(chromium: Any) -> Opens:
    """Opens a page of a desk."""
    return partial(new_page, chromium)


@pytest.fixture(scope="session")
def axe() -> Path:
    """axe's script, as tools/assets.sh fetches it."""
    path = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
    assert path.exists(), "run sh tools/assets.sh"
    return path
