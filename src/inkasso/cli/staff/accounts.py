"""`inkasso staff add`, `grant`, `end` and `list`."""

from __future__ import annotations

from datetime import date

import click

from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Language
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.staff.actions import ACCOUNTS
from inkasso.staff.changing import end_at_terminal, give_at_terminal
from inkasso.staff.invitations import invitation_path
from inkasso.staff.models import Account, Grant
from inkasso.staff.roles import ROLES
from inkasso.staff.services import (
    NewAccount,
    find_account,
    grants_in_force,
    invite,
)

_role_option = click.option("--role", type=click.Choice(tuple(ROLES)), help="The role.")
_second_option = click.option(
    "--second", default="", help="Whole name of the other person, who agrees."
)
_until_option = click.option("--until", type=Day(), help="Last day of the role; default none.")


@click.command("add")
@click.argument("email")
@click.option(
    "--name", required=True, help="The whole name; the access log tells by it who looked."
)
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", help="Of the desk.")
@_role_option
@_until_option
@_second_option
@date_option
@json_option
@pass_workspace
def add_command(  # noqa: PLR0913  one option each
    workspace: Workspace,
    *,
    email: str,
    name: str,
    language: Language,
    role: str | None,
    until: date | None,
    second: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Open an account, and show the address at which its holder chooses a password."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, ACCOUNTS, "an account is opened at the terminal"):
        account = invite(NewAccount(email=email, name=name, language=language), moment)
        if role is not None:
            give_at_terminal(account, role, moment, until=until, second=second)
        path = invitation_path(account)
    if as_json:
        emit({"account": account.email, "role": role, "invitation": path})
    else:
        say(f"{account.name} chooses a password at this path of the desk, within three days:")
        say(path)


@click.command("grant")
@click.argument("email")
@_role_option
@_until_option
@_second_option
@date_option
@json_option
@pass_workspace
def grant_command(  # noqa: PLR0913  one option each
    workspace: Workspace,
    *,
    email: str,
    role: str | None,
    until: date | None,
    second: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Give an account a role."""
    if role is None:
        raise click.UsageError("say which role: --role")
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, ACCOUNTS, "a role is granted at the terminal"):
        account = find_account(email)
        given = give_at_terminal(account, role, moment, until=until, second=second)
    _told(given, f"{email} has the role {role}.", as_json=as_json)


@click.command("end")
@click.argument("email")
@_role_option
@_second_option
@date_option
@json_option
@pass_workspace
def end_command(
    workspace: Workspace,
    *,
    email: str,
    role: str | None,
    second: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Take one role away, or without --role close the account; either signs it out."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, ACCOUNTS, "rights are ended at the terminal"):
        account = find_account(email)
        ended = end_at_terminal(account, role, moment, second=second)
    if isinstance(ended, Grant):
        _told(ended, f"{email} no longer has the role {role}.", as_json=as_json)
    elif as_json:
        emit({"account": ended.email, "active": ended.is_active})
    else:
        say(f"{ended.email} is closed and signed out.")


@click.command("list")
@date_option
@json_option
@pass_workspace
def list_command(workspace: Workspace, *, on: date | None, as_json: bool) -> None:
    """Every account with the roles it has on a day."""
    with work(workspace, ACCOUNTS, "accounts are listed at the terminal"):
        held: dict[int, list[Grant]] = {}
        for each in grants_in_force(day_of(workspace, on)):
            held.setdefault(each.account_id, []).append(each)
        accounts = list(Account.objects.order_by("name", "id"))
    if as_json:
        emit({"accounts": [_account(one, held.get(one.id, [])) for one in accounts]})
        return
    rows = (
        (one.name, one.email, "yes" if one.is_active else "ended", _roles(held.get(one.id, [])))
        for one in accounts
    )
    table(f"{len(accounts)} accounts", ("name", "e-mail", "active", "roles"), rows)


def _account(account: Account, held: list[Grant]) -> Json:
    return {
        "email": account.email,
        "name": account.name,
        "language": account.language,
        "active": account.is_active,
        "roles": [_grant(each) for each in held],
    }


def _grant(each: Grant) -> Json:
    return {"role": each.role, "since": each.since, "until": each.until, "by": each.granted_by}


def _roles(held: list[Grant]) -> str:
    return ", ".join(f"{g.role} until {g.until}" if g.until else g.role for g in held) or "-"


def _told(given: Grant, sentence: str, *, as_json: bool) -> None:
    if as_json:
        emit(_grant(given))
    else:
        say(sentence)
