"""Accounts at the desk: power is given by two, doors are shut by one, reviews are signed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from builders import START
from desk.agency_at_work import HOSTILE, Agency, newly_signed_in, signed_in
from desk.newcomers import BOSS, newcomer, send
from inkasso.gate.acting import acting
from inkasso.staff.approvals import ask, asked_by
from inkasso.staff.models import AccessReview, Account, Approval, Session
from inkasso.staff.reviewing import EVERY_DAYS, due
from inkasso.staff.services import end_account, roles_of
from inkasso.staff.sessions import handle_of

WHY = "the team grew by one"


def as_accounts():  # type: ignore[no-untyped-def]
    return acting("accounts", actor="tester", reason="a test")


def roles(account: Account) -> tuple[str, ...]:
    with as_accounts():
        account.refresh_from_db()
        return roles_of(account, START)


def newest() -> Approval:
    with as_accounts():
        found = Approval.objects.order_by("-id").first()
    assert found is not None
    return found


def ask_for(account: Account, role: str = "collector", **more: object) -> Approval:
    answer = send(
        signed_in("administrator"), f"/accounts/{account.id}/role/", role=role, why=WHY, **more
    )
    assert answer.status_code == 303, answer.content.decode()
    return newest()


class TestGivingPower:
    def test_a_role_is_asked_for_by_one_and_given_by_another(self, agency: Agency) -> None:
        account = newcomer()
        request = ask_for(account)
        assert roles(account) == ()
        shown = signed_in("manager").get(f"/approvals/{request.id}/").content.decode()
        assert account.name in shown
        assert WHY in shown
        answer = send(
            signed_in("manager"),
            f"/approvals/{request.id}/",
            decision="approved",
            decision_reason="",
        )
        assert answer.status_code == 303
        assert roles(account) == ("collector",)
        assert (
            "hyväksytty" in signed_in("manager").get(f"/approvals/{request.id}/").content.decode()
        )

    def test_whoever_asked_cannot_approve(self, agency: Agency) -> None:
        account = newcomer()
        request = ask_for(account)
        page = signed_in("administrator").get(f"/approvals/{request.id}/").content.decode()
        assert 'value="approved"' not in page
        answer = send(signed_in("administrator"), f"/approvals/{request.id}/", decision="approved")
        assert answer.status_code == 409
        assert roles(account) == ()
        answer = send(signed_in("administrator"), f"/approvals/{request.id}/", decision="withdrawn")
        assert answer.status_code == 303
        assert newest().decision == "withdrawn"

    def test_nobody_approves_their_own_rights(self, agency: Agency) -> None:
        with as_accounts():
            manager = Account.objects.get(email="manager@demo.example")
        request = ask_for(manager, "administrator")
        answer = send(signed_in("manager"), f"/approvals/{request.id}/", decision="approved")
        assert answer.status_code == 409
        assert roles(manager) == ("manager",)

    @pytest.mark.parametrize("role", ["collector", "officer", "client_manager", "payment_handler"])
    def test_others_neither_see_nor_decide(self, agency: Agency, role: str) -> None:
        request = ask_for(newcomer())
        browser = signed_in(role)
        assert browser.get(f"/approvals/{request.id}/").status_code == 403
        said = {"decision": "approved"}
        assert browser.post(f"/approvals/{request.id}/", said).status_code == 403
        assert WHY not in browser.get("/approvals/").content.decode()
        assert newest().decision == ""

    def test_a_double_click_approves_once_and_an_old_page_is_told(self, agency: Agency) -> None:
        account = newcomer()
        request = ask_for(account)
        path = f"/approvals/{request.id}/"
        browser = signed_in("manager")
        old = browser.get(path).content.decode()
        hidden = dict(re.findall(r'name="(once|seen)" value="([^"]*)"', old))
        said = {**hidden, "decision": "approved"}
        assert browser.post(path, said).status_code == 303
        assert browser.post(path, said).status_code == 303
        stale = {**said, "once": "00000000-0000-4000-8000-000000000001", "decision": "rejected"}
        assert browser.post(path, stale).status_code == 409
        assert newest().decision == "approved"

    def test_a_refusal_is_reasoned(self, agency: Agency) -> None:
        request = ask_for(newcomer())
        path = f"/approvals/{request.id}/"
        assert send(signed_in("manager"), path, decision="rejected").status_code == 409
        said = {"decision": "rejected", "decision_reason": HOSTILE}
        assert send(signed_in("manager"), path, **said).status_code == 303
        seen = signed_in("administrator").get(path).content.decode()
        assert "<script>alert" not in seen
        assert "&lt;script&gt;alert" in seen

    def test_a_time_limited_role_holds_through_its_last_day(self, agency: Agency) -> None:
        account = newcomer()
        last = START + timedelta(days=3)
        request = ask_for(account, role_until=last.isoformat())
        send(signed_in("manager"), f"/approvals/{request.id}/", decision="approved")
        with as_accounts():
            held = [roles_of(account, last + timedelta(days=days)) for days in (0, 1)]
        assert held == [("collector",), ()]

    def test_what_cannot_be_given_is_not_asked_for(self, agency: Agency) -> None:
        account = newcomer("collector")
        path = f"/accounts/{account.id}/role/"
        browser = signed_in("administrator")
        assert send(browser, path, role="collector", why=WHY).status_code == 409
        passed = (START - timedelta(days=1)).isoformat()
        answer = send(browser, path, role="officer", why=WHY, role_until=passed)
        assert answer.status_code == 409
        assert send(browser, path, role="emperor", why=WHY).status_code == 422

    def test_facts_of_yesterday_are_refused_by_what_they_do(self, agency: Agency) -> None:
        account = newcomer()
        request = ask_for(account)
        with as_accounts():
            end_account(account, BOSS)
        answer = send(signed_in("manager"), f"/approvals/{request.id}/", decision="approved")
        assert answer.status_code == 409
        assert newest().decision == ""


class TestTakingAway:
    def test_an_ordinary_role_ends_at_once_and_signs_out(self, agency: Agency) -> None:
        account = newcomer("collector")
        answer = send(
            signed_in("administrator"), f"/accounts/{account.id}/role/collector/end/", why=WHY
        )
        assert answer.status_code == 303
        assert roles(account) == ()

    def test_a_manager_goes_by_two(self, agency: Agency) -> None:
        account = newcomer("manager")
        send(signed_in("administrator"), f"/accounts/{account.id}/close/", why=WHY)
        assert roles(account) == ("manager",)
        send(signed_in("manager"), f"/approvals/{newest().id}/", decision="approved")
        assert roles(account) == ()

    def test_the_last_administrator_stays(self, agency: Agency) -> None:
        with as_accounts():
            last = Account.objects.get(email="administrator@demo.example")
        path = f"/accounts/{last.id}/role/administrator/end/"
        assert send(signed_in("administrator"), path, why=WHY).status_code == 409
        assert roles(last) == ("administrator",)


class TestOpening:
    def test_an_account_is_opened_with_an_invitation_and_no_rights(self, agency: Agency) -> None:
        browser = signed_in("administrator")
        said = {
            "whole_name": "Öjvind Uusi",
            "sign_in_email": "Ojvind@demo.example",
            "desk_language": "sv",
        }
        answer = send(browser, "/accounts/new/", **said)
        assert answer.status_code == 303
        page = browser.get(answer.headers["Location"]).content.decode()
        assert "Öjvind Uusi" in page
        invitation = browser.get(answer.headers["Location"] + "invitation/").content.decode()
        path = re.search(r"http://testserver(/invitation/[^<]+)", invitation)
        assert path is not None
        assert Client().get(path.group(1)).status_code == 200
        assert send(browser, "/accounts/new/", **said).status_code == 409
        one_name = {**said, "whole_name": "Öjvind", "sign_in_email": "o2@demo.example"}
        assert send(browser, "/accounts/new/", **one_name).status_code == 409

    def test_no_invitation_takes_over_an_account_in_use(self, agency: Agency) -> None:
        account = newcomer("collector")
        path = f"/accounts/{account.id}/invitation/"
        assert signed_in("administrator").get(path).status_code == 409


class TestLostFactor:
    def test_two_reset_it_and_the_holder_begins_anew(self, agency: Agency) -> None:
        account = newcomer("collector")
        send(signed_in("administrator"), f"/accounts/{account.id}/reset/", why="phone in the sea")
        send(signed_in("manager"), f"/approvals/{newest().id}/", decision="approved")
        with as_accounts():
            account.refresh_from_db()
            assert not Authenticator.objects.filter(user_id=account.id).exists()
        assert not account.has_usable_password()
        assert roles(account) == ("collector",)
        shown = signed_in("administrator").get(f"/accounts/{account.id}/invitation/")
        path = re.search(r"testserver(/invitation/[^<]+)", shown.content.decode())
        assert path is not None
        chosen = "kolme harmaata varpusta"
        browser = Client()
        browser.post(path.group(1), {"new_password1": chosen, "new_password2": chosen})
        browser.post("/sign-in/", {"login": account.email, "password": chosen})
        assert browser.get("/").headers["Location"] == "/account/second-factor/app/"


class TestSessions:
    def test_one_ends_ones_other_browser_and_keeps_this_one(self, agency: Agency) -> None:
        here, there = newly_signed_in("client_manager"), newly_signed_in("client_manager")
        there.get("/")
        page = here.get("/account/sessions/").content.decode()
        assert here.cookies["inkasso_session"].value not in page
        ends = re.findall(r"/account/sessions/([0-9a-f]{16})/end/", page)
        key = there.cookies["inkasso_session"].value
        assert handle_of(key) in ends
        assert here.post(f"/account/sessions/{handle_of(key)}/end/").status_code == 303
        assert there.get("/").status_code == 302
        assert here.get("/").status_code == 200

    def test_an_administrator_ends_anybodys(self, agency: Agency) -> None:
        theirs = newly_signed_in("officer")
        with as_accounts():
            row = Session.objects.get(session_key=theirs.cookies["inkasso_session"].value)
        browser = signed_in("administrator")
        page = browser.get(f"/accounts/{row.account_id}/").content.decode()
        assert row.session_key not in page
        for handle in re.findall(r"sessions/([0-9a-f]{16})/end/", page):
            browser.post(f"/accounts/{row.account_id}/sessions/{handle}/end/")
        assert theirs.get("/").status_code == 302

    def test_a_manager_sees_and_ends_none(self, agency: Agency) -> None:
        browser = signed_in("manager")
        assert "/end/" not in browser.get("/accounts/1/").content.decode()
        assert browser.post("/accounts/1/sessions/x/end/").status_code == 403


class TestReview:
    def test_a_manager_signs_and_what_is_ticked_ends(self, agency: Agency) -> None:
        leaver, boss = newcomer("customer_service"), newcomer("manager")
        browser = signed_in("manager")
        page = browser.get("/accounts/review/").content.decode()
        ticks = {}
        for account in (leaver, boss):
            row = page.split(account.email)[1].split("</tr>")[0]
            found = re.search(r'name="ending" value="(\d+)"', row)
            assert found is not None
            ticks[account.id] = found.group(1)
        unsure = send(browser, "/accounts/review/", ending=list(ticks.values()))
        assert unsure.status_code == 422
        answer = send(browser, "/accounts/review/", ending=list(ticks.values()), sure="on")
        assert answer.status_code == 303, answer.content.decode()
        assert roles(leaver) == ()
        assert roles(boss) == ("manager",)
        with as_accounts():
            assert [one.kind for one in asked_by("Elina Esihenkilö", START)][:1] == ["take_role"]
            review = AccessReview.objects.order_by("-id").first()
            assert review is not None
            assert (review.signed_on, review.signed_by) == (START, "Elina Esihenkilö")
            assert due(START).on == START + timedelta(days=EVERY_DAYS)
            late = START + timedelta(days=EVERY_DAYS + 1)
            assert due(START).is_late(late)

    def test_rights_that_changed_meanwhile_are_not_signed(self, agency: Agency) -> None:
        browser = signed_in("manager")
        page = browser.get("/accounts/review/").content.decode()
        hidden = dict(re.findall(r'name="(once|seen)" value="([^"]*)"', page))
        newcomer("officer")
        answer = browser.post("/accounts/review/", {**hidden, "sure": "on"})
        assert answer.status_code == 409


def test_requests_of_others_wait_on_the_start_page(agency: Agency) -> None:
    with as_accounts():
        account = Account.objects.get(email="officer@demo.example")
        facts = {"account": account.id, "role": "collector", "until": None}
        ask("give_role", facts, "asked by the test itself", BOSS)
    assert "/approvals/" in signed_in("manager").get("/").content.decode()
    assert "asked by the test itself" in signed_in("manager").get("/approvals/").content.decode()
