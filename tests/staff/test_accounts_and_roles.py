"""Accounts and roles: who is let in, with what, and that both end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.gate.privileges.desired import FACES
from inkasso.gate.register import register_in_force
from inkasso.staff.actions import ACTIONS
from inkasso.staff.invitations import invitation_path, invited
from inkasso.staff.models import Account, Grant, Session
from inkasso.staff.roles import ROLES, allowed, faults, purpose_for, purposes_of_all_roles
from inkasso.staff.services import (
    NewAccount,
    end_account,
    end_grant,
    find_account,
    grant,
    invite,
    roles_of,
)
from inkasso.staff.sessions import SessionStore

DAY = date(2026, 3, 2)
MOMENT = Moment(on=DAY, by="tester")


def account(email: str = "aino@agency.example", name: str = "Aino Virtanen") -> Account:
    return invite(NewAccount(email=email, name=name), MOMENT)


def refused(code: str):  # type: ignore[no-untyped-def]
    return pytest.raises(Refused, match=f"^{code}:")


def test_the_table_of_roles_hangs_together() -> None:
    assert faults() == []


def test_roles_work_for_purposes_that_the_register_tells_of_and_the_desk_may_become() -> None:
    purposes = purposes_of_all_roles()
    assert purposes <= register_in_force().purposes.keys()
    assert purposes == FACES["desk"]


def test_every_action_is_somebodys_and_names_purposes_of_the_register() -> None:
    assert allowed(ROLES) == ACTIONS.keys()
    for action in ACTIONS.values():
        assert set(action.purposes) <= purposes_of_all_roles()


@given(st.sets(st.sampled_from(sorted(ROLES))), st.sampled_from(sorted(ACTIONS)))
def test_a_purpose_is_given_only_to_whom_one_role_allows_both(roles: set[str], key: str) -> None:
    purpose = purpose_for(ACTIONS[key], roles)
    having = [ROLES[role] for role in roles if key in ROLES[role].actions]
    if purpose is None:
        assert having == []
    else:
        assert any(purpose in role.purposes for role in having)


def test_a_role_that_is_no_more_allows_nothing() -> None:
    assert allowed(["emperor"]) == frozenset()
    assert purpose_for(ACTIONS["search"], ["emperor"]) is None


@pytest.mark.django_db
class TestLettingIn:
    def test_a_new_account_has_no_password_that_works(self) -> None:
        assert not account().has_usable_password()

    def test_one_account_an_address_whatever_its_case(self) -> None:
        account()
        with refused("account_exists"):
            account("AINO@Agency.Example")
        assert find_account(" Aino@agency.example ").name == "Aino Virtanen"

    @pytest.mark.parametrize(
        ("email", "name", "code"),
        [
            ("no address", "Aino Virtanen", "email_unreadable"),
            ("", "Aino Virtanen", "email_unreadable"),
            ("a@b.example", "Aino", "whole_name_missing"),
            ("a@b.example", "  ", "whole_name_missing"),
        ],
    )
    def test_what_names_nobody_is_refused(self, email: str, name: str, code: str) -> None:
        with refused(code):
            account(email, name)

    def test_an_unknown_address_is_told(self) -> None:
        with refused("unknown_account"):
            find_account("nobody@agency.example")

    def test_an_invitation_works_until_a_password_is_chosen(self) -> None:
        new = account()
        *_, number, token, _ = invitation_path(new).split("/")
        assert invited(number, token) == new
        assert invited(number, token + "x") is None
        assert invited("ö", token) is None
        new.set_password("a long enough secret")
        new.save()
        assert invited(number, token) is None


@pytest.mark.django_db
class TestRoles:
    def test_a_role_holds_from_its_first_day_to_its_last(self) -> None:
        aino = account()
        grant(aino, "collector", MOMENT, until=DAY + timedelta(days=2))
        held = [roles_of(aino, DAY + timedelta(days=days)) for days in (-1, 0, 2, 3)]
        assert held == [(), ("collector",), ("collector",), ()]

    def test_a_role_is_not_given_twice_nor_for_a_day_gone_by(self) -> None:
        aino = account()
        grant(aino, "collector", MOMENT)
        with refused("already_granted"):
            grant(aino, "collector", MOMENT)
        with refused("grant_until_passed"):
            grant(aino, "officer", MOMENT, until=DAY - timedelta(days=1))
        with refused("unknown_role"):
            grant(aino, "emperor", MOMENT)

    def test_taking_a_role_away_keeps_its_history(self) -> None:
        aino = account()
        grant(aino, "collector", MOMENT)
        end_grant(aino, "collector", Moment(on=DAY, by="Boss"))
        assert roles_of(aino, DAY) == ()
        assert [(g.role, g.ended_by) for g in Grant.objects.all()] == [("collector", "Boss")]
        with refused("not_granted"):
            end_grant(aino, "collector", MOMENT)

    def test_the_last_administrator_stays(self) -> None:
        first, second = account(), account("b@agency.example", "Bo Berg")
        grant(first, "administrator", MOMENT)
        with refused("last_administrator"):
            end_grant(first, "administrator", MOMENT)
        with refused("last_administrator"):
            end_account(first, MOMENT)
        grant(second, "administrator", MOMENT)
        end_account(first, MOMENT)
        assert roles_of(second, DAY) == ("administrator",)


@pytest.mark.django_db
class TestEnding:
    def test_a_closed_account_has_no_roles_no_password_and_no_sessions(self) -> None:
        aino = account()
        aino.set_password("a long enough secret")
        aino.save()
        grant(aino, "collector", MOMENT)
        session = SessionStore()
        session["_auth_user_id"] = str(aino.id)
        session.save()
        assert Session.objects.filter(account=aino).count() == 1

        ended = end_account(aino, MOMENT)

        assert not ended.is_active
        assert not ended.has_usable_password()
        assert roles_of(ended, DAY) == ()
        assert Session.objects.count() == 0
        with pytest.raises(UpdateError):
            session.save()
        with refused("account_ended"):
            grant(aino, "collector", MOMENT)
        with refused("account_ended"):
            end_account(aino, MOMENT)

    def test_taking_a_role_away_signs_out(self) -> None:
        aino = account()
        grant(aino, "collector", MOMENT)
        session = SessionStore()
        session["_auth_user_id"] = str(aino.id)
        session.save()
        end_grant(aino, "collector", MOMENT)
        assert Session.objects.count() == 0
