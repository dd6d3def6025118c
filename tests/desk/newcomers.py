"""People who come new to the test agency, and the forms that they fill in."""

from __future__ import annotations

import re
from itertools import count

from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpResponse
from django.test import Client

from builders import START
from desk.agency_at_work import code, forget_attempts
from inkasso.base.moment import Moment
from inkasso.demo.staff import PASSWORD, SECRET
from inkasso.gate.acting import acting
from inkasso.staff.models import Account
from inkasso.staff.services import NewAccount, grant, invite

BOSS = Moment(on=START, by="tester")
_numbers = count(1)


def newcomer(role: str | None = None) -> Account:
    """Somebody new, with a password and a second factor."""
    number = next(_numbers)
    with acting("accounts", actor="tester", reason="a test"):
        named = NewAccount(email=f"new{number}@demo.example", name=f"Uusi Ihminen{number}")
        account = invite(named, BOSS)
        account.set_password(PASSWORD)
        account.save()
        TOTP.activate(account, SECRET)
        if role:
            grant(account, role, BOSS)
    return account


def password_of(account: Account, password: str = PASSWORD) -> Client:
    """A browser after the first step of signing in."""
    browser = Client(raise_request_exception=False)
    browser.post("/sign-in/", {"login": account.email, "password": password})
    return browser


def browser_of(account: Account, password: str = PASSWORD) -> Client:
    """A browser in which somebody has signed in."""
    forget_attempts()
    browser = password_of(account, password)
    answer = browser.post("/sign-in/code/", {"code": code()})
    assert answer.status_code == 302, answer.content.decode()
    return browser


def send(browser: Client, path: str, **said: object) -> HttpResponse:
    """Fill in the form that a page shows, and send it."""
    page = browser.get(path)
    assert page.status_code == 200, page.status_code
    hidden = re.findall(r'name="(once|seen)" value="([^"]*)"', page.content.decode())
    return browser.post(path, {**dict(hidden), **said})
