"""Changes of rights that take two: giving a role, taking a powerful one, a lost second factor.

What a request of such a kind holds, and what its approval does. Giving power takes two people;
taking away an ordinary role, closing an ordinary account and ending a session take one, for a door
must be shut at once. Administrators and managers are shown out by two, so that nobody takes the
house over by removing the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.staff.approvals import Facts, approve, ask
from inkasso.staff.models import Account, Approval, Grant
from inkasso.staff.roles import ADMINISTRATOR, MANAGER
from inkasso.staff.second import AT_TERMINAL, second_at_terminal
from inkasso.staff.services import (
    end_account,
    end_grant,
    find_account_by_number,
    grant,
    grants_in_force,
    roles_of,
)
from inkasso.staff.sessions import end_sessions

#: Kinds of requests.
GIVE_ROLE, TAKE_ROLE, CLOSE_ACCOUNT, RESET_FACTOR = (
    "give_role",
    "take_role",
    "close_account",
    "reset_factor",
)
#: Roles that two people take away.
POWERFUL = frozenset({ADMINISTRATOR, MANAGER})
#: The action that approves these kinds.
APPROVES = "approve_roles"


def ask_role(
    account: Account, role: str, why: str, moment: Moment, *, until: date | None = None
) -> Approval:
    """Ask that an account be given a role; nothing is given yet.

    Raises `Refused` as `grant` does, so that nobody is asked to approve what cannot be.
    """
    with _tried():
        grant(account, role, moment, until)
    last = until.isoformat() if until else None
    return ask(GIVE_ROLE, {"account": account.id, "role": role, "until": last}, why, moment)


def give_role(facts: Facts, moment: Moment) -> None:
    """Give the role that was asked for; raises `Refused` (`own_rights`, and as `grant` does)."""
    account = _account_of(facts)
    _not_for_oneself(account, moment)
    until = facts["until"]
    last = date.fromisoformat(str(until)) if until else None
    grant(account, str(facts["role"]), moment, last)


def take_role(account: Account, role: str, why: str, moment: Moment) -> Approval | None:
    """Take a role away at once, or ask for it where the role is powerful.

    Raises `Refused` (`not_granted`, `last_administrator`, `unknown_role`).
    """
    if role not in POWERFUL:
        end_grant(account, role, moment)
        return None
    with _tried():
        end_grant(account, role, moment)
    return ask(TAKE_ROLE, {"account": account.id, "role": role}, why, moment)


def role_taken(facts: Facts, moment: Moment) -> None:
    """Take the role away that was asked for."""
    end_grant(_account_of(facts), str(facts["role"]), moment)


def close_account(account: Account, why: str, moment: Moment) -> Approval | None:
    """Close an account at once, or ask for it where it has a powerful role.

    Raises `Refused` (`account_ended`, `last_administrator`).
    """
    if POWERFUL.isdisjoint(roles_of(account, moment.on)):
        end_account(account, moment)
        return None
    with _tried():
        end_account(account, moment)
    return ask(CLOSE_ACCOUNT, {"account": account.id}, why, moment)


def account_closed(facts: Facts, moment: Moment) -> None:
    """Close the account that was asked for."""
    end_account(_account_of(facts), moment)


def ask_reset(account: Account, why: str, moment: Moment) -> Approval:
    """Ask that somebody who lost their second factor may begin anew."""
    if not account.is_active:
        raise _refused("account_ended", _ENDED, email=account.email)
    return ask(RESET_FACTOR, {"account": account.id}, why, moment)


def reset_factor(facts: Facts, moment: Moment) -> None:
    """Forget password, second factor and sessions; an invitation lets the holder begin anew."""
    account = _account_of(facts)
    _not_for_oneself(account, moment)
    if not account.is_active:
        raise _refused("account_ended", _ENDED, email=account.email)
    with transaction.atomic():
        Authenticator.objects.filter(user_id=account.id).delete()
        account.set_unusable_password()
        account.save(update_fields=["password"])
        end_sessions(account.id)


def give_at_terminal(
    account: Account, role: str, moment: Moment, *, until: date | None, second: str
) -> Grant:
    """Give a role at the terminal, where the second person sits beside and is named.

    The first rights of an agency are given by one: there is nobody else yet. Raises `Refused`
    as `second_at_terminal`, `own_rights`, and as `grant` does.
    """
    agrees = second_at_terminal(second, APPROVES, moment)
    if agrees is None:
        return grant(account, role, moment, until)
    with transaction.atomic():
        request = ask_role(account, role, AT_TERMINAL, moment, until=until)
        approve(request.id, agrees, CARRIED_OUT[GIVE_ROLE])
    return grants_in_force(moment.on).get(account=account, role=role)


def end_at_terminal(
    account: Account, role: str | None, moment: Moment, *, second: str
) -> Grant | Account:
    """Take a role away, or close the account without one, at the terminal.

    By two where it is powerful: else whoever ends the approvers alone needs no approval any more.
    Raises `Refused` as `second_at_terminal`, `end_grant` and `end_account`.
    """
    held = Grant.objects.filter(account=account, ended_on=None).values_list("role", flat=True)
    ends = {role} if role else set(held)
    agrees = None if POWERFUL.isdisjoint(ends) else second_at_terminal(second, APPROVES, moment)
    if agrees is None:
        return end_grant(account, role, moment) if role else end_account(account, moment)
    ended: list[Grant | Account] = []
    with transaction.atomic():
        if role:
            asked = ask(TAKE_ROLE, {"account": account.id, "role": role}, AT_TERMINAL, moment)
            approve(asked.id, agrees, lambda _, at: ended.append(end_grant(account, role, at)))
        else:
            asked = ask(CLOSE_ACCOUNT, {"account": account.id}, AT_TERMINAL, moment)
            approve(asked.id, agrees, lambda _, at: ended.append(end_account(account, at)))
    return ended[0]


@contextmanager
def _tried() -> Iterator[None]:
    """Whatever is done within is undone: only its refusals count."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _account_of(facts: Facts) -> Account:
    return find_account_by_number(int(str(facts["account"])))


def _not_for_oneself(account: Account, moment: Moment) -> None:
    if account.name.casefold() == moment.by.casefold():
        raise _refused("own_rights", _OWN)


def _refused(code: str, message: Words, **values: object) -> Refused:
    return Refused(Refusal(code=code, message=message.format(**values)))


#: What the approval of each kind does.
CARRIED_OUT = {
    GIVE_ROLE: give_role,
    TAKE_ROLE: role_taken,
    CLOSE_ACCOUNT: account_closed,
    RESET_FACTOR: reset_factor,
}

_ENDED = Words(
    fi="Tili {email} on päättynyt.",
    sv="Kontot {email} är avslutat.",
    en="The account {email} has ended.",
)
_OWN = Words(
    fi="Kukaan ei hyväksy omia oikeuksiaan: siihen tarvitaan toinen henkilö.",
    sv="Ingen godkänner sina egna behörigheter: det krävs en annan person.",
    en="Nobody approves their own rights: it takes somebody else.",
)
