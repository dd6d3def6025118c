"""How long the desk's pages take with a grown agency behind them, at a steady load.

The server is the real one, granian in processes of its own on a scratch database. Visits come at
their times whether or not the ones before are answered, as people do; what is timed is a whole
answer as the browser's machine sees it, which is more than the server's own time.
"""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from http.cookies import SimpleCookie
from random import Random
from statistics import median, quantiles
from urllib.parse import quote, urlencode

from django.db import connection

from inkasso.cli.bench.population import populate
from inkasso.cli.output import Json
from inkasso.cli.progress import progress
from inkasso.cli.workspace import Workspace
from inkasso.demo.staff import PASSWORD, code_at, open_accounts
from inkasso.figures.counting import count_figures
from inkasso.gate.acting import acting
from inkasso.gate.passwords import face_password
from inkasso.gate.roles import face_login
from inkasso.staff.actions import ACCOUNTS

_PROGRAM = "from inkasso.project.entry import main; main()"
_HOST, _PORT = "127.0.0.1", 8765
#: Browsers at once; more than ever wait at the rates that are asked for.
_BROWSERS = 24
_PATIENCE = 180
_MS = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is visited, by whom, how often, and where."""

    name: str
    role: str
    #: How many of a hundred visits.
    share: int
    address: Callable[[Random, int], str]


_FIGURES = ("came_in", "age", "steps", "stuck", "recovery")
_NAMES = ("Matti Mäkinen", "Aino Koskela", "Björn Lindqvist", "Siiri Saarimaa", "Onni Kangasniemi")

#: What a day at the desk looks like: mostly cases, found by name or by number.
PAGES: Sequence[Page] = (
    Page("home", "collector", 10, lambda _, __: "/"),
    Page("case", "collector", 35, lambda chance, size: f"/cases/{chance.randint(1, size)}/"),
    Page("search: a name with a typo", "collector", 15, lambda c, _: f"/search/?q={_typo(c)}"),
    Page("search: an invoice", "collector", 15, lambda c, n: f"/search/?q=M-{c.randint(1, n)}"),
    Page("waiting letters", "collector", 5, lambda _, __: "/waiting-letters/"),
    Page("suspense", "payment_handler", 10, lambda _, __: "/suspense/"),
    Page("figures", "manager", 10, lambda c, _: f"/figures/{c.choice(_FIGURES)}/"),
)


@dataclass(slots=True)
class Visit:
    """One visit, answered."""

    page: str
    status: int
    seconds: float


def measure_in_scratch(
    workspace: Workspace, size: int, on: date, *, rate: int, seconds: int
) -> list[Json]:
    """The same on a scratch database that is made for it, with figures counted and accounts."""
    with workspace.scratch_database():
        with workspace.as_owner(), progress("Making cases", size) as advance:
            populate(size, on, advance)
        with acting(ACCOUNTS, actor=workspace.actor, reason="bench"):
            open_accounts(on, workspace.actor)
        with acting("collection", actor=workspace.actor, reason="bench"):
            for _ in count_figures(on):
                pass
        return measure(size, on, url=_desk_url(), rate=rate, seconds=seconds)


def _desk_url() -> str:
    """How the desk logs in to the database that is worked on."""
    now, login = connection.settings_dict, face_login("desk")
    query = urlencode({"host": now["HOST"], "port": now["PORT"]})
    return (
        f"postgresql://{quote(login)}:{quote(face_password(login))}@/{quote(now['NAME'])}?{query}"
    )


def measure(size: int, on: date, *, url: str, rate: int, seconds: int) -> list[Json]:
    """Milliseconds a page, at so many visits a second for so long; `url` is the desk's login."""
    with _server(url, on):
        browsers = {role: _signed_in(role) for role in {page.role for page in PAGES}}
        _visit_all(browsers, size, rate, 5)  # templates, plans and the database's memory are warm
        visits = _visit_all(browsers, size, rate, seconds)
    return [*_figures(visits), _told("all pages", visits)]


