"""One's own password, codes and recovery codes; the door that shuts."""

from __future__ import annotations

import re

from django.test import Client

from desk.agency_at_work import Agency, code, forget_attempts
from desk.newcomers import browser_of, newcomer, password_of
from inkasso.demo.staff import PASSWORD

NEW = "kolme harmaata varpusta"


def sure(browser: Client, path: str) -> None:
    """A change of a second factor asks for the password once more."""
    answer = browser.get(path)
    assert "/account/sure/" in answer.headers["Location"], answer.status_code
    assert browser.post(answer.headers["Location"], {"password": PASSWORD}).status_code == 302


def recovery_codes(browser: Client) -> list[str]:
    sure(browser, "/account/second-factor/codes/new/")
    assert browser.post("/account/second-factor/codes/new/").status_code == 302
    page = browser.get("/account/second-factor/codes/").content.decode()
    return re.findall(r"<li><code>([^<]+)</code>", page)


def test_a_recovery_code_opens_once(agency: Agency) -> None:
    account = newcomer("collector")
    first, second, *_ = recovery_codes(browser_of(account))
    for recovery, opens in ((first, 302), (first, 200), (second, 302)):
        forget_attempts()
        browser = password_of(account)
        assert browser.post("/sign-in/code/", {"code": recovery}).status_code == opens


def test_new_recovery_codes_end_the_old_ones(agency: Agency) -> None:
    account = newcomer("collector")
    browser = browser_of(account)
    old = recovery_codes(browser)
    assert len(old) == 10
    browser.post("/account/second-factor/codes/new/")
    forget_attempts()
    assert password_of(account).post("/sign-in/code/", {"code": old[0]}).status_code == 200


def test_another_password_signs_other_browsers_out(agency: Agency) -> None:
    account = newcomer("collector")
    here, there = browser_of(account), browser_of(account)
    said = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    assert here.post("/account/password/", said).status_code == 200
    assert here.post("/account/password/", {**said, "oldpassword": PASSWORD}).status_code == 302
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302
    forget_attempts()
    assert password_of(account).post("/sign-in/code/", {"code": code()}).status_code == 302
    assert browser_of(account, NEW).get("/").status_code == 200


def test_a_weak_password_is_not_taken(agency: Agency) -> None:
    account = newcomer("collector")
    browser = browser_of(account)
    for weak in ("short", "password1234", account.email):
        said = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        assert browser.post("/account/password/", said).status_code == 200, weak


def test_the_door_shuts_after_five_wrong_codes_also_for_the_right_one(agency: Agency) -> None:
    account = newcomer("collector")
    forget_attempts()
    browser = password_of(account)
    for _ in range(5):
        browser.post("/sign-in/code/", {"code": "000000"})
    assert browser.post("/sign-in/code/", {"code": code()}).status_code == 200
    assert browser.get("/").status_code == 302
    assert browser_of(account).get("/").status_code == 200


def test_the_last_second_factor_stays(agency: Agency) -> None:
    browser = browser_of(newcomer("collector"))
    answer = browser.post("/account/second-factor/passkey/1/remove/")
    assert answer.status_code == 409
    assert "last_factor" in answer.content.decode()


def test_a_forged_passkey_opens_nothing(agency: Agency) -> None:
    for forged in ("", "{}", "null", '{"response": {"userHandle": "MQ"}}', "[" * 999, "\x00"):
        browser = Client(raise_request_exception=False)
        assert browser.post("/sign-in/passkey/", {"credential": forged}).status_code in (302, 200)
        assert browser.get("/").status_code == 302, forged
