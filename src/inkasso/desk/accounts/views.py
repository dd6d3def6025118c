"""Accounts at the desk: the list, one account, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.desk.accounts.forms import AccountForm, RoleForm, WhyForm
from inkasso.desk.approvals.kinds import KINDS
from inkasso.desk.clock import seconds, today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.staff.approvals import waiting
from inkasso.staff.changing import (
    APPROVES,
    CARRIED_OUT,
    ask_reset,
    ask_role,
    close_account,
    take_role,
)
from inkasso.staff.invitations import invitation_path
from inkasso.staff.models import Account, Approval, Grant
from inkasso.staff.roles import ROLES
from inkasso.staff.second import approvers
from inkasso.staff.services import (
    NewAccount,
    accounts_with_roles,
    find_account_by_number,
    grants_in_force,
    invite,
)
from inkasso.staff.sessions import end_session, open_sessions

#: What a form about an account does; the request, where it takes a second person.
Change: TypeAlias = Callable[[Mapping[str, Any]], Approval | None]


@page("see_accounts")
def accounts(request: HttpRequest) -> HttpResponse:
    """Every account with the roles that hold today."""
    rows = [(account, _named(held)) for account, held in accounts_with_roles(today())]
    return render(request, "desk/accounts/list.html", {"rows": rows})


@page("see_accounts")
def account(request: HttpRequest, number: int) -> HttpResponse:
    """One account: roles, requests that wait, browsers it is signed in with."""
    return render(request, "desk/accounts/one.html", _context(number))


@page("manage_accounts")
def new(request: HttpRequest) -> HttpResponse:
    """Open an account; its holder chooses a password by an invitation."""
    form = AccountForm.of(request)
    opened: list[Account] = []

    def open_one(said: Mapping[str, Any]) -> None:
        named = NewAccount(
            email=said["sign_in_email"], name=said["whole_name"], language=said["desk_language"]
        )
        opened.append(invite(named, moment_of(request)))

    if form.carried_out(open_one):
        where = reverse("account", args=[opened[0].id]) if opened else reverse("accounts")
        return done(request, where, "account_opened")
    return render(request, "desk/accounts/new.html", {"form": form}, status=form.status)


@page("manage_accounts")
def role(request: HttpRequest, number: int) -> HttpResponse:
    """Ask that the account be given a role."""
    about, moment = find_account_by_number(number), moment_of(request)

    def ask(said: Mapping[str, Any]) -> Approval:
        return ask_role(about, said["role"], said["why"], moment, until=said["role_until"])

    return _change(request, about, RoleForm, ask)


@page("manage_accounts")
def end_role(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Take a role away, or ask for it where two must."""
    about, moment = find_account_by_number(number), moment_of(request)
    return _change(request, about, WhyForm, lambda said: take_role(about, key, said["why"], moment))


@page("manage_accounts")
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close the account, or ask for it where two must."""
    about, moment = find_account_by_number(number), moment_of(request)
    return _change(request, about, WhyForm, lambda said: close_account(about, said["why"], moment))


@page("manage_accounts")
def reset(request: HttpRequest, number: int) -> HttpResponse:
    """Ask that whoever lost their second factor may begin anew."""
    about, moment = find_account_by_number(number), moment_of(request)
    return _change(request, about, WhyForm, lambda said: ask_reset(about, said["why"], moment))


@page("manage_accounts")
def invitation_of(request: HttpRequest, number: int) -> HttpResponse:
    """The address at which the holder chooses a password; only where there is none yet."""
    about = find_account_by_number(number)
    if about.has_usable_password() or not about.is_active:
        raise Refused(Refusal(code="no_invitation", message=_NO_INVITATION))
    address = request.build_absolute_uri(invitation_path(about))
    return render(request, "desk/accounts/invitation.html", {"about": about, "address": address})


@page("manage_accounts")
@require_POST
def end_one_session(request: HttpRequest, number: int, handle: str) -> HttpResponse:
    """Sign one browser of the account out, at once."""
    end_session(find_account_by_number(number).id, handle)
    return done(request, reverse("account", args=[number]), "session_ended")


def _change(
    request: HttpRequest, about: Account, form_of: type[DeskForm], change: Change
) -> HttpResponse:
    """A change of an account's rights, which is done at once or asks a second person."""
    where = reverse("account", args=[about.id])
    asked: list[Approval | None] = []
    form = form_of.of(request, seen=_mark(about))
    if form.carried_out(lambda said: asked.append(change(said))):
        return done(request, where, "approval_asked" if any(asked) else "account_changed")
    able, own = approvers(today(), APPROVES), moment_of(request).by
    others = [one.name for one in able if one.name != own]
    match = request.resolver_match
    context = {
        "form": form,
        "about": about,
        "text": f"accounts.{match.url_name if match else ''}",
        "back": where,
        "others": others,
    }
    return render(request, "desk/accounts/change.html", context, status=form.status)


def _context(number: int) -> dict[str, object]:
    about = find_account_by_number(number)
    mine = [one for one in waiting(CARRIED_OUT, today()) if one.facts.get("account") == about.id]
    return {
        "about": about,
        "held": _named(list(grants_in_force(today()).filter(account=about))),
        "sessions": open_sessions(about.id, datetime.fromtimestamp(seconds(), UTC)),
        "asked": [(one, KINDS[one.kind].name) for one in mine],
        "has_password": about.has_usable_password(),
    }


def _mark(about: Account) -> str:
    held = grants_in_force(today()).filter(account=about).values_list("id", flat=True)
    return mark_of(about.is_active, list(held))


def _named(held: list[Grant]) -> list[tuple[Words, Grant]]:
    return [(ROLES[each.role].name, each) for each in held if each.role in ROLES]


_NO_INVITATION = Words(
    fi="Tilillä on jo salasana, tai se on suljettu. Kadonneen tunnisteen voi nollata.",
    sv="Kontot har redan ett lösenord eller är stängt. En förlorad faktor kan återställas.",
    en="The account has a password already, or is closed. A lost factor can be reset.",
)