def _figures(visits: list[Visit]) -> Iterator[Json]:
    by_page: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        by_page[visit.page].append(visit)
    for page in PAGES:
        if by_page[page.name]:
            yield _told(page.name, by_page[page.name])


def _told(name: str, visits: list[Visit]) -> Json:
    took = [visit.seconds * _MS for visit in visits]
    return {
        "page": name,
        "visits": len(visits),
        "median_ms": round(median(took), 1),
        "p95_ms": round(quantiles(took, n=20)[-1] if len(took) > 1 else took[0], 1),
        "failed": sum(visit.status >= http.HTTPStatus.BAD_REQUEST for visit in visits),
    }


def _visit_all(browsers: dict[str, str], size: int, rate: int, seconds: int) -> list[Visit]:
    """Visit pages at a rate: each at its time, by whoever is free."""
    chance = Random(size)
    pages = chance.choices(PAGES, [page.share for page in PAGES], k=rate * seconds)
    plan = [(number / rate, page, page.address(chance, size)) for number, page in enumerate(pages)]
    waiting, lock, made = iter(plan), threading.Lock(), list[Visit]()
    began = time.perf_counter()

    def browse() -> None:
        connection = http.client.HTTPConnection(_HOST, _PORT, timeout=_PATIENCE)
        while True:
            with lock:
                visit = next(waiting, None)
            if visit is None:
                connection.close()
                return
            at, page, address = visit
            time.sleep(max(0.0, began + at - time.perf_counter()))
            made.append(_visit(connection, page, address, browsers[page.role]))

    threads = [threading.Thread(target=browse) for _ in range(_BROWSERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made


def _visit(connection: http.client.HTTPConnection, page: Page, address: str, cookie: str) -> Visit:
    began = time.perf_counter()
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    return Visit(page.name, answer.status, time.perf_counter() - began)


def _typo(chance: Random) -> str:
    """A name with one letter left out."""
    name = chance.choice(_NAMES)
    place = chance.randrange(1, len(name))
    return quote(name[:place] + name[place + 1 :])


def _signed_in(role: str) -> str:
    """The cookies of somebody who has signed in with password and code."""
    email = f"{role.replace('_', '.')}@demo.example"
    cookies: SimpleCookie = SimpleCookie()
    _post(cookies, "/sign-in/", {"login": email, "password": PASSWORD})
    _post(cookies, "/sign-in/code/", {"code": code_at(time.time())})
    return _said(cookies)


def _post(cookies: SimpleCookie, address: str, form: dict[str, str]) -> None:
    """Send a page's form as a browser does."""
    shown = _ask(cookies, "GET", address)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)
    assert token is not None, f"{address} shows a form"
    _ask(cookies, "POST", address, urlencode({**form, "csrfmiddlewaretoken": token[1]}))


def _ask(cookies: SimpleCookie, method: str, address: str, body: str | None = None) -> str:
    connection = http.client.HTTPConnection(_HOST, _PORT, timeout=_PATIENCE)
    headers = {"Cookie": _said(cookies), "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, address, body, headers)
    answer = connection.getresponse()
    for header in answer.headers.get_all("Set-Cookie", []):
        cookies.load(header)
    text = answer.read().decode()
    connection.close()
    return text


def _said(cookies: SimpleCookie) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())


@contextmanager
def _server(url: str, on: date) -> Iterator[None]:
    """The desk's server on a database, in processes of its own."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "INKASSO_DESK_DATABASE_URL": url,
        "INKASSO_FACE_URL": url,
    }
    command = [sys.executable, "-c", _PROGRAM, "serve", "--port", str(_PORT), "--date", str(on)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for_server(process)
            yield
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _wait_for_server(process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            _ask(SimpleCookie(), "GET", "/alive/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise OSError(f"the desk's server did not answer on port {_PORT}")
