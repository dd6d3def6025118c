"""Signing in: a password alone never suffices, doors shut, sessions end."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from builders import START
from desk.agency_at_work import (
    Agency,
    code,
    email_of,
    forget_attempts,
    newly_signed_in,
    password_given,
    signed_in,
)
from inkasso.base.moment import Moment
from inkasso.demo.staff import PASSWORD, SECRET
from inkasso.desk.middleware import accounts as accounts_middleware
from inkasso.gate.acting import acting
from inkasso.staff.invitations import invitation_path
from inkasso.staff.models import Account, Session
from inkasso.staff.services import NewAccount, end_account, end_grant, grant, invite

MOMENT = Moment(on=START, by="tester")


def new_account(email: str, role: str | None = None) -> Account:
    with acting("accounts", actor="tester", reason="a test"):
        account = invite(NewAccount(email=email, name=f"Uusi {email}"), MOMENT)
        account.set_password(PASSWORD)
        account.save()
        if role:
            grant(account, role, MOMENT)
    return account


def test_password_and_code_open_the_desk(agency: Agency) -> None:
    answer = signed_in("collector").get("/")
    assert answer.status_code == 200
    assert "Aino Perijä" in answer.content.decode()


def test_a_password_alone_opens_nothing(agency: Agency) -> None:
    forget_attempts()
    browser, answer = password_given("collector")
    assert answer.headers["Location"].endswith("/sign-in/code/")
    assert browser.get("/").status_code == 302
    assert browser.get(f"/cases/{agency.case}/").status_code == 302


@pytest.mark.parametrize("wrong", ["000000", "", "ÄÄÄÄÄÄ", "1" * 500])
def test_a_wrong_code_opens_nothing(agency: Agency, wrong: str) -> None:
    forget_attempts()
    browser, _ = password_given("collector")
    assert browser.post("/sign-in/code/", {"code": wrong}).status_code == 200
    assert browser.get("/").status_code == 302


def test_a_code_works_once(agency: Agency) -> None:
    newly_signed_in("officer")
    browser, _ = password_given("officer")
    assert browser.post("/sign-in/code/", {"code": code()}).status_code == 200
    assert browser.get("/").status_code == 302


def test_whoever_is_unknown_and_whoever_errs_are_told_the_same(agency: Agency) -> None:
    forget_attempts()
    _, wrong = password_given("collector", "not the password")
    unknown = Client().post("/sign-in/", {"login": "nobody@x.example", "password": "whatever"})

    def told(answer: object) -> str:
        page = answer.content.decode()  # type: ignore[attr-defined]
        return page.split('role="alert">')[1].split("</div>")[0]

    assert told(wrong) == told(unknown)


def test_the_door_shuts_after_five_wrong_passwords_also_for_the_right_one(agency: Agency) -> None:
    forget_attempts()
    for _ in range(5):
        password_given("client_manager", "wrong")
    browser, answer = password_given("client_manager")
    assert answer.status_code == 200
    assert browser.get("/").status_code == 302
    forget_attempts()
    _, answer = password_given("client_manager")
    assert answer.status_code == 302


def test_secrets_are_not_kept_in_the_clear(agency: Agency) -> None:
    with acting("accounts", actor="tester", reason="a test"):
        kept = str(list(Authenticator.objects.values_list("data", flat=True)))
        passwords = list(Account.objects.values_list("password", flat=True))
    assert SECRET not in kept
    assert all(one.startswith(("argon2$argon2id", "!")) for one in passwords)


class TestFirstTime:
    def test_a_second_factor_is_set_up_before_anything_else(self, agency: Agency) -> None:
        forget_attempts()
        new_account("first@demo.example", "collector")
        browser = Client()
        browser.post("/sign-in/", {"login": "first@demo.example", "password": PASSWORD})
        for path in ("/", f"/cases/{agency.case}/", "/account/password/", "/search/?q=a"):
            assert browser.get(path).headers["Location"] == "/account/second-factor/app/", path
        assert browser.get("/account/second-factor/app/").status_code == 200

    def test_an_invitation_becomes_a_password_once(self, agency: Agency) -> None:
        with acting("accounts", actor="tester", reason="a test"):
            invited = invite(NewAccount(email="i@demo.example", name="Ida Berg"), MOMENT)
            path = invitation_path(invited)
        browser = Client()
        assert "Ida Berg" in browser.get(path).content.decode()
        short = {"new_password1": "short", "new_password2": "short"}
        assert browser.post(path, short).status_code == 200
        good = {
            "new_password1": "kolme harmaata varpusta",
            "new_password2": "kolme harmaata varpusta",
        }
        assert browser.post(path, good).status_code == 302
        assert browser.get(path).status_code == 404
        assert browser.post(path, good).status_code == 404

    def test_nobody_opens_an_account_for_themselves(self, agency: Agency) -> None:
        for path in ("/closed/account_signup/", "/closed/account_reset_password/"):
            assert Client().get(path).status_code == 404
            assert Client().post(path, {"email": "x@x.example"}).status_code in (404, 405)


class TestEnd:
    @pytest.mark.parametrize("seconds", [30 * 60 + 1, 10 * 3600 + 1])
    def test_a_session_left_alone_is_over(
        self, agency: Agency, seconds: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = newly_signed_in("collector")
        browser.get("/")
        now = accounts_middleware.seconds()
        monkeypatch.setattr(accounts_middleware, "seconds", lambda: now + seconds)
        answer = browser.get("/")
        assert answer.headers["Location"] == "/sign-in/?ended"
        assert browser.get("/").status_code == 302

    def test_a_session_in_use_goes_on_until_the_day_is_over(
        self, agency: Agency, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = newly_signed_in("collector")
        browser.get("/")
        now = accounts_middleware.seconds()
        for minutes in range(25, 600, 25):
            at = now + minutes * 60
            monkeypatch.setattr(accounts_middleware, "seconds", lambda at=at: at)
            assert browser.get("/").status_code == 200, minutes
        monkeypatch.setattr(accounts_middleware, "seconds", lambda: now + 601 * 60)
        assert browser.get("/").status_code == 302

    def test_signing_out_ends_the_session_and_a_look_does_not(self, agency: Agency) -> None:
        browser = newly_signed_in("collector")
        browser.get("/sign-out/")
        assert browser.get("/").status_code == 200
        browser.post("/sign-out/")
        assert browser.get("/").status_code == 302

    def test_a_stolen_session_of_a_closed_account_is_worth_nothing(self, agency: Agency) -> None:
        account = new_account("leaves@demo.example", "collector")
        browser = Client()
        with acting("accounts", actor="tester", reason="a test"):
            browser.force_login(account)
            assert Session.objects.filter(account=account).exists()
            end_account(account, MOMENT)
            assert not Session.objects.filter(account=account).exists()
        assert browser.get("/").status_code == 302

    def test_a_role_taken_away_is_gone_at_once(self, agency: Agency) -> None:
        browser = newly_signed_in("customer_service")
        assert browser.get(f"/cases/{agency.case}/").status_code == 200
        with acting("accounts", actor="tester", reason="a test"):
            account = Account.objects.get(email=email_of("customer_service"))
            end_grant(account, "customer_service", MOMENT)
        assert browser.get(f"/cases/{agency.case}/").status_code == 302
        with acting("accounts", actor="tester", reason="a test"):
            grant(account, "customer_service", MOMENT)


class TestBrowser:
    def test_what_browsers_are_told(self, agency: Agency) -> None:
        answer = signed_in("collector").get("/")
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    def test_cookies_are_not_for_scripts(self, agency: Agency) -> None:
        browser = newly_signed_in("collector")
        kept = browser.cookies["inkasso_session"]
        assert kept["httponly"]
        assert kept["samesite"] == "Lax"
        assert not kept["expires"]

    @pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example", "javascript:1"])
    def test_nobody_is_led_away(self, agency: Agency, back: str) -> None:
        browser = signed_in("collector")
        answer = browser.post("/language/", {"language": "fi", "back": back})
        assert answer.headers["Location"] == "/"
        forget_attempts()
        first = Client()
        first.post(f"/sign-in/?next={back}", {"login": email_of("collector"), "password": PASSWORD})
        after = first.post("/sign-in/code/", {"code": code()})
        assert "evil" not in after.headers.get("Location", "")

    @pytest.mark.parametrize("language", ["fi", "sv", "en"])
    def test_the_language_stays_with_the_account(self, agency: Agency, language: str) -> None:
        browser = signed_in("payment_handler")
        browser.post("/language/", {"language": language, "back": "/suspense/"})
        assert f'<html lang="{language}"' in browser.get("/").content.decode()
        browser.post("/language/", {"language": "kl"})
        assert f'<html lang="{language}"' in browser.get("/").content.decode()
