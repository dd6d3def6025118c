"""A demo that a server of its own has open, and its people signed in: what the tour goes through.

`INKASSO_TESTS_DEMO=http://localhost:8000` names one that is open already; making one takes a
minute. The tour changes nothing in it but its people's language.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from subprocess import DEVNULL
from urllib.parse import urlencode, urljoin, urlsplit

from free_port import free_port
from inkasso.demo.staff import COLLEAGUES, PASSWORD, code_at

#: The last day that the demo plays, and the day after it: somebody comes to work.
DAY = "2026-04-11"
#: Seconds that a server may take to open, and a minute's demo on a busy machine.
_OPENS, _PLAYS = 60, 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a page is answered with, wherever it led."""

    status: int
    path: str
    kind: str
    text: str


class Visitor:
    """Somebody with a browser's cookies and no browser."""

    def __init__(self, at: str) -> None:
        self.at = at
        self.cookies = CookieJar()
        keeps = urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(keeps)

    def get(self, path: str, said: dict[str, str] | None = None) -> Answer:
        """Open a page, or send it a form."""
        data = urlencode(said).encode() if said else None
        try:
            answer = self._opener.open(urljoin(self.at, path), data)
        except urllib.error.HTTPError as refused:
            with refused:
                return _answer(refused.status or 0, path, refused.headers, refused.read())
        with answer:
            return _answer(answer.status, _path(answer.url), answer.headers, answer.read())

    def send(self, path: str, said: dict[str, str]) -> Answer:
        """Send the form of a page, with the mark that the page gave."""
        page = self.get(path)
        mark = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert mark is not None, f"no form at {path}: {page.status}"
        return self.get(page.path, {**said, "csrfmiddlewaretoken": mark.group(1)})

    @property
    def session(self) -> str:
        """The cookie of the session, for a browser to go on with."""
        return next(one.value or "" for one in self.cookies if one.name == "inkasso_session")


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that is open."""

    at: str
    #: Who has signed in, by role.
    people: dict[str, Visitor] = field(default_factory=dict)


@contextmanager
def served_demo(home: Path) -> Iterator[Desk]:
    """The demo open in a server, with everybody signed in."""
    if at := os.environ.get("INKASSO_TESTS_DEMO"):
        yield Desk(at, {one.role: signed_in(at, one.email) for one in COLLEAGUES})
        return
    surroundings = _surroundings(home)
    command = str(Path(sys.executable).with_name("inkasso"))
    subprocess.run([command, "demo"], env=surroundings, check=True, timeout=_PLAYS, stdout=DEVNULL)
    port = free_port()
    serve = [command, "serve", "--date", DAY, "--port", str(port)]
    server = subprocess.Popen(serve, env=surroundings, stdout=DEVNULL, stderr=DEVNULL)
    worker = subprocess.Popen([command, "work"], env=surroundings, stdout=DEVNULL, stderr=DEVNULL)
    try:
        at = f"http://localhost:{port}"
        _wait_for(at)
        yield Desk(at, {one.role: signed_in(at, one.email) for one in COLLEAGUES})
    finally:
        for one in (worker, server):
            one.terminate()
            one.wait(timeout=_OPENS)


def signed_in(at: str, email: str) -> Visitor:
    """Somebody who has given password and code."""
    visitor = Visitor(at)
    visitor.send("/sign-in/", {"login": email, "password": PASSWORD})
    for _ in range(3):
        if visitor.send("/sign-in/code/", {"code": code_at(time.time())}).path == "/":
            return visitor
        time.sleep(15)  # a code counts once: another browser has had this one
    raise AssertionError(f"{email} cannot sign in")


def _surroundings(home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return {**kept, "INKASSO_HOME": str(home), "INKASSO_DESK_DEMO": "1"}


def _wait_for(at: str) -> None:
    for _ in range(_OPENS * 5):
        try:
            with urllib.request.urlopen(f"{at}/alive/"):
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError("the server does not open")


def _answer(status: int, path: str, headers: Message, body: bytes) -> Answer:
    kind = headers.get_content_type()
    text = body.decode() if kind == "text/html" else ""
    return Answer(status=status, path=path, kind=kind, text=text)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def links_of(page: Answer) -> list[str]:
    """Where a page leads within the desk: its links, and its searches with what stands in them."""
    return _inside(page, re.findall(r'<a [^>]*?href="([^"]*)"', page.text))


def forms_of(page: Answer) -> list[str]:
    """Where the forms of a page are sent, within the desk."""
    return _inside(page, re.findall(r'<(?:form|button) [^>]*?action="([^"]*)"', page.text))


def _inside(page: Answer, targets: list[str]) -> list[str]:
    """Those of the addresses on a page that are the desk's own."""
    found = [urljoin(page.path, unescape(one)) for one in targets if not one.startswith("#")]
    return [_path(one) for one in found if urlsplit(one).netloc == "" and one.startswith("/")]
