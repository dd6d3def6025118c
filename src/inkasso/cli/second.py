"""`--second`: the other person, who sits beside and agrees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from inkasso.base.moment import Moment
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.staff.actions import ACCOUNTS
from inkasso.staff.second import approvers, second_at_terminal

F = TypeVar("F", bound=Callable[..., object])


def second_option(function: F) -> F:
    """`--second`: needed as soon as somebody could approve the same at the desk."""
    return click.option("--second", default="", help="Whole name of the other person, who agrees.")(
        function
    )


def second_always(workspace: Workspace, second: str, action: str, on: date) -> Moment:
    """Who agrees to what never counts by one person's word. Raises as `second_at_terminal`."""
    with work(workspace, ACCOUNTS, "who agrees at the terminal"):
        own = Moment(on=on, by=workspace.actor)
        agrees = second_at_terminal(second, action, own, always=True)
    assert agrees is not None, "somebody is always asked for"
    return agrees


def second_of(workspace: Workspace, second: str, action: str, on: date) -> Moment | None:
    """Who agrees; None while nobody could be asked. Raises `Refused` as `second_at_terminal`.

    Accounts are read for their own purpose, before the work begins that takes two.
    """
    with work(workspace, ACCOUNTS, "who agrees at the terminal"):
        return second_at_terminal(second, action, Moment(on=on, by=workspace.actor))


def nobody_approves(workspace: Workspace, action: str, on: date) -> bool:
    """Whether nobody could be asked to approve something: then the terminal does it alone."""
    with work(workspace, ACCOUNTS, "who could approve"):
        return not approvers(on, action)
