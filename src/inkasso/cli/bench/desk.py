"""How long the desk's pages take with a grown agency behind them, at a steady load.

The server is the real one, granian in processes of its own on a scratch database. Visits come at
their times whether or not the ones before are answered, as people do. Two times are told of each:
the server's own, within the application (`Server-Timing`, which it tells only to this bench), and
that of the whole answer from the moment that it was due, with all that it waited for.
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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from http.cookies import SimpleCookie
from random import Random
from statistics import median, quantiles
from urllib.parse import quote, urlencode

from django.db import connection

from inkasso.cli.bench.pages import PAGES, Page
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
#: The database that stays where `--keep` asks for one.
_KEPT = "inkasso_bench_desk"
_MS = 1000
#: Seconds of visits before those that count.
_WARM = 20


@dataclass(frozen=True, slots=True)
class Load:
    """How many visits a second, and for how long."""

    rate: int
    seconds: int


@dataclass(slots=True)
class Visit:
    """One visit, answered."""

    page: str
    status: int
    #: Seconds from the moment that it was due to the end of the answer.
    whole: float
    #: Seconds within the application; None where it did not tell.
    server: float | None


def measure_in_scratch(
    workspace: Workspace, size: int, on: date, *, load: Load, keep: bool
) -> list[Json]:
    """The same on a scratch database that is made for it, with figures counted and accounts.

    One that is kept stays for the next time with the same size and day.
    """
    if not keep:
        with workspace.scratch_database():
            _prepare(workspace, size, on)
            _count(workspace, on)
            return measure(size, on, url=_desk_url(), load=load)
    holding = f"{size} cases on {on}"
    with workspace.kept_database(_KEPT, holding) as there:
        if not there:
            _prepare(workspace, size, on)
    with workspace.kept_database(_KEPT, holding):
        _count(workspace, on)
        return measure(size, on, url=_desk_url(), load=load)


def _prepare(workspace: Workspace, size: int, on: date) -> None:
    """An agency with so many cases, and accounts of every role."""
    with workspace.as_owner(), progress("Making cases", size) as advance:
        populate(size, on, advance)
    with acting(ACCOUNTS, actor=workspace.actor, reason="bench"):
        open_accounts(on, workspace.actor)


def _count(workspace: Workspace, on: date) -> None:
    """Figures counted by the program as it is now, which may ask others than it once did."""
    with acting("collection", actor=workspace.actor, reason="bench"):
        for _ in count_figures(on):
            pass


def _desk_url() -> str:
    """How the desk logs in to the database that is worked on."""
    now, login = connection.settings_dict, face_login("desk")
    query = urlencode({"host": now["HOST"], "port": now["PORT"]})
    return (
        f"postgresql://{quote(login)}:{quote(face_password(login))}@/{quote(now['NAME'])}?{query}"
    )


def measure(size: int, on: date, *, url: str, load: Load) -> list[Json]:
    """Milliseconds a page under a load; `url` is the desk's login."""
    with _server(url, on):
        browsers = {role: _signed_in(role) for role in {page.role for page in PAGES}}
        # Templates and plans are ready then, and what each process keeps has been gathered.
        _visit_all(browsers, size, Load(load.rate, _WARM))
        visits = _visit_all(browsers, size, load)
    return [*_figures(visits), _told("all pages", visits)]


def _figures(visits: list[Visit]) -> Iterator[Json]:
    by_page: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        by_page[visit.page].append(visit)
    for name in dict.fromkeys(page.name for page in PAGES):
        if by_page[name]:
            yield _told(name, by_page[name])


def _told(name: str, visits: list[Visit]) -> Json:
    server = [visit.server for visit in visits if visit.server is not None]
    return {
        "page": name,
        "visits": len(visits),
        **_spread("", server),
        **_spread("whole_", [visit.whole for visit in visits]),
        "failed": sum(visit.status >= http.HTTPStatus.BAD_REQUEST for visit in visits),
    }


def _spread(what: str, seconds: Sequence[float]) -> Json:
    took = [one * _MS for one in seconds] or [0.0]
    return {
        f"{what}median_ms": round(median(took), 1),
        f"{what}p95_ms": round(quantiles(took, n=20)[-1] if len(took) > 1 else took[0], 1),
    }


def _visit_all(browsers: dict[str, str], size: int, load: Load) -> list[Visit]:
    """Visit pages at a rate: each at its time, by whoever is free."""
    chance = Random(size)
    pages = chance.choices(PAGES, [page.share for page in PAGES], k=load.rate * load.seconds)
    plan = [
        (number / load.rate, page, page.address(chance, size)) for number, page in enumerate(pages)
    ]
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
            made.append(_visit(connection, page, address, browsers[page.role], due=began + at))

    threads = [threading.Thread(target=browse) for _ in range(_BROWSERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made


def _visit(
    connection: http.client.HTTPConnection, page: Page, address: str, cookie: str, *, due: float
) -> Visit:
    """Look at a page, or fill in and send its form: then the sending is what is timed."""
    status, told, text = _get(connection, address, cookie)
    if page.form is not None:
        form = {**_hidden(text), **page.form}
        due = time.perf_counter()
        status, told, text = _get(connection, address, cookie, form)
    return Visit(page.name, status, time.perf_counter() - due, told)


def _get(
    connection: http.client.HTTPConnection,
    address: str,
    cookie: str,
    form: Mapping[str, str] | None = None,
) -> tuple[int, float | None, str]:
    """Status, the server's own seconds, and the page."""
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    method = "GET" if form is None else "POST"
    connection.request(method, address, urlencode(form) if form else None, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    took = re.search(r"dur=([0-9.]+)", answer.headers.get("Server-Timing", ""))
    return answer.status, float(took[1]) / _MS if took else None, text


def _hidden(page: str) -> dict[str, str]:
    """What the form in the page sends besides what is filled in."""
    form = page[page.index("<main") :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


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
        "INKASSO_DESK_TIMING": "1",
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
