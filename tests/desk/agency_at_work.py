"""People of the test agency at the desk: signed in with password and code, as browsers do it."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from inkasso.demo.staff import PASSWORD, SECRET
from inkasso.gate.acting import acting

HOSTILE = "<script>alert('1')</script> {{ 7|add:'1' }} {% x %} öttY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """What the agency has."""

    #: How the desk logs in to its database.
    url: str
    #: How its owner does, who makes cases for tests.
    owner: str
    #: A case with one debtor, one with a co-debtor too, and one of a debtor with a hostile name.
    case: int
    shared: int
    hostile: int
    #: A letter of the first case.
    letter: int
    #: A contact of the shared case that was not allowed when it was made, and a note.
    contact: int
    note: int
    #: An open request of its debtor, and a breach.
    request: int
    breach: int


def code() -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def email_of(role: str) -> str:
    return f"{role.replace('_', '.')}@demo.example"


def forget_attempts() -> None:
    """As if a quarter of an hour had passed: codes may be used again, doors are open."""
    with acting("accounts", actor="tester", reason="tests sign in often"):
        cache.clear()


def gathered() -> None:
    """When whatever is gathered beside the pages has been."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(30)


def password_given(role: str, password: str = PASSWORD) -> tuple[Client, HttpResponse]:
    """A browser after its first step."""
    browser = Client(raise_request_exception=False)
    answer = browser.post("/sign-in/", {"login": email_of(role), "password": password})
    return browser, answer


#: Cookies of browsers in which somebody with a role has signed in, by the database they did it in.
_known: dict[tuple[str, str], str] = {}


def signed_in(role: str) -> Client:
    """A browser in which somebody with a role has signed in, some time ago."""
    place = (str(connection.settings_dict["NAME"]), role)
    browser = Client(raise_request_exception=False)
    if place in _known:
        browser.cookies["inkasso_session"] = _known[place]
        if browser.get("/").status_code == 200:
            return browser
    browser = newly_signed_in(role)
    _known[place] = browser.cookies["inkasso_session"].value
    return browser


def newly_signed_in(role: str) -> Client:
    """A browser in which somebody with a role signs in now."""
    forget_attempts()
    browser, _ = password_given(role)
    answer = browser.post("/sign-in/code/", {"code": code()})
    assert answer.status_code == 302, answer.content.decode()
    return browser
