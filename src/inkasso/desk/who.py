"""Who has signed in: their account and what their roles let them do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest

from inkasso.base.moment import Moment
from inkasso.base.words import Language
from inkasso.desk.clock import today
from inkasso.staff.actions import ACTIONS
from inkasso.staff.models import Account
from inkasso.staff.roles import allowed, purpose_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody signed in, with a second factor."""

    account: Account
    #: Keys of the roles that hold today.
    roles: tuple[str, ...]

    @property
    def language(self) -> Language:
        """The language they work in."""
        return cast("Language", self.account.language)

    @property
    def actions(self) -> frozenset[str]:
        """Keys of what they may do."""
        return allowed(self.roles)

    def may(self, action: str) -> bool:
        """Whether one of their roles allows an action."""
        return action in self.actions

    def purpose_for(self, action: str) -> str | None:
        """For which purpose they do an action; None if they may not."""
        return purpose_for(ACTIONS[action], self.roles)


def moment_of(request: HttpRequest) -> Moment:
    """Today, and the whole name of whoever has signed in."""
    who = who_asks(request)
    assert who is not None, "only somebody who has signed in gets to such a page"
    return Moment(on=today(), by=who.account.name)


def who_asks(request: HttpRequest) -> Who | None:
    """Who has signed in with this browser; nobody while a second factor is missing."""
    return cast("Who | None", getattr(request, "who", None))
